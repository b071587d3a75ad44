import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import type { Desk } from '../desk/desk';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { handlesOrder } from './order-row';
import { subscriptionPlan } from './submit-order';

export interface CancelledOrder {
  readonly id: string;
  readonly status: 'CANCELLED';
  /** Steps whose finished work nobody needs any more. */
  readonly doneForNothing: readonly string[];
}

interface Cancellable {
  readonly status: string;
  readonly salesRepId: string;
  readonly salesTeamId: string;
  readonly runId: string | null;
}

const endedStatuses = new Set(['CANCELLED', 'REJECTED', 'WITHDRAWN', 'CLOSED']);

/**
 * Cancels an order before it opens (청약취소): its open tasks close, its slot is given back, and the answer lists the work done for nothing.
 * The rep, their lead or consulting support may; the reason is mandatory.
 */
export async function cancelOrder(
  tx: Tx,
  desk: Pick<Desk, 'cancelRun'>,
  orderId: string,
  act: { readonly reason: string; readonly idempotencyKey: string },
): Promise<CancelledOrder | Refusal> {
  const order = await tx.one<Cancellable>(
    `SELECT o.status, o.sales_rep_id AS "salesRepId", o.sales_team_id AS "salesTeamId",
       (SELECT r.id FROM run r WHERE r.plan_key = $2 AND r.subject_id = o.id::text) AS "runId"
     FROM customer_order o WHERE o.id = $1`,
    [orderId, subscriptionPlan],
  );
  if (!order) return refuse('order.not-found');
  if (!handlesOrder(tx.actor, order) && !hasRole(tx.actor, 'CONSULTING_SUPPORT')) return refuse('order.not-yours');
  if (act.reason.trim() === '') return refuse('order.reason-missing', { field: 'reason' });
  if (endedStatuses.has(order.status)) return refuse('order.already-ended', { params: { status: order.status } });
  if (order.runId) {
    const done = await desk.cancelRun(tx, order.runId, act);
    if (isRefusal(done)) return done.refusal === 'run.too-late-to-cancel' ? refuse('order.already-open') : done;
    return { id: orderId, status: 'CANCELLED', doneForNothing: done.doneForNothing };
  }
  await tx.query(`UPDATE customer_order SET status = 'CANCELLED', ended_at = $2, version = version + 1 WHERE id = $1`, [orderId, tx.now]);
  await writeAudit(tx, 'order.cancelled', { kind: 'ORDER', id: orderId }, { status: order.status }, { status: 'CANCELLED', reason: act.reason });
  return { id: orderId, status: 'CANCELLED', doneForNothing: [] };
}
