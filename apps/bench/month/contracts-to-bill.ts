import type { DataSource } from 'typeorm';

/** Ids that grow as the house's own do, so that indexes have the shape of real ones. */
const id = (kind: string, n = 'i'): string => `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const clock = `INSERT INTO test_clock (now_at, began_at) VALUES ('2026-04-01 09:00+09', '2026-04-01 09:00+09') ON CONFLICT (id) DO UPDATE SET now_at = excluded.now_at`;

/** A company for a hundred contracts. */
const companies = `
INSERT INTO organisation (id, code, kind, name_ko, name_en, business_no)
  SELECT ${id('1')}, 'bench-' || i, 'CUSTOMER', '가상고객 ' || i, 'Customer ' || i, lpad(i::text, 10, '0') FROM generate_series(0, $1::int / 100) i`;
const customers = `
INSERT INTO customer (id, name, business_no, representative, address, phone, payer_name, payer_business_no)
  SELECT id, name_ko, business_no, '한가람', '서울특별시 중구 시범로 1', '02-0000-0001', name_ko, business_no FROM organisation WHERE code LIKE 'bench-%'`;
const orders = `
INSERT INTO customer_order (id, order_no, status, customer_id, customer_name, sales_rep_id, sales_team_id, application, quote, requested_open_date)
  SELECT ${id('2')}, 'O-2025-' || lpad(i::text, 7, '0'), 'CLOSED', ${id('1', 'i / 100')}, '가상고객', p.id, m.team_id, '{}', '{}', '2026-01-05'
    FROM generate_series(1, $1::int) i, person p JOIN team_member m ON m.person_id = p.id WHERE p.login = 'sales'`;

/** Every $2nd is due, so that what is due lies between what is not; every fifth of the due ones began on the 10th of March. */
const contracts = `
INSERT INTO contract (id, contract_no, order_id, customer_id, sales_rep_id, sales_team_id, status, term_months, payer_due_day, opened_on, billing_start_on, terminated_on)
  SELECT ${id('3')}, 'C-2025-' || lpad(i::text, 7, '0'), o.id, o.customer_id, o.sales_rep_id, o.sales_team_id, 'EXPIRED', 36, '25', d.began, d.began,
      CASE WHEN i % $2::int <> 0 THEN date '2025-12-31' END
    FROM generate_series(1, $1::int) i JOIN customer_order o ON o.id = ${id('2')}
    CROSS JOIN LATERAL (SELECT CASE WHEN i % $2::int <> 0 THEN date '2025-01-05' WHEN i / $2 % 5 = 0 THEN date '2026-03-10' ELSE date '2026-01-05' END AS began) d`;
const items = `
INSERT INTO contract_item (id, contract_id, customer_id, item, quantity, unit_price_won, no_commitment_unit_price_won, pausable, price_version, valid_from)
  SELECT ('0190000' || k.kind || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, c.id, c.customer_id, k.item, 10 + i / $2::int % 40, k.price, k.price, true, 'call-centre-2014-07', c.billing_start_on
    FROM generate_series(1, $1::int) i JOIN contract c ON c.id = ${id('3')} CROSS JOIN (VALUES ('4', 'ASP_BASE', 160000), ('5', 'AGENT_APP_BASIC', 51000)) k (kind, item, price)`;

/** Every twentieth has two outsourced agents with their certificate, every twentieth a delivery with its request. */
const staffing = `
INSERT INTO staffing (id, contract_id, customer_id, partner_id, agents, unit_price_won, partner_unit_price_won, valid_from)
  SELECT ${id('6')}, c.id, c.customer_id, p.organisation_id, 2, 2600000, 2400000, c.billing_start_on
    FROM generate_series(1, $1::int) i JOIN contract c ON c.id = ${id('3')}, partner_role p WHERE i / $2::int % 20 = 0 AND c.terminated_on IS NULL AND p.role = 'PARTNER_STAFFING'`;
const sheets = `
INSERT INTO attendance_sheet (id, contract_id, customer_id, partner_id, accrual_month, required_days, agents, submitted_on)
  SELECT ${id('7', 's.n')}, contract_id, customer_id, partner_id, '2026-03', 21, '[{"name": "상담원 1", "attendedDays": 21}, {"name": "상담원 2", "attendedDays": 14}]', '2026-04-01'
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM staffing) s`;
const oneOffs = `
INSERT INTO one_off_item (id, contract_id, order_id, customer_id, kind, description, quantity, unit_price_won, partner_id, partner_unit_price_won, accepted_on, billing_request, billing_requested_on)
  SELECT ${id('8')}, c.id, c.order_id, c.customer_id, 'DEVICE', '헤드셋', 30, 85000, p.organisation_id, 70000, '2026-03-12', '{"customer": {}}', '2026-03-16'
    FROM generate_series(1, $1::int) i JOIN contract c ON c.id = ${id('3')}, partner_role p WHERE i / $2::int % 20 = 10 AND c.terminated_on IS NULL AND p.role = 'PARTNER_DEVICE'`;

/** `all` contracts of which `due` are due in March 2026, straight into the tables. */
export async function contractsToBill(database: DataSource, all: number, due: number): Promise<void> {
  await database.query(clock);
  await database.query(companies, [all]);
  await database.query(customers);
  await database.query(orders, [all]);
  for (const statement of [contracts, items, staffing]) await database.query(statement, [all, all / due]);
  await database.query(sheets);
  await database.query(oneOffs, [all, all / due]);
  await database.query('VACUUM ANALYZE');
}
