import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import type { Desk } from '../desk/desk';
import { lockRun } from '../desk/run-store';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { RunState, StepRef } from '../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { handlesOrder } from './order-row';
import { bookedThursday } from './recording-slots';
import { subscriptionPlan } from './submit-order';
import { beginTakingBack, stepOfTakingBack, stillOwed, type StillOwed, type TakenBack } from './taking-back';

export interface CancelledOrder {
  readonly id: string;
  readonly status: 'CANCELLED';
  /** Open tasks that nobody needs any more. */
  readonly closes: readonly StepRef[];
  /** Steps whose finished work nobody needs any more. */
  readonly doneForNothing: readonly StepRef[];
  readonly takenBack: readonly TakenBack[];
  /** The recording's place that is free for others at once. */
  readonly freedSlotOn: PlainDate | null;
  /** Partner roles whose contracts end. */
  readonly contractsToEnd: readonly string[];
  readonly stillOwed: readonly StillOwed[];
}

interface Cancellable {
  readonly id: string;
  readonly status: string;
  readonly customerId: string;
  readonly salesRepId: string;
  readonly salesTeamId: string;
  readonly runId: string | null;
}

type Act = { readonly reason: string; readonly idempotencyKey: string };

export const endedStatuses = new Set(['CANCELLED', 'REJECTED', 'WITHDRAWN', 'CLOSED']);

const openIn = ({ steps }: RunState): readonly StepRef[] => Object.keys(steps).filter((ref) => steps[ref]?.status === 'OPEN');

async function cancelRunning(tx: Tx, desk: Pick<Desk, 'cancelRun' | 'startRun'>, order: Cancellable & { runId: string }, act: Act): Promise<CancelledOrder | Refusal> {
  const run = await lockRun(tx, order.runId);
  if (isRefusal(run)) return run;
  const freedSlotOn = (await bookedThursday(tx, order.id)) ?? null;
  const done = await desk.cancelRun(tx, order.runId, act);
  if (isRefusal(done)) return done.refusal === 'run.too-late-to-cancel' ? refuse('order.already-open') : done;
  const left = await beginTakingBack(tx, desk, order);
  if (isRefusal(left)) return left;
  return {
    id: order.id, status: 'CANCELLED', closes: openIn(run.state), doneForNothing: done.doneForNothing, takenBack: left.takeBack.map(stepOfTakingBack), freedSlotOn,
    contractsToEnd: left.contractsToEnd, stillOwed: await stillOwed(tx, order.id, left.workToSettle),
  };
}

/** A draft, of which nobody else has heard. */
async function cancelDraft(tx: Tx, { id, status }: Cancellable, { reason }: Act): Promise<CancelledOrder> {
  await tx.query(`UPDATE customer_order SET status = 'CANCELLED', ended_at = $2, version = version + 1 WHERE id = $1`, [id, tx.now]);
  await writeAudit(tx, 'order.cancelled', { kind: 'ORDER', id }, { status }, { status: 'CANCELLED', reason });
  return { id, status: 'CANCELLED', closes: [], doneForNothing: [], takenBack: [], freedSlotOn: null, contractsToEnd: [], stillOwed: [] };
}

/**
 * Cancels an order before it opens (청약취소): its open tasks close, its slot is given back, and what was put in place is taken back by a run of its own
 * . The answer lists the work done for nothing, what is taken back, and what partners may still be paid for. The rep, their lead or consulting
 * support may; the reason is mandatory.
 */
export async function cancelOrder(tx: Tx, desk: Pick<Desk, 'cancelRun' | 'startRun'>, orderId: string, act: Act): Promise<CancelledOrder | Refusal> {
  const order = await tx.one<Cancellable>(
    `SELECT o.id, o.status, o.customer_id AS "customerId", o.sales_rep_id AS "salesRepId", o.sales_team_id AS "salesTeamId",
       (SELECT r.id FROM run r WHERE r.plan_key = $2 AND r.subject_id = o.id::text) AS "runId"
     FROM customer_order o WHERE o.id = $1`,
    [orderId, subscriptionPlan],
  );
  if (!order) return refuse('order.not-found');
  if (!handlesOrder(tx.actor, order) && !hasRole(tx.actor, 'CONSULTING_SUPPORT')) return refuse('order.not-yours');
  if (act.reason.trim() === '') return refuse('order.reason-missing', { field: 'reason' });
  if (endedStatuses.has(order.status)) return refuse('order.already-ended', { params: { status: order.status } });
  const { runId } = order;
  return runId ? cancelRunning(tx, desk, { ...order, runId }, act) : cancelDraft(tx, order, act);
}
