import type { Tx } from '../../database/transaction';
import { namesThatBegin } from './names-that-begin';
import type { Typed } from './what-was-typed';

export interface FoundOrder {
  readonly orderId: string;
  readonly orderNo: string;
  readonly serviceNo: string | null;
  readonly contractNo: string | null;
  readonly customerName: string;
  readonly status: string;
}

const byNumber = `SELECT id FROM customer_order WHERE order_no = $1
       UNION SELECT id FROM customer_order WHERE service_no = $2
       UNION SELECT order_id FROM contract WHERE contract_no = $1
       UNION SELECT o.id FROM customer_order o JOIN customer k ON k.id = o.customer_id WHERE k.business_no = $3`;

/** Where very many companies begin alike, the first of them by name. */
function byName(typed: Typed) {
  const { sql, column, words } = namesThatBegin(typed, { name: 'name_to_find', initials: 'initials' }, '$4');
  return { words, sql: `SELECT o.id FROM customer_order o JOIN (SELECT id FROM customer WHERE ${sql} ORDER BY ${column} USING ~<~ LIMIT 200) k ON k.id = o.customer_id` };
}

/** A partner reads no customers; it knows the names that stand on its orders. */
function byNameOnOwnOrders(typed: Typed) {
  const { sql, words } = namesThatBegin(typed, { name: 'o.customer_name_to_find', initials: 'o.customer_initials' }, '$4');
  return { words, sql: `(SELECT o.id FROM order_partner p JOIN customer_order o ON o.id = p.order_id WHERE p.organisation_id = $5 AND ${sql} LIMIT 500)` };
}

/**
 * Orders by order, service or contract number, business registration number, or the beginning of the customer's name: the newest 50,
 * of what row-level security lets this person see.
 */
export function findOrders(tx: Tx, typed: Typed): Promise<FoundOrder[]> {
  const isPartner = tx.actor.side === 'PARTNER';
  const named = isPartner ? byNameOnOwnOrders(typed) : byName(typed);
  return tx.query<FoundOrder>(
    `SELECT o.id AS "orderId", o.order_no AS "orderNo", o.service_no AS "serviceNo", c.contract_no AS "contractNo", o.customer_name AS "customerName", o.status
     FROM (${byNumber} UNION ${named.sql}) AS found JOIN customer_order o USING (id) LEFT JOIN contract c ON c.id = o.contract_id
     ORDER BY o.created_at DESC LIMIT 50`,
    [typed.number, typed.serviceNo, typed.businessNo, named.words, ...(isPartner ? [tx.actor.organisationId] : [])],
  );
}
