import { dueDateId } from '../../contract/processes';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { addDays, instantOf, momentAt, type PlainDate } from '../../domain/calendar/plain-date';
import { chargeForBeingLate, unpaidOnDueDate, type LateBill } from './late-charges';
import { oneAtATime } from './one-at-a-time';

const passing = 'due-date-passes';

/** Leaves a moment for the day after each due date: schedule and test clock find it there. Once per date, whatever falls due on it. */
export const awaitDueDates = (tx: Tx, dueOn: readonly PlainDate[]): Promise<unknown[]> => {
  const dates = [...new Set(dueOn)].toSorted();
  return tx.query(
    `INSERT INTO moment (id, run_id, workflow_id, kind, step, round, at) SELECT id, NULL, workflow_id, $4, '', 0, at FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS m (id, workflow_id, at) ON CONFLICT DO NOTHING`,
    [dates.map(newId), dates.map(dueDateId), dates.map((date) => instantOf(momentAt(addDays(date, 1), '00:00:00'))), passing],
  );
};

const billsPerTransaction = 2_000;

const becomeLate = (tx: Tx): Promise<LateBill[]> =>
  tx.query(
    `UPDATE bill SET status = 'OVERDUE' WHERE id IN (
       SELECT id FROM bill WHERE status NOT IN ('PAID', 'WRITTEN_OFF') AND status IN ('OPEN', 'PARTIAL') AND due_on < $1::date AND payable_won > 0 ORDER BY due_on, id LIMIT $2)
     RETURNING id AS "billId", bill_no AS "billNo", contract_id AS "contractId", ${unpaidOnDueDate('bill')} AS "unpaidWon"`,
    [tx.today, billsPerTransaction],
  );

const datesHavePassed = (tx: Tx): Promise<unknown[]> =>
  tx.query(`UPDATE moment SET done_at = $1 WHERE kind = $2 AND run_id IS NULL AND done_at IS NULL AND at <= $1`, [tx.now, passing]);

/**
 * Bills whose due date has passed with anything unpaid are overdue, and bear the late charge. Set-based, some bills a transaction; answers
 * whether there may be more. Asked twice, it finds nothing.
 */
export async function markOverdue(tx: Tx): Promise<boolean> {
  await oneAtATime(tx);
  const late = await becomeLate(tx);
  await chargeForBeingLate(tx, late);
  const more = late.length === billsPerTransaction;
  if (!more) await datesHavePassed(tx);
  return more;
}

/** Pokes for every due date that has passed unnoticed. */
export const startDueDates = (tx: Tx): Promise<unknown[]> =>
  tx.query(`INSERT INTO poke (workflow_id) SELECT workflow_id FROM moment WHERE kind = $1 AND run_id IS NULL AND done_at IS NULL AND at <= $2`, [passing, tx.now]);
