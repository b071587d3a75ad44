import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { hasRole, type Actor } from '../../../libs/contract/sides';
import { count, date, text } from '../../../libs/contract/forms/fields';
import { changeRecordingDay, recordingDays } from '../../../libs/orders/recording-days';
import type { House } from '../../house';
import { CurrentPerson, Roles, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { askedDate } from '../query-fields';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';

const from = z.object({ from: askedDate({ title: '언제부터' }).optional() });
const thursday = date({ title: '목요일' });
const change = z
  .strictObject({ capacity: count({ title: '정원', description: '0이면 휴무' }, 0, 100), reason: text({ title: '사유' }) })
  .meta({ examples: [{ capacity: 0, reason: '녹음실 공사' }] });

const days = z
  .object({
    items: z.array(
      z.object({
        thursday: z.string(),
        open: z.boolean(),
        holidays: z.array(z.string()),
        cutOff: z.string().nullable(),
        inTime: z.boolean(),
        provisional: z.boolean().meta({ description: '예정: 그 해의 공휴일이 아직 확정되지 않음 (X-95)' }),
        capacity: z.int(),
        taken: z.int(),
        bookings: z.array(z.object({ orderId: z.uuid(), orderNo: z.string(), customerName: z.string(), state: z.string() })),
      }),
    ),
  })
  .meta({ title: '녹음 목요일' });
const changed = z.object({ thursday: z.string(), capacity: z.int(), moved: z.array(z.object({ orderId: z.uuid(), to: z.string() })) });

@Controller('recording/thursdays')
export class RecordingController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @SignedIn()
  @Answers({ ko: '녹음 목요일', en: 'Half a year of recording Thursdays: room, cut-off, holidays, who is booked', schema: days })
  list(@Query({ schema: from }) asked: z.infer<typeof from>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => forReader(person, await recordingDays(tx, asked.from ?? tx.today)));
  }

  @Put(':date')
  @Roles('ADMIN', 'CONSULTING_SUPPORT')
  @Answers({ ko: '정원 변경·휴무', en: 'Another capacity; 0 closes the day. Recordings without room move on', schema: changed, refuses: ['recording.not-a-thursday', 'date.in-the-past'] })
  change(
    @Param('date', { schema: thursday }) day: string,
    @Body({ schema: change }) body: z.infer<typeof change>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => changeRecordingDay(tx, this.house.desk, day, body));
  }
}

type Days = Awaited<ReturnType<typeof recordingDays>>;

/** Of the partners on an order only the one that records needs to know when. */
const forReader = (person: Actor, days: Days): Days =>
  person.side !== 'PARTNER' || hasRole(person, 'PARTNER_SYSTEM') ? days : { items: days.items.map((day) => ({ ...day, bookings: [] })) };
