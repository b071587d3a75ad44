import { customersOwn, guard, partnersOwn, side } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

const ofOwnBill = `${side('CUSTOMER')} AND EXISTS (SELECT FROM bill b WHERE b.id = bill_id)`;
export const ofOwn = (parent: string, column: string): string => `${side('PARTNER')} AND EXISTS (SELECT FROM ${parent} p WHERE p.id = ${column})`;

const tables = `
-- Contracts that a month visits: those in service, those that ended in it or later. Ended ones of long ago cost nothing.
CREATE INDEX contract_in_service ON contract (id) INCLUDE (billing_start_on) WHERE billing_start_on IS NOT NULL AND terminated_on IS NULL;
CREATE INDEX contract_ended ON contract (terminated_on, id) INCLUDE (billing_start_on) WHERE terminated_on IS NOT NULL;

-- One pass over the contracts of a month. The command that asked for it names it: asked twice, it is the same pass.
CREATE TABLE billing_run (
  id uuid PRIMARY KEY,
  month char(7) NOT NULL,
  run_no int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('DRY', 'FINAL', 'ISSUE')),
  status text NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'ABANDONED')),
  command_id text NOT NULL UNIQUE,
  contracts int NOT NULL DEFAULT 0,
  lines int NOT NULL DEFAULT 0,
  waiting int NOT NULL DEFAULT 0,
  failed int NOT NULL DEFAULT 0,
  supply_won bigint NOT NULL DEFAULT 0,
  vat_won bigint NOT NULL DEFAULT 0,
  total_won bigint NOT NULL DEFAULT 0,
  partner_supply_won bigint NOT NULL DEFAULT 0,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  UNIQUE (month, run_no)
);
CREATE UNIQUE INDEX billing_run_one_at_a_time ON billing_run (month) WHERE status = 'RUNNING';

-- What a dry run would bill. The run itself must come to the same lines.
CREATE TABLE billing_run_line (
  run_id uuid NOT NULL REFERENCES billing_run,
  contract_id uuid NOT NULL,
  bill_kind text NOT NULL,
  source_kind text NOT NULL,
  source_id uuid NOT NULL,
  item text NOT NULL,
  quantity int NOT NULL,
  unit_price_won bigint NOT NULL,
  used_days smallint,
  days_in_month smallint,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  lineage jsonb NOT NULL,
  PRIMARY KEY (run_id, contract_id, source_kind, source_id)
);
-- What a dry run would owe partners for accepted work with evidence.
CREATE TABLE billing_run_accrual (
  run_id uuid NOT NULL REFERENCES billing_run,
  contract_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  source_kind text NOT NULL,
  source_id uuid NOT NULL,
  item text NOT NULL,
  quantity int NOT NULL,
  unit_price_won bigint NOT NULL,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  lineage jsonb NOT NULL,
  PRIMARY KEY (run_id, contract_id, source_kind, source_id)
);
-- Lines that wait for their evidence, contracts that could not be computed, contracts whose run differs from its dry run.
CREATE TABLE billing_run_exception (
  run_id uuid NOT NULL REFERENCES billing_run,
  contract_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('WAITS', 'FAILED', 'DIFFERS')),
  source_kind text NOT NULL,
  source_id uuid NOT NULL,
  reason text NOT NULL,
  detail jsonb,
  PRIMARY KEY (run_id, contract_id, kind, source_id)
);

CREATE TABLE bill (
  id uuid PRIMARY KEY,
  bill_no text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('MONTH', 'ONE_OFF', 'AD_HOC', 'FINAL')),
  contract_id uuid NOT NULL REFERENCES contract,
  customer_id uuid NOT NULL,
  accrual_month char(7) NOT NULL,
  -- 작성일자, 발급기한 (F-10), 발급일자, 납기일 (X-88)
  write_date date NOT NULL,
  issue_by date NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  total_won bigint NOT NULL,
  -- the 10-won line, never inside the tax invoice (F-02)
  adjustment_won bigint NOT NULL DEFAULT 0,
  payable_won bigint NOT NULL,
  status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'PARTIAL', 'PAID', 'OVERDUE', 'DEMANDED', 'WRITTEN_OFF')),
  tax_invoice_status text NOT NULL DEFAULT 'NOT_REQUESTED',
  CHECK (total_won = supply_won + vat_won AND payable_won = total_won + adjustment_won)
);
-- One month bill per contract and accrual month; a final bill takes its place (X-108).
CREATE UNIQUE INDEX bill_month_once ON bill (contract_id, accrual_month) WHERE kind IN ('MONTH', 'FINAL');
CREATE INDEX bill_by_contract ON bill (contract_id, id);
CREATE INDEX bill_by_customer ON bill (customer_id, id);
CREATE INDEX bill_by_month ON bill (accrual_month, id);

-- A line is the charge: lineage says why. Corrected by reversal lines, never changed.
CREATE TABLE bill_line (
  bill_id uuid NOT NULL REFERENCES bill,
  line_no smallint NOT NULL,
  source_kind text NOT NULL CHECK (source_kind IN ('CONTRACT_ITEM', 'STAFFING', 'ONE_OFF_ITEM', 'LATE_CHARGE')),
  source_id uuid NOT NULL,
  accrual_month char(7) NOT NULL,
  item text NOT NULL,
  quantity int NOT NULL,
  unit_price_won bigint NOT NULL,
  used_days smallint,
  days_in_month smallint,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  lineage jsonb NOT NULL,
  reverses_bill_id uuid,
  PRIMARY KEY (bill_id, line_no)
);
-- One charge per source and month, ever.
CREATE UNIQUE INDEX charge_once ON bill_line (source_id, accrual_month, source_kind) WHERE reverses_bill_id IS NULL;

-- Double entry, append-only, corrected by new entries. The reference is the document's number.
CREATE TABLE ledger_entry (
  id uuid PRIMARY KEY,
  ref text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('BILL', 'ACCRUAL', 'PAYOUT', 'PAYMENT', 'REVERSAL')),
  accrual_month char(7) NOT NULL,
  booked_on date NOT NULL,
  contract_id uuid,
  partner_id uuid
);
CREATE TABLE posting (
  entry_id uuid NOT NULL REFERENCES ledger_entry,
  posting_no smallint NOT NULL,
  account text NOT NULL,
  -- debit above zero, credit below
  amount_won bigint NOT NULL CHECK (amount_won <> 0),
  PRIMARY KEY (entry_id, posting_no)
);
CREATE FUNCTION postings_sum_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong uuid;
BEGIN
  SELECT entry_id INTO wrong FROM written GROUP BY entry_id HAVING sum(amount_won) <> 0 LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'the postings of entry % do not sum to 0', wrong USING ERRCODE = 'check_violation'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER postings_sum_to_zero AFTER INSERT ON posting REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION postings_sum_to_zero();

-- What a partner earned from one source in one month: supply; VAT comes with the payout (X-77).
CREATE TABLE partner_accrual (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES organisation,
  contract_id uuid NOT NULL REFERENCES contract,
  source_kind text NOT NULL,
  source_id uuid NOT NULL,
  accrual_month char(7) NOT NULL,
  item text NOT NULL,
  quantity int NOT NULL,
  unit_price_won bigint NOT NULL,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  lineage jsonb NOT NULL,
  -- ACCRUED 발생, CONFIRMED 확정(증빙), SCHEDULED 지급예정, PAID 지급, HELD 보류
  status text NOT NULL CHECK (status IN ('ACCRUED', 'CONFIRMED', 'SCHEDULED', 'PAID', 'HELD')),
  -- the day its evidence came, where that was after the cut-off (X-106)
  late_evidence_on date,
  -- the settlement that carries it
  run_id uuid REFERENCES run,
  invoice_match text CHECK (invoice_match IN ('MATCHED', 'MISSING', 'DIFFERENT')),
  hold_reason text,
  held_by uuid,
  released_by uuid,
  pay_on date,
  UNIQUE (source_id, accrual_month, source_kind),
  CHECK ((status = 'HELD') = (hold_reason IS NOT NULL)),
  CHECK ((status IN ('SCHEDULED', 'PAID')) = (pay_on IS NOT NULL))
);
CREATE INDEX partner_accrual_by_partner ON partner_accrual (partner_id, accrual_month, id);
CREATE INDEX partner_accrual_by_month ON partner_accrual (accrual_month, id);
CREATE INDEX partner_accrual_by_run ON partner_accrual (run_id);

CREATE TABLE partner_invoice (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES organisation,
  accrual_month char(7) NOT NULL,
  run_id uuid NOT NULL REFERENCES run,
  round int NOT NULL,
  approval_no char(24) NOT NULL,
  issued_on date NOT NULL,
  issue_by date NOT NULL,
  -- issued after F-10: taken and marked (X-109, K-03)
  late boolean NOT NULL,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_at timestamptz(3) NOT NULL,
  UNIQUE (run_id, round)
);
CREATE INDEX partner_invoice_by_approval ON partner_invoice (approval_no);
CREATE TABLE partner_invoice_line (
  invoice_id uuid NOT NULL REFERENCES partner_invoice,
  accrual_id uuid NOT NULL REFERENCES partner_accrual,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  match text NOT NULL CHECK (match IN ('MATCHED', 'DIFFERENT')),
  PRIMARY KEY (invoice_id, accrual_id)
);

CREATE TABLE payout (
  id uuid PRIMARY KEY,
  payout_no text NOT NULL UNIQUE,
  partner_id uuid NOT NULL REFERENCES organisation,
  accrual_month char(7) NOT NULL,
  pay_date date NOT NULL,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  total_won bigint NOT NULL CHECK (total_won = supply_won + vat_won),
  made_at timestamptz(3) NOT NULL,
  UNIQUE (partner_id, accrual_month, pay_date)
);
CREATE INDEX payout_by_month ON payout (accrual_month, id);
CREATE TABLE payout_line (
  payout_id uuid NOT NULL REFERENCES payout,
  accrual_id uuid NOT NULL UNIQUE REFERENCES partner_accrual,
  supply_won bigint NOT NULL,
  vat_won bigint NOT NULL,
  PRIMARY KEY (payout_id, accrual_id)
);
`;

