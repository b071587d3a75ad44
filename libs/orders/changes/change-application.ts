import type { OrderApplication } from '../../contract/forms/order-application';
import { asJson, jsonText } from '../../database/as-json';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { Desk } from '../../desk/desk';
import type { Quote } from '../../domain/pricing/quote';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { customerOfApplication } from '../customer-by-business-number';
import { warningsOf, type EnteredOrder } from '../enter-order';
import { factsOfApplication } from '../facts-of-application';
import { orderToChange, type OrderRow } from '../order-row';
import { pricedDraft, writePartners } from '../priced-draft';
import { faultOfRecordings } from '../recordings-of-application';
import { subscriptionPlan } from '../submit-order';

/** The order holds what the customer wants now, at its price; what they wanted before stays in the audit log. */
export async function writeApplication(tx: Tx, order: OrderRow, application: OrderApplication, quote: Quote): Promise<void> {
  const customerId = await customerOfApplication(tx, application);
  await tx.query(
    `UPDATE customer_order SET customer_id = $2, customer_name = $3, application = $4, quote = $5, requested_open_date = $6, version = version + 1 WHERE id = $1`,
    [order.id, customerId, application.customer.name, jsonText(application), jsonText(quote), application.requestedOpenDate],
  );
  await writePartners(tx, order.id, application);
  await writeAudit(tx, 'order.changed', { kind: 'ORDER', id: order.id }, { application: order.application }, { application });
}

/** The run of an order that stands at its beginning: nobody has confirmed the quote yet, or it was returned. */
const runAtItsBeginning = (tx: Tx, orderId: string): Promise<{ id: string } | undefined> =>
  tx.one(
    `SELECT id FROM run WHERE plan_key = $2 AND subject_id = $1 AND ended IS NULL AND state -> 'steps' -> 'check-site' ->> 'status' = 'OPEN' FOR UPDATE`,
    [orderId, subscriptionPlan],
  );

async function tellTheRun(tx: Tx, desk: Pick<Desk, 'changeFacts'>, runId: string, order: OrderRow, changed: { application: OrderApplication; quote: Quote }): Promise<Refusal | undefined> {
  const parameters = await parametersOn(tx, tx.today);
  if (isRefusal(parameters)) return parameters;
  const facts = factsOfApplication(order.id, changed.application, changed.quote, parameters);
  const told = await desk.changeFacts(tx, runId, asJson({ ...facts }), '신청 내용 변경');
  return isRefusal(told) ? told : undefined;
}

/**
 * Changes an application and prices it anew: a draft, or one that was submitted and whose quote nobody has confirmed, or that was returned to
 * the site check. Whose application it is stays as it was submitted.
 */
export async function changeApplication(tx: Tx, desk: Pick<Desk, 'changeFacts'>, orderId: string, version: number, application: OrderApplication): Promise<EnteredOrder | Refusal> {
  const order = await orderToChange(tx, orderId, version);
  if (isRefusal(order)) return order;
  const run = order.status === 'DRAFT' ? undefined : await runAtItsBeginning(tx, orderId);
  if (order.status !== 'DRAFT' && !run) return refuse('order.not-to-be-changed', { params: { status: order.status } });
  if (run && application.customer.businessNo !== order.application.customer.businessNo) return refuse('order.customer-is-fixed', { field: 'application.customer.businessNo' });
  const asked = faultOfRecordings(order.application, application, 'application.recordingRepeats');
  if (asked) return asked;
  const quote = await pricedDraft(tx, application);
  if (isRefusal(quote)) return quote;
  await writeApplication(tx, order, application, quote);
  const fault = run && (await tellTheRun(tx, desk, run.id, order, { application, quote }));
  return fault ?? { id: orderId, orderNo: order.orderNo, version: version + 1, status: order.status, quote: asJson(quote), warnings: warningsOf(application) };
}
