import type { Tx } from '../database/transaction';

export interface Found {
  readonly orderId: string;
  readonly orderNo: string;
  readonly serviceNo: string | null;
  readonly contractNo: string | null;
  readonly customerName: string;
  readonly status: string;
}

const digits = (text: string): string => text.replace(/[^0-9]/g, '');

/** `J-00001587` as people write it and as it is stored. */
const serviceNo = (text: string): string => text.toUpperCase().replace(/^J-/, 'J');

const isNumber = (text: string): boolean => /^(?:[OCJ]-?\d[\d-]*|\d{3}-?\d{2}-?\d{5})$/i.test(text);

/**
 * Names from here to there begin with what was typed, where that may be a name at all. Byte order, because LIKE is not let past row-level security to the index: it would read every
 * customer there is.
 */
const namesThatBegin = (typed: string): readonly [string, string] | readonly [null, null] => (typed.length < 2 || isNumber(typed) ? [null, null] : [typed, `${typed}\u{10FFFF}`]);

const byNumber = `SELECT id FROM customer_order WHERE order_no = upper($1)
       UNION SELECT id FROM customer_order WHERE service_no = $2
       UNION SELECT order_id FROM contract WHERE contract_no = upper($1)
       UNION SELECT o.id FROM customer_order o JOIN customer k ON k.id = o.customer_id WHERE k.business_no = $3`;

/** Where very many companies begin alike, the first of them by name. */
const byName = `SELECT o.id FROM customer_order o JOIN (SELECT id FROM customer WHERE name ~>=~ $4 AND name ~<~ $5 ORDER BY name USING ~<~ LIMIT 200) k ON k.id = o.customer_id`;

/** A partner reads no customers; it knows the names that stand on its orders. */
const byNameOnOwnOrders = `(SELECT o.id FROM order_partner p JOIN customer_order o ON o.id = p.order_id WHERE p.organisation_id = $6 AND o.customer_name ~>=~ $4 AND o.customer_name ~<~ $5 LIMIT 500)`;

/**
 * Orders by order, service or contract number, business registration number, or the beginning of the customer's name: the newest 50,
 * of what row-level security lets this person see.
 */
export function search(tx: Tx, text: string): Promise<Found[]> {
  const wanted = text.trim().normalize('NFC');
  const partner = tx.actor.side === 'PARTNER';
  return tx.query<Found>(
    `SELECT o.id AS "orderId", o.order_no AS "orderNo", o.service_no AS "serviceNo", c.contract_no AS "contractNo", o.customer_name AS "customerName", o.status
     FROM (${byNumber} UNION ${partner ? byNameOnOwnOrders : byName}) AS found JOIN customer_order o USING (id) LEFT JOIN contract c ON c.id = o.contract_id
     ORDER BY o.created_at DESC LIMIT 50`,
    [wanted, serviceNo(wanted), digits(wanted).length === 10 ? digits(wanted) : null, ...namesThatBegin(wanted), ...(partner ? [tx.actor.organisationId] : [])],
  );
}