const appendOnly = ['bill_line', 'ledger_entry', 'posting', 'payout', 'payout_line', 'partner_invoice', 'partner_invoice_line'].map(
  (table) => `CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change();`,
);

/** A bill's numbers, dates and amounts are final; its payment and its tax invoice go on. */
const billIsFinal = `
CREATE TRIGGER bill_is_final BEFORE DELETE OR UPDATE OF id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on,
  supply_won, vat_won, total_won, adjustment_won, payable_won ON bill FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const rights = [
  ...['billing_run', 'billing_run_line', 'billing_run_accrual', 'billing_run_exception', 'ledger_entry', 'posting'].map((table) => guard(table, [])),
  guard('bill', [customersOwn]),
  guard('bill_line', [ofOwnBill]),
  guard('partner_accrual', [partnersOwn]),
  guard('partner_invoice', [partnersOwn]),
  guard('partner_invoice_line', [ofOwn('partner_invoice', 'invoice_id')]),
  guard('payout', [partnersOwn]),
  guard('payout_line', [ofOwn('payout', 'payout_id')]),
];

/** Bills, ledger, partner settlement. Uniqueness lives here: whatever is run twice, eight times at once or killed in the middle, is there once. */
export const books = sqlMigration('Books1700000000006', [tables, ...appendOnly, billIsFinal, ...rights].join('\n'));
