import { orderApplication } from '../contract/forms/order-application';
import { subscriptionId } from '../contract/processes';
import type { Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import type { OrderFacts } from '../domain/process/order-facts';
import type { Facts } from '../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { asJson, jsonText } from '../database/as-json';
import { factsOfApplication } from './facts-of-application';
import { orderToChange } from './order-row';
import { pricedDraft } from './priced-draft';
import { parametersOn } from '../database/prices-in-force';

export const subscriptionPlan = 'call-centre-subscription';

export interface SubmittedOrder {
  readonly id: string;
  readonly orderNo: string;
  readonly status: 'SUBMITTED';
  readonly runId: string;
}

const asFacts = (facts: OrderFacts): Facts => asJson({ ...facts });

/**
 * Submits a draft (접수대기): priced once more at today's table, its facts start the one run of parts A–C, whose first task is on the
 * rep's desk when the transaction commits.
 */
export async function submitOrder(tx: Tx, desk: Pick<Desk, 'startRun'>, orderId: string, version: number): Promise<SubmittedOrder | Refusal> {
  const order = await orderToChange(tx, orderId, version);
  if (isRefusal(order)) return order;
  if (order.status !== 'DRAFT') return refuse('order.not-a-draft', { params: { status: order.status } });
  const application = orderApplication.parse(order.application);
  const quote = await pricedDraft(tx, application);
  if (isRefusal(quote)) return quote;
  const parameters = await parametersOn(tx, tx.today);
  if (isRefusal(parameters)) return parameters;
  await tx.query(`UPDATE customer_order SET status = 'SUBMITTED', quote = $2, submitted_at = $3, version = version + 1 WHERE id = $1`, [orderId, jsonText(quote), tx.now]);
  const run = await desk.startRun(tx, {
    planKey: subscriptionPlan,
    workflowId: subscriptionId(orderId),
    subjectKind: 'ORDER',
    subjectId: orderId,
    orderId,
    customerId: order.customerId,
    facts: asFacts(factsOfApplication(orderId, application, quote, parameters)),
  });
  return isRefusal(run) ? run : { id: orderId, orderNo: order.orderNo, status: 'SUBMITTED', runId: run.runId };
}
