import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { hasRole, type Actor } from '../../../libs/contract/sides';
import { foresee } from '../../../libs/database/foresee';
import { changeRecordingDay, recordingDays } from '../../../libs/orders/recording-days';
import type { House } from '../../house';
import { CurrentPerson, Roles, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './recording.schemas';

type Change = z.infer<typeof s.changeOfDay>;
const refuses = ['recording.not-a-thursday', 'recording.is-a-holiday', 'date.in-the-past'] as const;

@Controller('recording/thursdays')
export class RecordingController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @SignedIn()
  @Answers({ ko: '녹음 목요일', en: 'Half a year of recording Thursdays: places, cut-off, holidays, who is booked', schema: s.days })
  list(@Query({ schema: s.from }) asked: z.infer<typeof s.from>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => forReader(person, await recordingDays(tx, asked.from ?? tx.today)));
  }

  @Post(':date/preview')
  @Roles('ADMIN', 'CONSULTING_SUPPORT')
  @Answers({ ko: '정원 변경·휴무 미리보기', en: 'What another capacity would move; nothing is changed', schema: s.changedDay, refuses })
  foreseeChange(@Param('date', { schema: s.thursday }) day: string, @Body({ schema: s.changeOfDay }) change: Change, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => foresee(tx, () => changeRecordingDay(tx, this.house.desk, day, change)));
  }

  @Put(':date')
  @Roles('ADMIN', 'CONSULTING_SUPPORT')
  @Answers({ ko: '정원 변경·휴무', en: 'Another capacity; 0 closes the day. Recordings without room move on', schema: s.changedDay, refuses })
  change(@Param('date', { schema: s.thursday }) day: string, @Body({ schema: s.changeOfDay }) change: Change, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => changeRecordingDay(tx, this.house.desk, day, change));
  }
}

type Days = Awaited<ReturnType<typeof recordingDays>>;

/** Of the partners on an order only the one that records needs to know when. */
const forReader = (person: Actor, days: Days): Days =>
  person.side !== 'PARTNER' || hasRole(person, 'PARTNER_SYSTEM') ? days : { items: days.items.map((day) => ({ ...day, bookings: [] })) };
