import type { Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import { lockRun } from '../desk/run-store';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import type { PlainDate } from '../domain/calendar/plain-date';
import { isRecordingThursday } from '../domain/calendar/recording-happens-on-thursdays';
import { isRefusal, type Refusal } from '../domain/refusal';
import { followNewSlot } from './follow-new-slot';
import { effectOnOpening, openingOf, type EffectOnOpening } from './forecast/effect-on-opening';
import { bookedThursday, bookFirstThursday, endBooking, holdThursday, roomOnThursdays } from './recording-slots';
import { subscriptionPlan } from './submit-order';

interface Crowded {
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerId: string;
  readonly runId: string;
}

/** A recording that lost its Thursday, and what that does to its opening. */
export interface MovedOff {
  readonly orderId: string;
  readonly orderNo: string;
  readonly to: PlainDate;
  readonly opening: EffectOnOpening | null;
}

/** Those who booked last give way first. */
const crowdedOut = (tx: Tx, thursday: PlainDate, tooMany: number): Promise<Crowded[]> =>
  tx.query(
    `SELECT b.order_id AS "orderId", o.order_no AS "orderNo", b.customer_id AS "customerId", r.id AS "runId" FROM recording_booking b JOIN customer_order o ON o.id = b.order_id
       JOIN run r ON r.plan_key = $3 AND r.subject_id = b.order_id::text
      WHERE b.thursday = $1 AND b.state = 'BOOKED' ORDER BY b.booked_at DESC, b.place DESC LIMIT $2`,
    [thursday, tooMany, subscriptionPlan],
  );

/** Undefined where somebody moved it, or it ended, while this waited for its run. */
async function moveOn(tx: Tx, desk: Pick<Desk, 'changeFacts'>, { runId, ...order }: Crowded, at: { from: PlainDate; why: string; calendar: BusinessCalendar }): Promise<MovedOff | Refusal | undefined> {
  const run = await lockRun(tx, runId);
  if (isRefusal(run) || (await bookedThursday(tx, order.orderId)) !== at.from) return undefined;
  const before = await openingOf(tx, order.orderId);
  await endBooking(tx, order.orderId, 'MOVED', at.why);
  const to = await bookFirstThursday(tx, order, at.calendar, at.from);
  if (isRefusal(to)) return to;
  const fault = await followNewSlot(tx, desk, { orderId: order.orderId, runId, from: at.from, to }, `${at.why} ${to}로 옮겼습니다.`, at.calendar);
  return fault ?? { orderId: order.orderId, orderNo: order.orderNo, to, opening: effectOnOpening(before, await openingOf(tx, order.orderId)) };
}

/** A Thursday that is closed, or has more recordings than room, moves the last booked of them to the next open one after it; their runs learn it at once. */
export async function moveRecordingsOff(tx: Tx, desk: Pick<Desk, 'changeFacts'>, thursday: PlainDate, calendar: BusinessCalendar): Promise<readonly MovedOff[] | Refusal> {
  await holdThursday(tx, thursday, 'CHANGING');
  const room = await roomOnThursdays(tx, thursday);
  const open = isRecordingThursday(thursday, calendar);
  const why = open ? `${thursday} 녹음 정원이 줄어` : `${thursday}이(가) 휴일이 되어`;
  const moved: MovedOff[] = [];
  for (const order of await crowdedOut(tx, thursday, Math.max(0, room.takenOn(thursday) - (open ? room.capacityOf(thursday) : 0)))) {
    const one = await moveOn(tx, desk, order, { from: thursday, why, calendar });
    if (isRefusal(one)) return one;
    if (one) moved.push(one);
  }
  return moved;
}
