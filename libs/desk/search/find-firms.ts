import type { Tx } from '../../database/transaction';
import { namesThatBegin } from './names-that-begin';
import type { Typed } from './what-was-typed';

export interface FoundFirm {
  readonly id: string;
  readonly kind: 'CUSTOMER' | 'PARTNER';
  readonly name: string;
  readonly code: string;
  readonly businessNo: string | null;
}

/** Of each kind. */
const shown = 10;

/** Customers and partners by code, business registration number or the beginning of their name: for the house, who alone knows them all. */
export async function findFirms(tx: Tx, typed: Typed): Promise<FoundFirm[]> {
  if (tx.actor.side !== 'STAFF') return [];
  const customers = namesThatBegin(typed, { name: 'name_to_find', initials: 'initials' }, '$3');
  const partners = namesThatBegin(typed, { name: 'name_to_find(name_ko)', initials: 'hangul_initials(name_to_find(name_ko))' }, '$3');
  return tx.query<FoundFirm>(
    `SELECT o.id, o.kind, coalesce(k.name, o.name_ko) AS name, o.code, o.business_no AS "businessNo" FROM (
       SELECT id FROM organisation WHERE kind <> 'TELCO' AND (code = $1 OR business_no = $2)
       UNION (SELECT id FROM customer WHERE ${customers.sql} ORDER BY ${customers.column} USING ~<~ LIMIT ${shown})
       UNION (SELECT id FROM organisation WHERE kind = 'PARTNER' AND (${partners.sql} OR (name_to_find($3) <> '' AND name_to_find(name_en) ^@ name_to_find($3))) ORDER BY name_ko LIMIT ${shown})
     ) AS found JOIN organisation o USING (id) LEFT JOIN customer k USING (id) ORDER BY o.kind, name`,
    [typed.number, typed.businessNo, customers.words],
  );
}
