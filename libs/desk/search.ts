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

/**
 * Orders by order, service or contract number, business registration number, or the beginning of the customer's name: the first 50,
 * of what row-level security lets this person see.
 */
export function search(tx: Tx, text: string): Promise<Found[]> {
  const wanted = text.trim().normalize('NFC');
  return tx.query<Found>(
    `SELECT o.id AS "orderId", o.order_no AS "orderNo", o.service_no AS "serviceNo", c.contract_no AS "contractNo", o.customer_name AS "customerName", o.status
     FROM (
       SELECT id FROM customer_order WHERE order_no = upper($1)
       UNION SELECT id FROM customer_order WHERE service_no = $2
       UNION SELECT order_id FROM contract WHERE contract_no = upper($1)
       UNION SELECT o.id FROM customer_order o JOIN customer k ON k.id = o.customer_id WHERE k.business_no = $3
       UNION SELECT o.id FROM customer_order o JOIN customer k ON k.id = o.customer_id WHERE length($1) >= 2 AND k.name LIKE $4
     ) AS found JOIN customer_order o USING (id) LEFT JOIN contract c ON c.id = o.contract_id
     ORDER BY o.created_at DESC LIMIT 50`,
    [wanted, serviceNo(wanted), digits(wanted).length === 10 ? digits(wanted) : null, `${wanted.replace(/[\\%_]/g, '\\$&')}%`],
  );
}
