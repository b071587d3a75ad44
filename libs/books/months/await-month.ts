import { monthlyCloseId } from '../../contract/processes';
import { newId } from '../../database/ids';
import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import { instantOf, monthOf, type Month } from '../../domain/calendar/plain-date';
import { momentOf } from '../../domain/process/moments';
import { orThrow } from '../../domain/refusal';

const opening = 'month-run-starts';

/** Leaves a moment for the day on which a month is to be closed: the schedule and the test clock find it there. Once per month. */
export async function awaitMonth(tx: Tx, month: Month): Promise<void> {
  const at = orThrow(momentOf(opening, { facts: { accrualMonth: month }, calendar: await calendarOf(tx) }));
  await tx.query(
    `INSERT INTO moment (id, run_id, workflow_id, kind, step, round, at) VALUES ($1, NULL, $2, $3, '', 0, $4) ON CONFLICT DO NOTHING`,
    [newId(), monthlyCloseId(month), opening, instantOf(at)],
  );
}

/** A new installation waits for the month that it begins in; each month that opens then waits for the next. */
export async function awaitFirstMonth(tx: Tx): Promise<void> {
  const known = await tx.one(`SELECT 1 FROM moment WHERE kind = $1 LIMIT 1`, [opening]);
  if (!known) await awaitMonth(tx, monthOf(tx.today));
}

export const monthHasOpened = (tx: Tx, month: Month): Promise<unknown[]> =>
  tx.query(`UPDATE moment SET done_at = $3 WHERE workflow_id = $1 AND kind = $2 AND run_id IS NULL AND done_at IS NULL`, [monthlyCloseId(month), opening, tx.now]);

/** Pokes the workflow of every month whose day has come and that has not opened; answers how many. */
export async function startDueMonths(tx: Tx): Promise<number> {
  const poked = await tx.query(
    `INSERT INTO poke (workflow_id) SELECT workflow_id FROM moment WHERE kind = $1 AND run_id IS NULL AND done_at IS NULL AND at <= $2 RETURNING 1`,
    [opening, tx.now],
  );
  return poked.length;
}
