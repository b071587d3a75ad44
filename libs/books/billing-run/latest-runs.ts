import type { Tx } from '../../database/transaction';
import type { Month } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';

export interface FinishedRun {
  readonly id: string;
  readonly lines: number;
  readonly totalWon: Won;
}

const latest = (tx: Tx, month: Month, kind: 'DRY' | 'FINAL', contractId: string | null = null): Promise<FinishedRun | undefined> =>
  tx.one<FinishedRun>(
    `SELECT id, lines, total_won AS "totalWon" FROM billing_run WHERE month = $1 AND kind = $2 AND status = 'DONE' AND contract_id IS NOT DISTINCT FROM $3::uuid ORDER BY run_no DESC LIMIT 1`,
    [month, kind, contractId],
  );

/** The final run of a month, or of one contract beside it: what is approved, and what the issue is held to. */
export async function latestFinalRun(tx: Tx, month: Month, contractId: string | null = null): Promise<FinishedRun> {
  const run = await latest(tx, month, 'FINAL', contractId);
  if (!run) throw new Error(`no final run of ${month}`);
  return run;
}

export const latestDryRun = (tx: Tx, month: Month): Promise<FinishedRun | undefined> => latest(tx, month, 'DRY');
