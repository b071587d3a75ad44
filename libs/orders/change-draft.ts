import type { OrderApplication } from '../contract/forms/order-application';
import type { Tx } from '../database/transaction';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { asJson, jsonText } from '../database/as-json';
import { writeAudit } from '../desk/audit';
import { customerOfApplication } from './customer-by-business-number';
import { warningsOf, type DraftOrder } from './enter-order';
import { orderToChange } from './order-row';
import { pricedDraft, writePartners } from './priced-draft';

/** Changes a draft and prices it anew. After submission an order changes through its steps. */
export async function changeDraft(tx: Tx, orderId: string, version: number, application: OrderApplication): Promise<DraftOrder | Refusal> {
  const order = await orderToChange(tx, orderId, version);
  if (isRefusal(order)) return order;
  if (order.status !== 'DRAFT') return refuse('order.not-a-draft', { params: { status: order.status } });
  const quote = await pricedDraft(tx, application);
  if (isRefusal(quote)) return quote;
  const customerId = await customerOfApplication(tx, application);
  await tx.query(
    `UPDATE customer_order SET customer_id = $2, customer_name = $3, application = $4, quote = $5, requested_open_date = $6, version = version + 1 WHERE id = $1`,
    [orderId, customerId, application.customer.name, jsonText(application), jsonText(quote), application.requestedOpenDate],
  );
  await writePartners(tx, orderId, application);
  await writeAudit(tx, 'order.changed', { kind: 'ORDER', id: orderId }, { application: order.application }, { application });
  return { id: orderId, orderNo: order.orderNo, version: version + 1, status: 'DRAFT', quote: asJson(quote), warnings: warningsOf(application) };
}
