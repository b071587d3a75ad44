import { guard } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

/** What the month run needs beside the books: its pages, the moment at which a month opens, and who asked for what is billed. */
export const monthRuns = sqlMigration(
  'MonthRuns1700000000007',
  `
-- A run is done page by page; a page is locked while it is worked on and done once.
CREATE TABLE billing_run_page (
  run_id uuid NOT NULL REFERENCES billing_run,
  page_no int NOT NULL,
  from_contract uuid NOT NULL,
  -- the page ends before this contract; the last one has no end
  before_contract uuid,
  contracts int NOT NULL DEFAULT 0,
  lines int NOT NULL DEFAULT 0,
  waiting int NOT NULL DEFAULT 0,
  failed int NOT NULL DEFAULT 0,
  supply_won bigint NOT NULL DEFAULT 0,
  vat_won bigint NOT NULL DEFAULT 0,
  partner_supply_won bigint NOT NULL DEFAULT 0,
  done_at timestamptz(3),
  PRIMARY KEY (run_id, page_no)
);
CREATE INDEX billing_run_line_by_contract ON billing_run_line (contract_id, run_id);

-- A month that has not begun has a moment and no run.
CREATE UNIQUE INDEX moment_of_month_once ON moment (workflow_id, kind) WHERE run_id IS NULL;

ALTER TABLE one_off_item ADD billing_requested_by uuid, ADD billing_request_document_id uuid;
ALTER TABLE attendance_sheet ADD settlement_request jsonb, ADD settlement_requested_by uuid;

-- When the cost was booked; from then on the amount is corrected, never changed.
ALTER TABLE partner_accrual ADD booked_at timestamptz(3);

-- An approval number belongs to one settlement for ever: the same invoice is never paid twice.
CREATE TABLE partner_invoice_number (
  approval_no char(24) PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES run
);

-- Payouts of one pay date make one file.
CREATE INDEX payout_by_pay_date ON payout (pay_date, payout_no);
CREATE INDEX partner_accrual_to_pay ON partner_accrual (pay_on, id) WHERE status = 'SCHEDULED';
CREATE INDEX partner_accrual_held ON partner_accrual (accrual_month, id) WHERE status = 'HELD';
CREATE INDEX customer_order_by_contract ON customer_order (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX ledger_entry_by_month ON ledger_entry (accrual_month, id);
CREATE INDEX ledger_entry_by_contract ON ledger_entry (contract_id, id) WHERE contract_id IS NOT NULL;
${guard('billing_run_page', [])}
${guard('partner_invoice_number', [])}
`,
);
