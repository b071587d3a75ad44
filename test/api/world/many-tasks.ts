import type { TestOffice } from '../../world/test-office';

/** Ids that grow as the house's own do, so that indexes have the shape of real ones. */
const id = (kind: string, n: string): string => `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const customers = `
INSERT INTO organisation (id, code, kind, name_ko, name_en, business_no)
  SELECT ${id('1', 'i')}, 'bulk-' || i, 'CUSTOMER', '가상고객 ' || lpad(i::text, 5, '0'), 'Customer ' || i, lpad(i::text, 10, '0') FROM generate_series(1, $1::int) i;`;
const customerRows = `
INSERT INTO customer (id, name, business_no, representative, address, phone, payer_name, payer_business_no)
  SELECT id, name_ko, business_no, '대표', '서울특별시 중구 시범로 1', '010-0000-0001', name_ko, business_no FROM organisation WHERE code LIKE 'bulk-%';`;

const orders = `
INSERT INTO customer_order (id, order_no, status, customer_id, customer_name, sales_rep_id, sales_team_id, application, quote, requested_open_date, service_no, created_at, submitted_at)
  SELECT ${id('2', 'i')}, 'O-2025-' || lpad(i::text, 6, '0'), 'IN_ACTIVATION', k.id, k.name, p.id, m.team_id, '{}', '{}', '2026-12-01', 'J9' || lpad(i::text, 7, '0'), timestamptz '2025-09-01' + i * interval '1 minute', timestamptz '2025-09-02' + i * interval '1 minute'
    FROM generate_series(1, $1::int) i JOIN customer k ON k.id = ${id('1', '1 + i % $2::int')}, person p JOIN team_member m ON m.person_id = p.id WHERE p.login = 'sales';`;
const runs = `
INSERT INTO run (id, plan_key, plan_version, workflow_id, subject_kind, subject_id, order_id, customer_id, state, started_at)
  SELECT ${id('3', 'i')}, v.key, v.version, 'bulk/' || i, 'ORDER', o.id, o.id, o.customer_id, '{"facts":{},"steps":{},"passed":[]}', o.created_at
    FROM generate_series(1, $1::int) i JOIN customer_order o ON o.id = ${id('2', 'i')}, (SELECT key, max(version) AS version FROM plan_version WHERE key = 'call-centre-subscription' GROUP BY key) v;`;

/**
 * Half of the tasks lie with sales (two reps and the team's box), three in ten with consulting, two in ten with a partner; a third is done, one in
 * twenty came back, one in ten is late on 1 September 2026. Due dates and moments of opening are shared by many.
 */
const tasks = `
INSERT INTO task (id, run_id, step, instance, round, role, team_id, assignee_id, status, opened_at, due_on, late_from_on, calendar_version, return_reason,
    order_id, order_no, service_no, customer_id, customer_name, partner_id, ended_at, ended_by)
  SELECT ${id('4', 'i')}, r.id, d.steps[1 + i / 7 % cardinality(d.steps)], '', 1, d.role, t.id, w.id,
      CASE WHEN i % 3 = 1 THEN 'DONE' WHEN w.id IS NOT NULL AND i % 4 = 0 THEN 'IN_PROGRESS' ELSE 'OPEN' END,
      timestamptz '2026-08-01 09:00+09' + (i * 37 % 600) * interval '1 hour', date '2026-08-25' + i * 17 % 70, date '2026-08-26' + i * 17 % 70, 1, CASE WHEN i % 20 = 7 THEN '날인이 빠졌습니다' END,
      o.id, o.order_no, o.service_no, o.customer_id, o.customer_name, CASE WHEN d.role LIKE 'PARTNER%' THEN t.organisation_id END,
      CASE WHEN i % 3 = 1 THEN timestamptz '2026-08-20 09:00+09' + (i % 97) * interval '1 hour' END, CASE WHEN i % 3 = 1 THEN coalesce(w.id, f.id) END
    FROM generate_series(1, $1::int) i
    JOIN run r ON r.id = ${id('3', 'i')} JOIN customer_order o ON o.id = r.order_id
    JOIN LATERAL (SELECT CASE WHEN i % 10 < 5 THEN 'SALES_REP' WHEN i % 10 < 8 THEN 'CONSULTING_SUPPORT' ELSE 'PARTNER_SYSTEM' END AS role) who ON true
    JOIN LATERAL (VALUES ('SALES_REP', ARRAY['check-site', 'collect-documents', 'apply-vpn', 'notify-settlement'], 'sales', 'sales-lead'),
        ('CONSULTING_SUPPORT', ARRAY['receive-application', 'process-service-order', 'open-service'], 'consulting', 'consulting'),
        ('PARTNER_SYSTEM', ARRAY['install-software', 'train-users', 'final-test'], 'system', 'system')) d (role, steps, first, second) ON d.role = who.role
    JOIN person f ON f.login = d.first JOIN team_member m ON m.person_id = f.id JOIN team t ON t.id = m.team_id
    LEFT JOIN person w ON w.login = CASE i / 10 % 5 WHEN 0 THEN d.first WHEN 1 THEN d.first WHEN 2 THEN d.second END;`;

const partners = `
INSERT INTO order_partner (order_id, role, organisation_id) SELECT order_id, role, partner_id FROM task WHERE partner_id IS NOT NULL AND order_no LIKE 'O-2025-%';`;

/** `count` orders of `companies` customers, with one task each, written straight into the tables. */
export async function manyTasks(office: TestOffice, count: number, companies: number): Promise<void> {
  await office.rows(customers, [companies]);
  await office.rows(customerRows);
  await office.rows(orders, [count, companies]);
  for (const statement of [runs, tasks]) await office.rows(statement, [count]);
  await office.rows(partners);
  await office.rows(`ANALYZE`);
}
