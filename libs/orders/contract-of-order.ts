import type { OrderApplication } from '../contract/forms/order-application';
import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import { jsonText } from '../database/as-json';
import { oneOffItemId, oneOffsOfApplication } from './one-offs-of-application';
import type { OrderRow } from './order-row';
import { namedPartnersOf } from './partners-of-application';
import { takeNumber } from '../database/take-number';

/** Keyed by the order: an application that is received again keeps its contract and number. */
async function contractRecord(tx: Tx, order: OrderRow, { product, payer }: OrderApplication): Promise<string> {
  const known = await tx.one<{ id: string }>(`SELECT id FROM contract WHERE order_id = $1`, [order.id]);
  if (known) {
    await tx.query(`UPDATE contract SET term_months = $2, payer_due_day = $3, payer_wants_paper = $4 WHERE id = $1`, [known.id, product.termMonths, payer.dueDay, payer.wantsPaper]);
    return known.id;
  }
  const id = newId();
  await tx.query(
    `INSERT INTO contract (id, contract_no, order_id, customer_id, sales_rep_id, sales_team_id, status, term_months, payer_due_day, payer_wants_paper, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'DRAFT', $7, $8, $9, $10)`,
    [id, await takeNumber(tx, 'CONTRACT'), order.id, order.customerId, order.salesRepId, order.salesTeamId, product.termMonths, payer.dueDay, payer.wantsPaper, tx.now],
  );
  await tx.query(`UPDATE customer_order SET contract_id = $2 WHERE id = $1`, [order.id, id]);
  return id;
}

/** The monthly items as they were quoted: one at one unit price and quantity. */
const writeItems = (tx: Tx, contractId: string, order: OrderRow): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO contract_item (id, contract_id, customer_id, item, quantity, unit_price_won, no_commitment_unit_price_won, pausable, price_version)
     SELECT id, $2, $3, l.item, l.quantity, l."unitPriceWon", l."noCommitmentUnitPriceWon", l.pausable, l."priceVersion"
       FROM unnest($1::uuid[], ARRAY(SELECT jsonb_array_elements($4::jsonb))) AS n (id, line),
         jsonb_to_record(line) AS l (item text, quantity int, "unitPriceWon" bigint, "noCommitmentUnitPriceWon" bigint, pausable boolean, "priceVersion" text)`,
    [order.quote.monthly.lines.map(newId), contractId, order.customerId, jsonText(order.quote.monthly.lines)],
  );

const partnerOf = (application: OrderApplication, role: keyof OrderApplication['partners']): string => {
  const partner = application.partners[role];
  if (!partner) throw new Error(`an order was submitted without ${role}`);
  return partner;
};

/** What is delivered and settled once (S1-063), under the ids that the facts name; what is accepted stays as it is. */
async function writeOneOffs(tx: Tx, contractId: string, order: OrderRow, application: OrderApplication): Promise<void> {
  const once = oneOffsOfApplication(application);
  await tx.query(`DELETE FROM one_off_item WHERE contract_id = $1 AND accepted_on IS NULL AND replaced_on IS NULL`, [contractId]);
  await tx.query(
    `INSERT INTO one_off_item (id, contract_id, order_id, customer_id, kind, description, quantity, unit_price_won, partner_id, partner_unit_price_won)
     SELECT id, $2, $3, $4, kind, description, quantity, price, partner, partner_price
       FROM unnest($1::uuid[], $5::text[], $6::text[], $7::int[], $8::bigint[], $9::uuid[], $10::bigint[])
         AS o (id, kind, description, quantity, price, partner, partner_price) ON CONFLICT (id) DO NOTHING`,
    [
      once.map((_, position) => oneOffItemId(order.id, position)), contractId, order.id, order.customerId, once.map((o) => o.kind), once.map((o) => o.description),
      once.map((o) => o.quantity), once.map((o) => o.unitPriceWon), once.map((o) => partnerOf(application, o.partnerRole)), once.map((o) => o.partnerUnitPriceWon),
    ],
  );
}

const writeStaffing = async (tx: Tx, contractId: string, order: OrderRow, application: OrderApplication): Promise<void> => {
  const { staffing } = application;
  const [before] = await tx.query<{ valid_from: string | null }>(`DELETE FROM staffing WHERE contract_id = $1 RETURNING valid_from`, [contractId]);
  if (!staffing) return;
  await tx.query(
    `INSERT INTO staffing (id, valid_from, contract_id, customer_id, partner_id, agents, unit_price_won, partner_unit_price_won) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), before?.valid_from ?? null, contractId, order.customerId, partnerOf(application, 'PARTNER_STAFFING'), staffing.agents, staffing.unitPriceWon, staffing.partnerUnitPriceWon],
  );
};

/** A partner that works on the order no more shares in its fees no more. */
const dropSharesOfOthers = (tx: Tx, contractId: string, application: OrderApplication): Promise<unknown[]> => {
  const named = namedPartnersOf(application);
  return tx.query(`DELETE FROM partner_fee_share WHERE contract_id = $1 AND NOT (partner_role, partner_id) IN (SELECT * FROM unnest($2::text[], $3::uuid[]))`, [contractId, Object.keys(named), Object.values(named)]);
};

/** The contract record of a received order with its items, one-offs and staffing; nothing of it is charged before the service opens. */
export async function contractOfOrder(tx: Tx, order: OrderRow, application: OrderApplication): Promise<string> {
  const contractId = await contractRecord(tx, order, application);
  await tx.query(`DELETE FROM contract_item WHERE contract_id = $1`, [contractId]);
  await writeItems(tx, contractId, order);
  await writeOneOffs(tx, contractId, order, application);
  await writeStaffing(tx, contractId, order, application);
  await dropSharesOfOthers(tx, contractId, application);
  return contractId;
}
