import type { Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import { addDays, dateOf, type PlainDate } from '../domain/calendar/plain-date';
import { isRecordingThursday } from '../domain/calendar/recording-happens-on-thursdays';
import { isRefusal, type Refusal } from '../domain/refusal';
import { bookFirstThursday, endBooking, lapsesAt, roomOnThursdays } from './recording-slots';
import { subscriptionPlan } from './submit-order';

interface Crowded {
  readonly orderId: string;
  readonly customerId: string;
  readonly runId: string;
}

/** Those who booked last give way first. */
const crowdedOut = (tx: Tx, thursday: PlainDate, tooMany: number): Promise<Crowded[]> =>
  tx.query(
    `SELECT b.order_id AS "orderId", b.customer_id AS "customerId", r.id AS "runId" FROM recording_booking b
       JOIN run r ON r.plan_key = $3 AND r.subject_id = b.order_id::text
      WHERE b.thursday = $1 AND b.state = 'BOOKED' ORDER BY b.booked_at DESC, b.place DESC LIMIT $2`,
    [thursday, tooMany, subscriptionPlan],
  );

/** The open task of the recording is due by its new slot: the text at the cut-off, the recording on the day. */
const dueBySlot = (tx: Tx, runId: string, thursday: PlainDate, calendar: BusinessCalendar): Promise<unknown[]> => {
  const cutOffOn = dateOf(lapsesAt(thursday, calendar));
  return tx.query(
    `UPDATE task SET due_on = d.due, late_from_on = d.late, version = version + 1
       FROM (VALUES ('submit-scenario', $2::date, $3::date), ('record-scenario', $4::date, $5::date)) AS d (step, due, late)
      WHERE task.run_id = $1 AND task.step = d.step AND task.status IN ('OPEN', 'IN_PROGRESS')`,
    [runId, cutOffOn, addDays(cutOffOn, 1), thursday, addDays(thursday, 1)],
  );
};

/** A full or closed Thursday moves recordings to the next open one; the runs learn their new slot at once. */
export async function moveRecordingsOff(tx: Tx, desk: Pick<Desk, 'changeFacts'>, thursday: PlainDate, calendar: BusinessCalendar): Promise<readonly { orderId: string; to: PlainDate }[] | Refusal> {
  const room = await roomOnThursdays(tx, thursday);
  const open = isRecordingThursday(thursday, calendar);
  const why = open ? `${thursday} 녹음 정원이 줄어` : `${thursday}이(가) 휴일이 되어`;
  const moved: { orderId: string; to: PlainDate }[] = [];
  for (const { runId, ...order } of await crowdedOut(tx, thursday, Math.max(0, room.takenOn(thursday) - (open ? room.capacityOf(thursday) : 0)))) {
    await endBooking(tx, order.orderId, 'LAPSED');
    const to = await bookFirstThursday(tx, order, calendar);
    if (isRefusal(to)) return to;
    const told = await desk.changeFacts(tx, runId, { recordingSlotOn: to }, `${why} ${to}로 옮겼습니다.`);
    if (isRefusal(told)) return told;
    await dueBySlot(tx, runId, to, calendar);
    moved.push({ orderId: order.orderId, to });
  }
  return moved;
}
