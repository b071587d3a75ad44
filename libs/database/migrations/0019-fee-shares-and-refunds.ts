import { guard } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

const feeShares = `
-- What a partner's contract gives it of the customer's monthly fees (X-116): one row per partner contract of an order that names a share.
CREATE TABLE partner_fee_share (
  contract_id uuid NOT NULL REFERENCES contract,
  partner_role text NOT NULL,
  partner_id uuid NOT NULL REFERENCES organisation,
  fee_share_percent smallint NOT NULL CHECK (fee_share_percent BETWEEN 1 AND 100),
  PRIMARY KEY (contract_id, partner_role)
);
${guard('partner_fee_share', [])}

-- Several partners may have a share of one monthly item, each once; a delivery and an agreement belong to one partner.
ALTER TABLE partner_accrual DROP CONSTRAINT partner_accrual_source_id_accrual_month_source_kind_key,
  ADD CONSTRAINT accrual_once UNIQUE (source_id, accrual_month, source_kind, accrual_no, partner_id);
CREATE UNIQUE INDEX accrual_once_of_one_partner ON partner_accrual (source_id, accrual_month, source_kind, accrual_no) WHERE source_kind <> 'CONTRACT_ITEM';
ALTER TABLE billing_run_accrual DROP CONSTRAINT billing_run_accrual_pkey, ADD PRIMARY KEY (run_id, contract_id, source_kind, source_id, partner_id);
`;

const refunds = `
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check,
  ADD CONSTRAINT ledger_entry_kind_check CHECK (kind IN ('BILL', 'ACCRUAL', 'PAYOUT', 'PAYMENT', 'ALLOCATION', 'LATE_CHARGE', 'REVERSAL', 'REFUND'));
CREATE INDEX bill_credit_left ON bill (id) WHERE payable_won < 0 AND status NOT IN ('PAID', 'WRITTEN_OFF');

-- A credit that goes back to its customer: proposed by one person, approved by another (X-03), paid on its day.
CREATE TABLE refund (
  id uuid PRIMARY KEY,
  credit_bill_id uuid NOT NULL REFERENCES bill,
  customer_id uuid NOT NULL REFERENCES customer,
  amount_won bigint NOT NULL CHECK (amount_won > 0),
  bank_code char(3) NOT NULL,
  account_no text NOT NULL,
  account_holder text NOT NULL,
  reason text NOT NULL,
  -- PROPOSED 제안, APPROVED 승인(지급예정), REFUSED 반려, PAID 지급
  status text NOT NULL CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED', 'PAID')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  refusal_reason text,
  refund_no text UNIQUE,
  pay_on date,
  CHECK ((status = 'PROPOSED') = (decided_by IS NULL)),
  CHECK ((status = 'REFUSED') = (refusal_reason IS NOT NULL)),
  CHECK ((status IN ('APPROVED', 'PAID')) = (refund_no IS NOT NULL AND pay_on IS NOT NULL)),
  CONSTRAINT refund_approved_by_another CHECK (status NOT IN ('APPROVED', 'PAID') OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX refund_one_at_a_time ON refund (credit_bill_id) WHERE status = 'PROPOSED';
CREATE INDEX refund_by_credit ON refund (credit_bill_id, id);
CREATE INDEX refund_by_status ON refund (status, id);
CREATE INDEX refund_by_pay_on ON refund (pay_on, refund_no) WHERE pay_on IS NOT NULL;
CREATE TRIGGER refund_is_kept BEFORE DELETE OR UPDATE OF id, credit_bill_id, customer_id, amount_won, bank_code, account_no, account_holder, reason, proposed_by, proposed_at ON refund
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Approved once: what it takes of its credit follows in the same statement, so nothing is paid back beyond the credit by anybody.
CREATE FUNCTION refund_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was text := CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END;
BEGIN
  IF (was, NEW.status) NOT IN (('', 'PROPOSED'), ('PROPOSED', 'APPROVED'), ('PROPOSED', 'REFUSED'), ('APPROVED', 'PAID')) THEN
    RAISE EXCEPTION 'a refund does not go from % to %', was, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = 'APPROVED' THEN UPDATE bill SET paid_won = paid_won - NEW.amount_won WHERE id = NEW.credit_bill_id; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refund_is_proposed AFTER INSERT ON refund FOR EACH ROW EXECUTE FUNCTION refund_goes_its_way();
CREATE TRIGGER refund_goes_its_way AFTER UPDATE OF status ON refund FOR EACH ROW EXECUTE FUNCTION refund_goes_its_way();
${guard('refund', [])}
`;

/** A partner's share of monthly fees, and credits that are paid back. */
export const feeSharesAndRefunds = sqlMigration('FeeSharesAndRefunds1700000000119', [feeShares, refunds].join('\n'));
