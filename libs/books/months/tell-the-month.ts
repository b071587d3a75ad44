import { latestDryRun } from '../billing-run/latest-runs';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import type { Month } from '../../domain/calendar/plain-date';
import { isRefusal } from '../../domain/refusal';

/** The month for which the step of a command brought evidence: the contract's month, or the month of the item's acceptance. */
const monthOfEvidence = async (tx: Tx, commandId: string): Promise<Month | undefined> =>
  (
    await tx.one<{ month: Month | null }>(
      `SELECT coalesce(r.accrual_month, (SELECT to_char(o.accepted_on, 'YYYY-MM') FROM one_off_item o WHERE o.id::text = split_part(e.step, '#', 2))) AS month
         FROM effect e JOIN run r ON r.id = e.run_id WHERE e.command_id = $1`,
      [commandId],
    )
  )?.month ?? undefined;

const stillWaiting = async (tx: Tx, dryRunId: string, month: Month): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM billing_run_exception e WHERE e.run_id = $1 AND e.kind = 'WAITS'
          AND NOT EXISTS (SELECT FROM one_off_item o WHERE o.id = e.source_id AND o.billing_requested_on IS NOT NULL)
          AND NOT EXISTS (SELECT FROM staffing s JOIN attendance_sheet a ON a.contract_id = s.contract_id AND a.partner_id = s.partner_id AND a.accrual_month = $2 WHERE s.id = e.source_id)`,
      [dryRunId, month],
    )
  )?.count ?? 0;

/**
 * Evidence has come: the month counts the lines that still wait. Where none does, it goes on to its approval before the cut-off.
 * The month's run is locked before it counts, so that two who bring the last evidence at once come to the same.
 */
export async function tellTheMonth(tx: Tx, desk: Pick<Desk, 'changeFacts'>, commandId: string): Promise<void> {
  const month = await monthOfEvidence(tx, commandId);
  if (!month) return;
  const run = await tx.one<{ id: string }>(
    `SELECT id FROM run WHERE plan_key = 'monthly-close' AND subject_id = $1 AND ended IS NULL AND state -> 'steps' -> 'await-evidence' ->> 'status' = 'OPEN' FOR UPDATE`,
    [month],
  );
  const dryRun = run && (await latestDryRun(tx, month));
  if (!run || !dryRun) return;
  const told = await desk.changeFacts(tx, run.id, { waitingLines: await stillWaiting(tx, dryRun.id, month) });
  if (isRefusal(told)) throw new Error(`the month ${month} was not told: ${told.refusal}`);
}
