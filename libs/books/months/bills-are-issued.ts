import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import type { Month } from '../../domain/calendar/plain-date';
import { isRefusal } from '../../domain/refusal';

const runsPerTransaction = 200;

/**
 * Paper can be handed over once a contract's bills are issued (S1-066); one whose bills were parked waits on. Some contracts a transaction, answers
 * whether there may be more.
 */
export async function billsAreIssued(tx: Tx, desk: Pick<Desk, 'completeSystemStep'>, month: Month): Promise<boolean> {
  const waiting = await tx.query<{ id: string }>(
    `SELECT id FROM run WHERE plan_key = 'contract-month' AND accrual_month = $1 AND ended IS NULL AND state -> 'steps' -> 'await-bill' ->> 'status' = 'OPEN'
        AND EXISTS (SELECT FROM bill b WHERE b.contract_id = run.contract_id AND b.accrual_month = $1) ORDER BY id LIMIT $2`,
    [month, runsPerTransaction],
  );
  for (const { id } of waiting) {
    const told = await desk.completeSystemStep(tx, id, 'await-bill');
    if (isRefusal(told)) throw new Error(`the bill of run ${id}: ${told.refusal}`);
  }
  return waiting.length === runsPerTransaction;
}
