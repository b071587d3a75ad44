import { sqlMigration } from './sql-migration';

const house = `(SELECT current_setting('ieum.side', true)) IN ('STAFF', 'SYSTEM')`;
export const side = (name: string): string => `(SELECT current_setting('ieum.side', true)) = '${name}'`;
const mine = `(SELECT current_setting('ieum.organisation', true)::uuid)`;

export const guard = (table: string, outsiders: readonly string[]): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY house ON ${table} FOR ALL TO ieum_app USING (${house}) WITH CHECK (${house});
${outsiders.map((rule, i) => `CREATE POLICY outsider_${i + 1} ON ${table} FOR ALL TO ieum_app USING (${rule});`).join('\n')}`;

export const customersOwn = `${side('CUSTOMER')} AND customer_id = ${mine}`;
export const partnersOwn = `${side('PARTNER')} AND partner_id = ${mine}`;
const partnersOrder = (column: string): string =>
  `${side('PARTNER')} AND EXISTS (SELECT FROM order_partner p WHERE p.order_id = ${column} AND p.organisation_id = ${mine})`;

/**
 * Beneath every check of the server: outside firms and customers reach only rows that carry their organisation, through whatever query.
 * Work that people start but the house finishes (opening the next person's task) is done by the desk as the house; see `asHouse`.
 */
export const rowLevelSecurity = sqlMigration(
  'RowLevelSecurity1700000000005',
  [
    guard('customer', [`${side('CUSTOMER')} AND id = ${mine}`]),
    guard('customer_order', [customersOwn, partnersOrder('id')]),
    guard('order_partner', [`${side('PARTNER')} AND organisation_id = ${mine}`]),
    guard('contract', [customersOwn]),
    guard('contract_item', [customersOwn]),
    guard('one_off_item', [customersOwn, partnersOwn]),
    guard('staffing', [customersOwn, partnersOwn]),
    guard('attendance_sheet', [customersOwn, partnersOwn]),
    guard('recording_booking', [customersOwn, partnersOrder('order_id')]),
    guard('run', [customersOwn, partnersOrder('order_id'), partnersOwn]),
    guard('task', [`${side('CUSTOMER')} AND customer_id = ${mine} AND role = 'CUSTOMER'`, partnersOwn]),
    guard('document', [`${customersOwn} AND customer_may_see`, partnersOwn]),
    guard('problem', []),
    guard('audit_entry', []),
  ].join('\n'),
);
