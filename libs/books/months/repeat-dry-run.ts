import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import type { Month } from '../../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';

/** Computes a month once more, until its bills are approved: what follows from the computation opens again. */
export async function repeatDryRun(tx: Tx, desk: Pick<Desk, 'redo'>, month: Month, act: { readonly reason: string; readonly idempotencyKey: string }): Promise<{ readonly month: Month } | Refusal> {
  const run = await tx.one<{ id: string; issuing: boolean; computing: boolean }>(
    `SELECT id, state -> 'passed' ? 'approval' AS issuing, state -> 'steps' -> 'compute-dry-run' ->> 'status' = 'OPEN' AS computing FROM run WHERE plan_key = 'monthly-close' AND subject_id = $1 FOR UPDATE`,
    [month],
  );
  if (!run) return refuse('month.not-open', { params: { month } });
  if (run.issuing) return refuse('month.already-approved', { params: { month } });
  if (run.computing) return { month };
  const done = await desk.redo(tx, run.id, { steps: ['compute-dry-run'], ...act });
  return isRefusal(done) ? done : { month };
}
