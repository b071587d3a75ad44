import type { OrderApplication } from '../contract/forms/order-application';
import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import type { Quote } from '../domain/pricing/quote';
import { corporateCheckDigitHolds } from '../domain/identifiers/corporate-registration-number';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { asJson, jsonText, type AsJson } from '../database/as-json';
import { writeAudit } from '../desk/audit';
import { customerOfApplication } from './customer-by-business-number';
import { pricedDraft, writePartners } from './priced-draft';
import { faultOfRecordings } from './recordings-of-application';
import { takeNumber } from '../database/take-number';

/** What entering or changing an application answers: its number, its price, and what deserves a second look. */
export interface EnteredOrder {
  readonly id: string;
  readonly orderNo: string;
  readonly version: number;
  readonly status: string;
  readonly quote: AsJson<Quote>;
  readonly warnings: readonly string[];
}

/** A corporate number whose old check digit fails may still be right (K-14): people are warned, not stopped. */
export const warningsOf = ({ customer }: OrderApplication): readonly string[] =>
  customer.corporateNo && !corporateCheckDigitHolds(customer.corporateNo) ? ['customer.corporate-number-check-digit'] : [];

/**
 * Enters an application as a draft order (작성중): the customer is found by business number or made, the order takes its gap-free number, the
 * application and its quote are stored. Only a sales rep does this. Refuses with the field at fault before anything is written.
 */
export async function enterOrder(tx: Tx, application: OrderApplication): Promise<EnteredOrder | Refusal> {
  const selling = tx.actor.memberships.find((membership) => membership.role === 'SALES_REP');
  if (!selling) return refuse('order.only-sales-reps-enter');
  const asked = faultOfRecordings(undefined, application, 'recordingRepeats');
  if (asked) return asked;
  const quote = await pricedDraft(tx, application);
  if (isRefusal(quote)) return quote;
  const id = newId();
  const customerId = await customerOfApplication(tx, application);
  const orderNo = await takeNumber(tx, 'ORDER');
  await tx.query(
    `INSERT INTO customer_order (id, order_no, status, customer_id, customer_name, sales_rep_id, sales_team_id, application, quote, requested_open_date, created_at)
     VALUES ($1, $2, 'DRAFT', $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, orderNo, customerId, application.customer.name, tx.actor.id, selling.teamId, jsonText(application), jsonText(quote), application.requestedOpenDate, tx.now],
  );
  await writePartners(tx, id, application);
  await writeAudit(tx, 'order.entered', { kind: 'ORDER', id }, undefined, { orderNo, application });
  return { id, orderNo, version: 1, status: 'DRAFT', quote: asJson(quote), warnings: warningsOf(application) };
}
