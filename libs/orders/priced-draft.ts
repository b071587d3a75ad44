import type { OrderApplication } from '../contract/forms/order-application';
import type { Tx } from '../database/transaction';
import type { Quote } from '../domain/pricing/quote';
import type { Refusal } from '../domain/refusal';
import { faultOfDates } from './faults-of-dates';
import { faultOfPartners, namedPartnersOf } from './partners-of-application';
import { priceApplication } from './price-application';

/** What only the business can say of an application that is well filled in: dates, partners, prices. The quote, or the first fault with its field. */
export async function pricedDraft(tx: Tx, application: OrderApplication): Promise<Quote | Refusal> {
  const fault = faultOfDates(application, tx.today) ?? (await faultOfPartners(tx, application));
  return fault ?? priceApplication(tx, application);
}

/** Names the partners of the order anew: what they may see hangs on these rows. */
export async function writePartners(tx: Tx, orderId: string, application: OrderApplication): Promise<void> {
  const named = Object.entries(namedPartnersOf(application));
  await tx.query(`DELETE FROM order_partner WHERE order_id = $1`, [orderId]);
  await tx.query(`INSERT INTO order_partner (order_id, role, organisation_id) SELECT $1, role, organisation FROM unnest($2::text[], $3::uuid[]) AS p (role, organisation)`, [
    orderId,
    named.map(([role]) => role),
    named.map(([, organisation]) => organisation),
  ]);
}
