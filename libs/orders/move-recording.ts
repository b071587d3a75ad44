import { hasRole } from '../contract/sides';
import { calendarOf } from '../database/reference-data';
import { asHouse, type Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import type { Desk } from '../desk/desk';
import { lockRun, type LockedRun } from '../desk/run-store';
import { dateOf, koreanMomentOf, type PlainDate } from '../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { followNewSlot } from './follow-new-slot';
import { effectOnOpening, openingOf, type EffectOnOpening } from './forecast/effect-on-opening';
import { handlesOrder, type OrderRow } from './order-row';
import { bookedThursday, bookThursday, endBooking, faultOfChosenThursday, lapsesAt, refuseFull, roomOnThursdays } from './recording-slots';
import { subscriptionPlan } from './submit-order';

export interface Move {
  /** The Thursday that the person saw booked: somebody was quicker where it is another. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
}

interface MovedDue {
  readonly step: 'submit-scenario' | 'record-scenario';
  readonly before: PlainDate;
  readonly after: PlainDate;
}

/** A booking that was moved by hand, and what that does to the order. */
export interface MovedRecording {
  readonly orderId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly dueOn: readonly MovedDue[];
  readonly opening: EffectOnOpening | null;
}

type Owned = Pick<OrderRow, 'id' | 'customerId' | 'salesRepId' | 'salesTeamId'> & { readonly runId: string | null };

const orderWithRun = (tx: Tx, orderId: string): Promise<Owned | undefined> =>
  tx.one(
    `SELECT o.id, o.customer_id AS "customerId", o.sales_rep_id AS "salesRepId", o.sales_team_id AS "salesTeamId", r.id AS "runId"
       FROM customer_order o LEFT JOIN run r ON r.plan_key = $2 AND r.subject_id = o.id::text AND r.ended IS NULL WHERE o.id = $1`,
    [orderId, subscriptionPlan],
  );

/** The customer whose recording it is, the order's rep or their lead, and consulting support. The partner that records comes on the day that is booked. */
const mayMove = ({ actor }: Tx, order: Owned): boolean => actor.side === 'CUSTOMER' || handlesOrder(actor, order) || hasRole(actor, 'CONSULTING_SUPPORT');

/** The booking to be moved, with its run held so that nobody else moves it. */
async function bookingToMove(tx: Tx, order: Owned, { from, to }: Move): Promise<LockedRun | Refusal> {
  const run = order.runId ? await lockRun(tx, order.runId) : refuse('recording.nothing-booked');
  if (isRefusal(run)) return run;
  const booked = await bookedThursday(tx, order.id);
  if (!booked) return refuse(run.state.steps['record-scenario']?.status === 'DONE' ? 'recording.already-recorded' : 'recording.nothing-booked');
  if (booked !== from) return refuse('recording.booked-otherwise', { field: 'from', params: { date: booked } });
  return to === from ? refuse('recording.same-day', { field: 'to', params: { date: to } }) : run;
}

const isOpen = (run: LockedRun, step: string): boolean => run.state.steps[step]?.status === 'OPEN';

async function moveAsHouse(tx: Tx, desk: Pick<Desk, 'changeFacts'>, order: Owned, move: Move): Promise<MovedRecording | Refusal> {
  const run = await bookingToMove(tx, order, move);
  if (isRefusal(run)) return run;
  const calendar = await calendarOf(tx);
  const { from, to, reason } = move;
  const fault = faultOfChosenThursday(to, koreanMomentOf(tx.now), calendar, await roomOnThursdays(tx, tx.today), 'to');
  if (fault) return fault;
  const before = await openingOf(tx, order.id);
  await endBooking(tx, order.id, 'MOVED', reason);
  if (!(await bookThursday(tx, { orderId: order.id, customerId: order.customerId }, to))) return refuseFull(tx, to, calendar, 'to');
  const ended = await followNewSlot(tx, desk, { orderId: order.id, runId: run.id, from, to }, reason, calendar);
  if (ended) return ended;
  await writeAudit(tx, 'recording.moved', { kind: 'ORDER', id: order.id }, { thursday: from }, { thursday: to, reason });
  const cutOffs: MovedDue = { step: 'submit-scenario', before: dateOf(lapsesAt(from, calendar)), after: dateOf(lapsesAt(to, calendar)) };
  return {
    orderId: order.id, from, to,
    dueOn: [...(isOpen(run, 'submit-scenario') ? [cutOffs] : []), { step: 'record-scenario', before: from, after: to }],
    opening: effectOnOpening(before, await openingOf(tx, order.id)),
  };
}

/**
 * Moves an order's booking to another Thursday that can still be reached: dates follow, who waits is told, and the reason stays with the
 * booking, the order's events and the audit log. Refuses a Thursday that is closed, full or past its cut-off, the same day, and what is recorded already.
 */
export async function moveRecording(tx: Tx, desk: Pick<Desk, 'changeFacts'>, orderId: string, move: Move): Promise<MovedRecording | Refusal> {
  const order = await asTheyMaySee(tx, orderId);
  if (isRefusal(order)) return order;
  return asHouse(tx, () => moveAsHouse(tx, desk, order, move));
}

async function asTheyMaySee(tx: Tx, orderId: string): Promise<Owned | Refusal> {
  const order = await orderWithRun(tx, orderId);
  if (!order) return refuse('order.not-found');
  return mayMove(tx, order) ? order : refuse('order.not-yours');
}
