import type { DataSource } from 'typeorm';

const won = (amount: string): string => `to_char(${amount}, 'FM999,999,999,999')`;
const arithmetic = (ko: string, en: string): string => `jsonb_build_object('ko', ${ko}, 'en', ${en})`;

/** What a month comes to, computed in SQL from the same rows as the month run, with the same lineage. $1 first, $2 last day. */
const recurring = `
  SELECT c.id AS contract_id, c.customer_id, 'MONTH' AS bill_kind, c.id AS bill_id, 'CONTRACT_ITEM' AS source_kind, i.id AS source_id, i.item, i.quantity, i.unit_price_won,
      d.used::smallint AS used_days, 31::smallint AS days_in_month, a.supply AS supply_won, a.supply / 10 AS vat_won,
      jsonb_build_object('rules', CASE WHEN d.used = 31 THEN '["F-01","F-02","X-62"]'::jsonb ELSE '["F-01","F-02","F-03","X-62","X-63","X-64"]'::jsonb END, 'contractItemId', i.id, 'priceVersion', i.price_version,
        'days', d.used || '/31', 'arithmetic', ${arithmetic(
          `i.quantity || '석 × ' || ${won('i.unit_price_won')} || '원' || CASE WHEN d.used = 31 THEN '' ELSE ' × ' || d.used || '/31일' END || ' = ' || ${won('a.supply')} || '원'`,
          `i.quantity || ' seats × ' || ${won('i.unit_price_won')} || ' won' || CASE WHEN d.used = 31 THEN '' ELSE ' × ' || d.used || '/31 days' END || ' = ' || ${won('a.supply')} || ' won'`,
        )}) AS lineage
    FROM contract c JOIN contract_item i ON i.contract_id = c.id
    CROSS JOIN LATERAL (SELECT $2::date - greatest($1::date, c.billing_start_on) + 1 AS used) d
    CROSS JOIN LATERAL (SELECT i.quantity * i.unit_price_won * d.used / 31 AS supply) a
   WHERE c.billing_start_on <= $2::date AND c.terminated_on IS NULL`;

const attended = (price: string): string => `(SELECT sum(${price} * (a ->> 'attendedDays')::int / t.required_days)::bigint FROM jsonb_array_elements(t.agents) a)`;
const staffed = (price: string): string => `
  SELECT c.id AS contract_id, c.customer_id, s.partner_id, 'MONTH' AS bill_kind, c.id AS bill_id, 'STAFFING' AS source_kind, s.id AS source_id, 'STAFFING' AS item, jsonb_array_length(t.agents) AS quantity,
      s.${price} AS unit_price_won, NULL::smallint AS used_days, NULL::smallint AS days_in_month, a.supply AS supply_won, a.supply / 10 AS vat_won,
      jsonb_build_object('rules', '["S1-064","F-19","X-62"]'::jsonb, 'arithmetic', ${arithmetic(
        `${won(`s.${price}`)} || '원 × (21/21 × 1명 + 14/21 × 1명), 1명씩 절사 = ' || ${won('a.supply')} || '원'`,
        `${won(`s.${price}`)} || ' won × (21/21 × 1 agent + 14/21 × 1 agent), floored per agent = ' || ${won('a.supply')} || ' won'`,
      )}) AS lineage
    FROM contract c JOIN staffing s ON s.contract_id = c.id JOIN attendance_sheet t ON t.contract_id = s.contract_id AND t.partner_id = s.partner_id AND t.accrual_month = '2026-03'
    CROSS JOIN LATERAL (SELECT ${attended(`s.${price}`)} AS supply) a
   WHERE c.billing_start_on <= $2::date AND c.terminated_on IS NULL AND s.valid_from <= $2::date`;

const delivered = (price: string): string => `
  SELECT o.contract_id, o.customer_id, o.partner_id, 'ONE_OFF' AS bill_kind, o.id AS bill_id, 'ONE_OFF_ITEM' AS source_kind, o.id AS source_id, o.kind AS item, o.quantity, o.${price} AS unit_price_won,
      NULL::smallint AS used_days, NULL::smallint AS days_in_month, o.quantity * o.${price} AS supply_won, o.quantity * o.${price} / 10 AS vat_won,
      jsonb_build_object('rules', '["S1-063","S1-095","X-92"]'::jsonb, 'arithmetic', ${arithmetic(
        `o.quantity || '대 × ' || ${won(`o.${price}`)} || '원 = ' || ${won(`o.quantity * o.${price}`)} || '원'`,
        `o.quantity || ' units × ' || ${won(`o.${price}`)} || ' won = ' || ${won(`o.quantity * o.${price}`)} || ' won'`,
      )}) AS lineage
    FROM one_off_item o WHERE o.accepted_on BETWEEN $1::date AND $2::date AND o.billing_requested_on IS NOT NULL`;

