import type { Tx } from '../database/transaction';
import { planOf } from '../desk/plans';
import type { RunRow, RunWork } from '../desk/step-work';
import { askForForecast } from './forecast/keep-forecasts';
import { endBooking } from './recording-slots';
import { statusAfter, type OrderStatus } from './status-of-order';

const statusAtEnd = { COMPLETED: 'CLOSED', REFUSED: 'REJECTED', CANCELLED: 'CANCELLED' } as const;

const setStatus = (tx: Tx, orderId: string | null, status: OrderStatus): Promise<unknown[]> =>
  tx.query(`UPDATE customer_order SET status = $2, version = version + 1 WHERE id = $1 AND status <> $2`, [orderId, status]);

/** Receipt had its turn before: what is asked for now is asked for again. */
const receivedBefore = async (tx: Tx, run: RunRow): Promise<boolean> =>
  (await tx.one(`SELECT 1 FROM task WHERE run_id = $1 AND step = 'receive-application' LIMIT 1`, [run.id])) !== undefined;

async function progressed(tx: Tx, run: RunRow, steps: { opened: readonly string[]; done: readonly string[] }): Promise<void> {
  if (run.orderId) await askForForecast(tx, run.orderId);
  if (steps.opened.length + steps.done.length === 0) return;
  const order = await tx.one<{ status: OrderStatus }>(`SELECT status FROM customer_order WHERE id = $1`, [run.orderId]);
  if (!order) throw new Error(`no order for run ${run.id}`);
  const plan = await planOf(tx, run.planKey, run.planVersion);
  const askedAgain = steps.opened.some((step) => step === 'collect-documents' || step === 'check-site') && (await receivedBefore(tx, run));
  const status = statusAfter(order.status, { ...steps, askedAgain, stageOf: (step) => plan.steps[step]?.stage });
  if (status !== order.status && !ended.has(order.status)) await setStatus(tx, run.orderId, status);
}

const ended: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['CLOSED', 'REJECTED', 'CANCELLED', 'WITHDRAWN']);

/** Nothing opens any more: the slot is free for others, the contract record ends without a day of service. */
async function giveUp(tx: Tx, run: RunRow): Promise<void> {
  if (run.orderId) await endBooking(tx, run.orderId, 'GIVEN_UP');
  await tx.query(`UPDATE contract SET status = 'TERMINATED' WHERE order_id = $1 AND opened_on IS NULL`, [run.orderId]);
}

/** The order follows its run: its status as steps open and end, its end as the run ends. */
export const runOfAnOrder: RunWork = {
  progressed,
  async ended(tx, run, as) {
    if (as !== 'COMPLETED') await giveUp(tx, run);
    await tx.query(`UPDATE customer_order SET status = $2, ended_at = $3, version = version + 1 WHERE id = $1`, [run.orderId, statusAtEnd[as], tx.now]);
  },
};
