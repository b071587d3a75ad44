import { guard, side } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

const ofOwnBill = `${side('CUSTOMER')} AND EXISTS (SELECT FROM bill b WHERE b.id = bill_id)`;

const tables = `
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check,
  ADD CONSTRAINT ledger_entry_kind_check CHECK (kind IN ('BILL', 'ACCRUAL', 'PAYOUT', 'PAYMENT', 'ALLOCATION', 'LATE_CHARGE', 'REVERSAL'));

-- What came of a bill, kept by the triggers below and by nothing else. A bill below zero is a credit: what is set off of it counts below zero too.
ALTER TABLE bill ADD paid_won bigint NOT NULL DEFAULT 0, ADD late_charge_won bigint NOT NULL DEFAULT 0 CHECK (late_charge_won >= 0),
  ADD CONSTRAINT bill_never_paid_beyond CHECK (paid_won BETWEEN least(0, payable_won) AND greatest(0, payable_won) + late_charge_won);
CREATE INDEX bill_open_by_due ON bill (due_on, id) WHERE status NOT IN ('PAID', 'WRITTEN_OFF');
CREATE INDEX bill_open_by_customer ON bill (customer_id, due_on, id) WHERE status NOT IN ('PAID', 'WRITTEN_OFF');
CREATE INDEX bill_by_status ON bill (status, due_on, id) WHERE status NOT IN ('PAID', 'WRITTEN_OFF');

-- Whoever pays is known by its number, or by its name alone.
CREATE INDEX customer_by_payer_business_no ON customer (payer_business_no);
CREATE INDEX customer_by_payer_name ON customer (payer_name);

-- Money that came in. The bank's reference is its identity for ever.
CREATE TABLE payment (
  id uuid PRIMARY KEY,
  bank_ref text NOT NULL UNIQUE,
  paid_on date NOT NULL,
  amount_won bigint NOT NULL CHECK (amount_won > 0),
  payer_name text NOT NULL,
  payer_business_no char(10),
  remittance_text text NOT NULL,
  booked_by uuid NOT NULL,
  booked_at timestamptz(3) NOT NULL,
  allocated_won bigint NOT NULL DEFAULT 0,
  -- what a person has marked to go back
  to_return_won bigint NOT NULL DEFAULT 0,
  return_reason text,
  rest_won bigint GENERATED ALWAYS AS (amount_won - allocated_won - to_return_won) STORED,
  CONSTRAINT payment_never_allocated_beyond CHECK (allocated_won >= 0 AND to_return_won >= 0 AND allocated_won + to_return_won <= amount_won),
  CHECK ((to_return_won > 0) = (return_reason IS NOT NULL))
);
CREATE INDEX payment_unmatched ON payment (id) WHERE rest_won > 0;

-- What of a payment, or of a credit, belongs to a bill. Corrected by a row that takes one back, never changed.
CREATE TABLE payment_allocation (
  id uuid PRIMARY KEY,
  payment_id uuid REFERENCES payment,
  credit_bill_id uuid REFERENCES bill,
  bill_id uuid NOT NULL REFERENCES bill,
  amount_won bigint NOT NULL CHECK (amount_won <> 0),
  -- the day that counts: of the payment, of the credit
  value_on date NOT NULL,
  how text NOT NULL CHECK (how IN ('BILL_NUMBER', 'PAYER', 'BY_HAND', 'SET_OFF', 'REVERSED')),
  reverses_id uuid UNIQUE REFERENCES payment_allocation,
  reason text,
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CHECK ((payment_id IS NULL) <> (credit_bill_id IS NULL)),
  CHECK ((amount_won < 0) = (reverses_id IS NOT NULL)),
  CHECK ((how = 'REVERSED') = (reverses_id IS NOT NULL))
);
CREATE INDEX payment_allocation_by_bill ON payment_allocation (bill_id, id);
CREATE INDEX payment_allocation_by_payment ON payment_allocation (payment_id, id) WHERE payment_id IS NOT NULL;
CREATE INDEX payment_allocation_by_credit ON payment_allocation (credit_bill_id, id) WHERE credit_bill_id IS NOT NULL;

-- The late charge (X-76): the first row once ever, later ones put it right where money turns out to have come in time.
CREATE TABLE late_charge (
  bill_id uuid NOT NULL REFERENCES bill,
  seq smallint NOT NULL CHECK (seq > 0),
  charged_on date NOT NULL,
  unpaid_won bigint NOT NULL,
  percent numeric(5, 2) NOT NULL,
  amount_won bigint NOT NULL CHECK (amount_won <> 0),
  PRIMARY KEY (bill_id, seq)
);
`;

/** The sums follow the rows in the same statement, so a row that goes beyond a bill or a payment cannot be written by anybody. */
const sumsFollow = `
CREATE FUNCTION allocation_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment SET allocated_won = allocated_won + NEW.amount_won WHERE id = NEW.payment_id;
  UPDATE bill SET paid_won = paid_won - NEW.amount_won WHERE id = NEW.credit_bill_id;
  UPDATE bill SET paid_won = paid_won + NEW.amount_won WHERE id = NEW.bill_id;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_counts AFTER INSERT ON payment_allocation FOR EACH ROW EXECUTE FUNCTION allocation_counts();

CREATE FUNCTION late_charge_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE bill SET late_charge_won = late_charge_won + NEW.amount_won WHERE id = NEW.bill_id;
  RETURN NULL;
END $$;
CREATE TRIGGER late_charge_counts AFTER INSERT ON late_charge FOR EACH ROW EXECUTE FUNCTION late_charge_counts();

-- 미납·일부·완납. That a due date has passed is found by the step that charges for it; a bill that is demanded or given up stays so until it is paid.
CREATE FUNCTION bill_status_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.paid_won = NEW.payable_won + NEW.late_charge_won THEN NEW.status := 'PAID';
  ELSIF NEW.status IN ('OPEN', 'PARTIAL', 'PAID') THEN NEW.status := CASE WHEN NEW.paid_won = 0 THEN 'OPEN' ELSE 'PARTIAL' END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bill_status_follows BEFORE INSERT OR UPDATE OF paid_won, late_charge_won ON bill FOR EACH ROW EXECUTE FUNCTION bill_status_follows();

CREATE TRIGGER payment_allocation_is_append_only BEFORE UPDATE OR DELETE ON payment_allocation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER late_charge_is_append_only BEFORE UPDATE OR DELETE ON late_charge FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_is_final BEFORE DELETE OR UPDATE OF id, bank_ref, paid_on, amount_won, payer_name, payer_business_no, remittance_text, booked_by, booked_at ON payment
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;

/** Customers read what was paid on their own bills, not the payments themselves: one payment may be of several. Partners read nothing. */
const rights = [guard('payment', []), guard('payment_allocation', [ofOwnBill]), guard('late_charge', [ofOwnBill])];

/** Payments, what they pay, and the late charge. */
export const payments = sqlMigration('Payments1700000000010', [tables, sumsFollow, ...rights].join('\n'));
