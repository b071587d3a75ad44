import { hasRole } from '../../contract/sides';
import type { Tx } from '../../database/transaction';
import { isDeputyOf } from '../../desk/acting-for';
import { lockRun, type LockedRun } from '../../desk/run-store';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { handlesOrder, orderOfRun } from '../order-row';
import { subscriptionPlan } from '../submit-order';
import type { SkipOrRedo } from './effect';

/** A proposal as it was made, and what became of it. */
export interface Proposal extends SkipOrRedo {
  readonly id: string;
  readonly orderId: string;
  readonly runId: string;
  readonly status: 'PROPOSED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN';
  readonly proposedBy: string;
  readonly proposedFor: string | null;
}

export async function proposalOf(tx: Tx, id: string): Promise<Proposal | Refusal> {
  const row = await tx.one<Proposal>(
    `SELECT id, order_id AS "orderId", run_id AS "runId", kind, steps, reason, status, proposed_by AS "proposedBy", proposed_for AS "proposedFor" FROM skip_or_redo WHERE id = $1`,
    [id],
  );
  return row ?? refuse('skip-or-redo.not-found');
}

/** The run of an order that is under way, locked. */
export async function runUnderWay(tx: Tx, orderId: string): Promise<LockedRun | Refusal> {
  const known = await tx.one<{ runId: string | null }>(
    `SELECT (SELECT r.id FROM run r WHERE r.plan_key = $2 AND r.subject_id = o.id::text AND r.ended IS NULL) AS "runId" FROM customer_order o WHERE o.id = $1`,
    [orderId, subscriptionPlan],
  );
  if (!known) return refuse('order.not-found');
  const run = known.runId === null ? refuse('order.not-under-way') : await lockRun(tx, known.runId);
  return !isRefusal(run) && run.ended ? refuse('order.not-under-way') : run;
}

/** The order's rep, their lead, consulting support, or the deputy of an absent rep, who proposes in the rep's name (대결). */
export async function proposer(tx: Tx, orderId: string): Promise<{ readonly proposedFor: string | null } | Refusal> {
  const order = await orderOfRun(tx, orderId);
  if (handlesOrder(tx.actor, order) || hasRole(tx.actor, 'CONSULTING_SUPPORT')) return { proposedFor: null };
  return (await isDeputyOf(tx, order.salesRepId, 'SALES_REP')) ? { proposedFor: order.salesRepId } : refuse('skip-or-redo.not-yours');
}
