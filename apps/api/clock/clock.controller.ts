import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { systemActor, type Actor } from '../../../libs/contract/sides';
import { inTransaction } from '../../../libs/database/transaction';
import { momentsAhead } from '../../../libs/desk/moments-ahead';
import { moveToNextMoment, readClock, type Clock } from '../../../libs/desk/test-clock';
import { instantOf, momentAt } from '../../../libs/domain/calendar/plain-date';
import { isRefusal, refuse } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, Roles, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { isDayOrInstant } from '../query-fields';
import { problemOf } from '../problems/problem-of';
import { transact } from '../session/transact';

const clock = z.object({ now: z.string(), today: z.string(), testClock: z.boolean(), waitingMoments: z.int(), nextMomentAt: z.string().nullable() }).meta({ title: '업무 시계' });
const whereTo = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/, 'wrong-format')
  .refine((to) => isDayOrInstant(to.slice(0, 10)), 'not-a-date')
  .meta({ description: '날짜(그날 09:00) 또는 한국 시각', examples: ['2026-11-26'] });
const moving = z.strictObject({ to: whereTo }).meta({ examples: [{ to: '2026-11-26' }] });
const lookingAhead = z.object({ to: whereTo });
const wayAhead = z
  .object({
    moments: z.array(z.object({ at: z.string(), kind: z.string(), count: z.int(), accrualMonth: z.string().nullable(), orderNos: z.array(z.string()) })),
    more: z.boolean(),
    tasksThatBecomeLate: z.int(),
  })
  .meta({ title: '그때까지 일어날 일', description: '지금 알려진 것만. 사람과 기계가 하는 일에서 더 생깁니다' });

/** For what belongs to one moment; a long way has many. */
const patienceMs = 20_000;

/** A date means 09:00 of it; times are Korean. */
const instantFrom = (to: string): string => instantOf(to.length === 10 ? momentAt(to, '09:00:00') : to.length === 16 ? `${to}:00` : to);

/** Business time: real, or standing still until an administrator moves it, moment by moment in order. */
@Controller('clock')
export class ClockController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @SignedIn()
  @Answers({ ko: '업무 시각', en: 'Business time', schema: clock })
  read(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => forReader(person, await readClock(tx)));
  }

  @Get('ahead')
  @Roles('ADMIN')
  @Answers({ ko: '그때까지 일어날 일', en: 'What is known to happen until then', schema: wayAhead })
  ahead(@Query({ schema: lookingAhead }) { to }: z.infer<typeof lookingAhead>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => momentsAhead(tx, instantFrom(to)));
  }

  @Post('move')
  @Roles('ADMIN')
  @Answers({ ko: '업무 시각 옮기기', en: 'Move business time forward', schema: clock, refuses: ['clock.not-a-test-clock', 'clock.only-forward', 'clock.moments-wait'] })
  async move(@Body({ schema: moving }) { to }: z.infer<typeof moving>, @CurrentPerson() person: Actor) {
    const target = instantFrom(to);
    for (let at = '', since = Date.now(); ; ) {
      const moved = await inTransaction(this.house.database, systemActor, (tx) => moveToNextMoment(tx, target));
      if (isRefusal(moved)) throw problemOf(moved);
      if (moved.arrived) return transact(this.house, person, readClock);
      if (moved.now !== at) [at, since] = [moved.now, Date.now()];
      if (Date.now() - since > patienceMs) throw problemOf(refuse('clock.moments-wait', { params: { now: moved.now } }));
      if (moved.poked > 0) await pause(100);
    }
  }
}

/** How much waits in the house, and for when, is the house's own business. */
const forReader = (person: Actor, time: Clock): Clock => (person.side === 'STAFF' ? time : { ...time, waitingMoments: 0, nextMomentAt: null });
