import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { foresee } from '../../../libs/database/foresee';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import { bookingsOfOrder } from '../../../libs/orders/bookings-of-an-order';
import { dropWantedRecording, recordAgain } from '../../../libs/orders/changes/record-again';
import { moveRecording, type MovedRecording } from '../../../libs/orders/move-recording';
import type { House } from '../../house';
import { CurrentPerson, Roles, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { changedOrder, orderId } from '../orders/orders.schemas';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './recording.schemas';

type Move = z.infer<typeof s.move>;
const refuses = [
  'order.not-found', 'order.not-yours', 'recording.nothing-booked', 'recording.already-recorded', 'recording.booked-otherwise', 'recording.same-day',
  'recording.not-a-thursday', 'recording.closed', 'recording.cut-off-is-past', 'recording.no-room',
] as const;

const changing = ['order.not-found', 'order.not-yours', 'order.changed', 'order.not-under-way', 'order.too-late-to-change', 'order.open-date-is-past'] as const;
const wanting = [
  ...changing, 'recording.not-recorded-yet', 'recording.repeat-waits-for-its-stamp', 'recording.not-a-thursday', 'recording.closed', 'recording.cut-off-is-past', 'recording.no-room',
] as const;

/** The recording that an order has booked. */
@Controller('orders/:orderId/recording')
export class BookingsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @StaffOnly()
  @Answers({ ko: '녹음 예약 이력', en: 'Every Thursday that an order had: who moved it, when and why', schema: s.bookings, refuses: ['order.not-found'] })
  list(@Param('orderId', { schema: orderId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => bookingsOfOrder(tx, id));
  }

  @Post('move/preview')
  @Roles('SALES_REP', 'CONSULTING_SUPPORT', 'CUSTOMER')
  @Answers({ ko: '녹음 예약 이동 미리보기', en: 'What another Thursday would do to due dates and opening; nothing is changed', schema: s.movedRecording, refuses })
  foreseeMove(@Param('orderId', { schema: orderId }) id: string, @Body({ schema: s.move }) move: Move, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => forReader(person, await foresee(tx, () => moveRecording(tx, this.house.desk, id, move))));
  }

  @Post('move')
  @Roles('SALES_REP', 'CONSULTING_SUPPORT', 'CUSTOMER')
  @Answers({ ko: '녹음 예약 이동', en: 'Move a booking to another Thursday; who waits for it is told', schema: s.movedRecording, refuses })
  move(@Param('orderId', { schema: orderId }) id: string, @Body({ schema: s.move }) move: Move, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => forReader(person, await moveRecording(tx, this.house.desk, id, move)));
  }
}

/** A recording that the customer wants once more, at cost. */
@Controller('orders/:orderId/recording/again')
@Roles('SALES_REP')
export class RecordingsAtCostController {
  constructor(@TheHouse() private readonly house: House) {}

  @Post('preview')
  @Answers({ ko: '재녹음 요청 미리보기', en: 'What one more recording at cost does to price and opening; nothing is changed', schema: changedOrder, refuses: wanting })
  foresee(@Param('orderId', { schema: orderId }) id: string, @Body({ schema: s.wanted }) wanted: z.infer<typeof s.wanted>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => foresee(tx, () => recordAgain(tx, this.house.desk, id, wanted)));
  }

  @Post()
  @Answers({ ko: '재녹음 요청', en: 'One more recording at cost: its price is confirmed and stamped, then it is recorded again', schema: changedOrder, refuses: wanting })
  ask(@Param('orderId', { schema: orderId }) id: string, @Body({ schema: s.wanted }) wanted: z.infer<typeof s.wanted>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => recordAgain(tx, this.house.desk, id, wanted));
  }

  @Post('withdraw')
  @Answers({ ko: '재녹음 요청 철회', en: 'Not at that price: the wish leaves the quote before it is stamped', schema: changedOrder, refuses: [...changing, 'recording.none-waits-for-its-stamp'] })
  withdraw(@Param('orderId', { schema: orderId }) id: string, @Body({ schema: s.notWanted }) act: z.infer<typeof s.notWanted>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => dropWantedRecording(tx, this.house.desk, id, act));
  }
}

/** The customer reads whether the wanted day is passed; forecast dates are the house's own. */
function forReader(person: Actor, moved: MovedRecording | Refusal) {
  if (isRefusal(moved) || person.side === 'STAFF' || !moved.opening) return moved;
  const { wantedOn, isLate } = moved.opening;
  return { ...moved, opening: { wantedOn, isLate } };
}