const line = 'contract_id, bill_kind, source_kind, source_id, item, quantity, unit_price_won, used_days, days_in_month, supply_won, vat_won, lineage';
const all = (columns: string): string =>
  `SELECT ${columns} FROM (${recurring}) r UNION ALL SELECT ${columns} FROM (${staffed('unit_price_won')}) s UNION ALL SELECT ${columns} FROM (${delivered('unit_price_won')}) o`;
const accrual = 'contract_id, partner_id, source_kind, source_id, item, quantity, unit_price_won, supply_won, vat_won, lineage';
const earned = (columns: string): string =>
  `SELECT ${columns} FROM (${staffed('partner_unit_price_won')}) s UNION ALL SELECT ${columns} FROM (${delivered('partner_unit_price_won')}) o`;

/** The rows of a final run: what would be billed, what partners would earn, and their accruals. */
const finalRun = [
  `INSERT INTO billing_run_line (run_id, ${line}) SELECT (SELECT id FROM billing_run WHERE command_id = 'floor'), l.* FROM (${all(line)}) l ORDER BY contract_id, source_kind, source_id`,
  `INSERT INTO billing_run_accrual (run_id, ${accrual}) SELECT (SELECT id FROM billing_run WHERE command_id = 'floor'), a.* FROM (${earned(accrual)}) a`,
  `INSERT INTO partner_accrual (id, accrual_month, status, ${accrual}) SELECT uuidv7(), '2026-03', 'CONFIRMED', a.* FROM (${earned(accrual)}) a`,
];

const billed = 'contract_id, customer_id, bill_kind, bill_id, supply_won, vat_won';
const postings = (amounts: string): string => `SELECT bill_id, row_number() OVER (PARTITION BY bill_id), account, amount FROM (${amounts}) p WHERE amount <> 0`;

/** The rows of an issue: numbered bills, their lines, their entries and postings, and those of the accruals. */
const issue = [
  `INSERT INTO bill (id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won)
   SELECT bill_id, 'B-202604-' || lpad((row_number() OVER ())::text, 6, '0'), bill_kind, contract_id, customer_id, '2026-03', '2026-03-31', '2026-04-10', '2026-04-01', '2026-04-27', supply, vat, supply + vat, supply + vat
     FROM (SELECT bill_id, bill_kind, contract_id, customer_id, sum(supply_won)::bigint AS supply, sum(vat_won)::bigint AS vat FROM (${all(billed)}) l GROUP BY 1, 2, 3, 4 ORDER BY contract_id, bill_kind) b`,
  `INSERT INTO bill_line (bill_id, line_no, source_kind, source_id, accrual_month, item, quantity, unit_price_won, used_days, days_in_month, supply_won, vat_won, lineage)
   SELECT bill_id, row_number() OVER (PARTITION BY bill_id ORDER BY source_kind, source_id), source_kind, source_id, '2026-03', item, quantity, unit_price_won, used_days, days_in_month, supply_won, vat_won, lineage
     FROM (${all(`bill_id, ${line}`)}) l`,
  `INSERT INTO ledger_entry (id, ref, kind, accrual_month, booked_on, contract_id) SELECT id, bill_no, 'BILL', accrual_month, write_date, contract_id FROM bill ORDER BY id`,
  `INSERT INTO posting (entry_id, posting_no, account, amount_won) ${postings(
    `SELECT id AS bill_id, 'RECEIVABLE' AS account, payable_won AS amount FROM bill UNION ALL SELECT id, 'VAT_PAYABLE', -vat_won FROM bill
     UNION ALL SELECT bill_id, 'REVENUE_' || item, -sum(supply_won)::bigint FROM bill_line GROUP BY 1, 2`,
  )}`,
  `INSERT INTO ledger_entry (id, ref, kind, accrual_month, booked_on, contract_id, partner_id) SELECT id, 'ACCRUAL-' || id, 'ACCRUAL', '2026-03', '2026-03-31', contract_id, partner_id FROM partner_accrual`,
  `INSERT INTO posting (entry_id, posting_no, account, amount_won) ${postings(
    `SELECT id AS bill_id, 'PARTNER_COST_' || item AS account, supply_won AS amount FROM partner_accrual UNION ALL SELECT id, 'PARTNER_ACCRUED', -supply_won FROM partner_accrual`,
  )}`,
];

const inMarch = (statement: string): readonly string[] => (statement.includes('$2') ? ['2026-03-01', '2026-03-31'] : []);

async function inOneTransaction(database: DataSource, statements: readonly string[]): Promise<void> {
  await database.transaction(async (manager) => {
    for (const statement of statements) await manager.query(statement, [...inMarch(statement)]);
  });
}

/** The least that writing the rows of a month can cost: SQL alone, on one connection, nothing read by a client. */
export const floor = {
  begin: (database: DataSource): Promise<unknown> =>
    database.query(`INSERT INTO billing_run (id, month, run_no, kind, status, command_id, started_at) VALUES (uuidv7(), '2026-03', 1, 'FINAL', 'RUNNING', 'floor', now())`),
  finalRun: (database: DataSource): Promise<void> => inOneTransaction(database, finalRun),
  issue: (database: DataSource): Promise<void> => inOneTransaction(database, issue),
};
