import type { Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import { tell } from '../desk/notices';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import { addDays, dateOf, instantOf, type PlainDate } from '../domain/calendar/plain-date';
import { isRefusal, type Refusal } from '../domain/refusal';
import { cutOffMoment, lapsesAt } from './recording-slots';

/** An order whose recording has another Thursday now. */
export interface Rebooked {
  readonly orderId: string;
  readonly runId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The open task of the recording is due by its new slot: the text at the cut-off, the recording on the day. */
const dueBySlot = (tx: Tx, { runId, to }: Rebooked, cutOffOn: PlainDate): Promise<unknown[]> =>
  tx.query(
    `UPDATE task SET due_on = d.due, late_from_on = d.late, started_late = false, version = version + 1
       FROM (VALUES ('submit-scenario', $2::date, $3::date), ('record-scenario', $4::date, $5::date)) AS d (step, due, late)
      WHERE task.run_id = $1 AND task.step = d.step AND task.status IN ('OPEN', 'IN_PROGRESS')`,
    [runId, cutOffOn, addDays(cutOffOn, 1), to, addDays(to, 1)],
  );

/** The scenario that is waited for lapses at the new cut-off, earlier or later than the old one. */
async function lapseAt(tx: Tx, runId: string, at: string): Promise<void> {
  const [moved] = await tx.query<{ workflowId: string }>(`UPDATE moment SET at = $2 WHERE run_id = $1 AND kind = $3 AND done_at IS NULL RETURNING workflow_id AS "workflowId"`, [runId, at, cutOffMoment]);
  if (moved) await tx.query(`INSERT INTO poke (workflow_id) VALUES ($1)`, [moved.workflowId]);
}

/** Everybody who waits for the recording, but whoever moved it: the order's rep, the customer's people, and the partner that records (S1-056). */
const whoWaits = async (tx: Tx, orderId: string): Promise<readonly string[]> => {
  const people = await tx.query<{ id: string }>(
    `SELECT p.id FROM customer_order o JOIN person p ON p.id = o.sales_rep_id WHERE o.id = $1 AND p.active AND p.id <> $2
     UNION SELECT p.id FROM customer_order o LEFT JOIN order_partner op ON op.order_id = o.id AND op.role = 'PARTNER_SYSTEM'
       JOIN team t ON (t.organisation_id = o.customer_id AND t.role = 'CUSTOMER') OR (t.organisation_id = op.organisation_id AND t.role = 'PARTNER_SYSTEM')
       JOIN team_member m ON m.team_id = t.id AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) JOIN person p ON p.id = m.person_id
      WHERE o.id = $1 AND p.active AND p.id <> $2`,
    [orderId, tx.actor.id, tx.today],
  );
  return people.map(({ id }) => id);
};

/** Tells who waits, once a booking, that it stands on another Thursday. */
export async function tellOfNewSlot(tx: Tx, { orderId, from, to }: Omit<Rebooked, 'runId'>): Promise<void> {
  const booked = await tx.one<{ id: string; orderNo: string }>(
    `SELECT b.id, o.order_no AS "orderNo" FROM recording_booking b JOIN customer_order o ON o.id = b.order_id WHERE b.order_id = $1 AND b.state = 'BOOKED'`,
    [orderId],
  );
  if (!booked) throw new Error(`nothing is booked for order ${orderId}`);
  await tell(tx, await whoWaits(tx, orderId), { kind: 'recording-moved', subjectId: booked.id, detail: { orderNo: booked.orderNo, from, to } });
}

/** What follows when a recording has another Thursday: the run learns it, open tasks are due by it, the scenario lapses at its cut-off, and who waits is told. */
export async function followNewSlot(tx: Tx, desk: Pick<Desk, 'changeFacts'>, rebooked: Rebooked, why: string, calendar: BusinessCalendar): Promise<Refusal | undefined> {
  const told = await desk.changeFacts(tx, rebooked.runId, { recordingSlotOn: rebooked.to }, why);
  if (isRefusal(told)) return told;
  const lapses = lapsesAt(rebooked.to, calendar);
  await dueBySlot(tx, rebooked, dateOf(lapses));
  await lapseAt(tx, rebooked.runId, instantOf(lapses));
  await tellOfNewSlot(tx, rebooked);
  return undefined;
}
