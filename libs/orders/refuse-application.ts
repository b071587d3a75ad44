import type { Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import { isRefusal } from '../domain/refusal';
import { beginTakingBack } from './taking-back';

/**
 * Refuses the application that a task is about (승낙거절, S1-072). Where work went back to receipt after something was put in place, what lies with the
 * customer is taken back and partners are paid what they are owed, by the run that a cancellation begins too.
 */
export async function refuseApplication(tx: Tx, desk: Pick<Desk, 'refuseTask' | 'startRun'>, taskId: string, act: Parameters<Desk['refuseTask']>[2]): ReturnType<Desk['refuseTask']> {
  const done = await desk.refuseTask(tx, taskId, act);
  if (isRefusal(done)) return done;
  const order = await tx.one<{ id: string; customerId: string; runId: string }>(
    `SELECT o.id, o.customer_id AS "customerId", t.run_id AS "runId" FROM task t JOIN customer_order o ON o.id = t.order_id WHERE t.id = $1`,
    [taskId],
  );
  const left = order && (await beginTakingBack(tx, desk, order));
  return left && isRefusal(left) ? left : done;
}
