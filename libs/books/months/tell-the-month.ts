import { latestDryRun } from '../billing-run/latest-runs';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import type { Month } from '../../domain/calendar/plain-date';
import { isRefusal } from '../../domain/refusal';
import { billLateEvidence } from '../supplementary/start-supplementary-bill';

interface Evidence {
  /** The contract's month, or the month of the item's acceptance. */
  readonly month: Month;
  readonly contractId: string;
}

const evidenceOf = (tx: Tx, commandId: string): Promise<Evidence | undefined> =>
  tx.one<Evidence>(
    `SELECT coalesce(r.accrual_month, to_char(o.accepted_on, 'YYYY-MM')) AS month, coalesce(r.contract_id, o.contract_id) AS "contractId"
       FROM effect e JOIN run r ON r.id = e.run_id LEFT JOIN one_off_item o ON o.id::text = split_part(e.step, '#', 2)
      WHERE e.command_id = $1 AND coalesce(r.accrual_month, to_char(o.accepted_on, 'YYYY-MM')) IS NOT NULL`,
    [commandId],
  );

interface Close {
  readonly id: string;
  readonly waits: boolean;
  readonly computed: boolean;
}

/** Where the month's close stands, locked: two who bring the last evidence at once come to the same. */
const closeOf = (tx: Tx, month: Month): Promise<Close | undefined> =>
  tx.one<Close>(
    `SELECT id, coalesce(ended IS NULL AND state -> 'steps' -> 'await-evidence' ->> 'status' = 'OPEN', false) AS waits,
       coalesce(state -> 'steps' -> 'compute-final-run' ->> 'status' = 'DONE', false) AS computed
     FROM run WHERE plan_key = 'monthly-close' AND subject_id = $1 FOR UPDATE`,
    [month],
  );

const stillWaiting = async (tx: Tx, dryRunId: string, month: Month): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM billing_run_exception e WHERE e.run_id = $1 AND e.kind = 'WAITS'
          AND NOT EXISTS (SELECT FROM one_off_item o WHERE o.id = e.source_id AND o.billing_requested_on IS NOT NULL)
          AND NOT EXISTS (SELECT FROM staffing s JOIN attendance_sheet a ON a.contract_id = s.contract_id AND a.partner_id = s.partner_id AND a.accrual_month = $2 WHERE s.id = e.source_id)`,
      [dryRunId, month],
    )
  )?.count ?? 0;

async function countAgain(tx: Tx, desk: Pick<Desk, 'changeFacts'>, runId: string, month: Month): Promise<void> {
  const dryRun = await latestDryRun(tx, month);
  if (!dryRun) return;
  const told = await desk.changeFacts(tx, runId, { waitingLines: await stillWaiting(tx, dryRun.id, month) });
  if (isRefusal(told)) throw new Error(`the month ${month} was not told: ${told.refusal}`);
}

/**
 * Evidence has come. A month that waits counts its waiting lines anew, and goes on where there are none; one whose final run is made has
 * an ad-hoc bill for it; one that is being computed finds it at the end of its run.
 */
export async function tellTheMonth(tx: Tx, desk: Pick<Desk, 'changeFacts' | 'startRun'>, commandId: string): Promise<void> {
  const evidence = await evidenceOf(tx, commandId);
  const close = evidence && (await closeOf(tx, evidence.month));
  if (!close) return;
  if (close.waits) await countAgain(tx, desk, close.id, evidence.month);
  else if (close.computed) await billLateEvidence(tx, desk, evidence.month, evidence.contractId);
}
