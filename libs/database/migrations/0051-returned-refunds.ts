import { sqlMigration } from './sql-migration';

/** A bank sends a refund back (wrong or closed account): the credit stands open again, and may be paid back anew. */
export const returnedRefunds = sqlMigration(
  'ReturnedRefunds1700000001051',
  `
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check,
  ADD CONSTRAINT ledger_entry_kind_check CHECK (kind IN ('BILL', 'ACCRUAL', 'PAYOUT', 'PAYMENT', 'ALLOCATION', 'LATE_CHARGE', 'REVERSAL', 'REFUND', 'REFUND_RETURN'));

-- RETURNED 은행 반환: on which day, why, and under which reference of the bank, which names one return for ever.
ALTER TABLE refund
  ADD returned_on date, ADD return_reason text, ADD return_ref text UNIQUE, ADD returned_by uuid, ADD returned_at timestamptz(3),
  DROP CONSTRAINT refund_status_check, DROP CONSTRAINT refund_check2, DROP CONSTRAINT refund_approved_by_another,
  ADD CONSTRAINT refund_status_check CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED', 'PAID', 'RETURNED')),
  ADD CONSTRAINT refund_approved_has_number CHECK ((status IN ('APPROVED', 'PAID', 'RETURNED')) = (refund_no IS NOT NULL AND pay_on IS NOT NULL)),
  ADD CONSTRAINT refund_approved_by_another CHECK (status NOT IN ('APPROVED', 'PAID', 'RETURNED') OR decided_by <> proposed_by),
  ADD CONSTRAINT refund_returned_says_why CHECK (num_nonnulls(returned_on, return_reason, return_ref, returned_by, returned_at) = CASE status WHEN 'RETURNED' THEN 5 ELSE 0 END),
  ADD CONSTRAINT refund_returned_after_payment CHECK (returned_on >= pay_on);

-- What a refund takes of its credit, and what its return gives back, follows in the same statement: never more than once each.
CREATE OR REPLACE FUNCTION refund_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was text := CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END;
BEGIN
  IF (was, NEW.status) NOT IN (('', 'PROPOSED'), ('PROPOSED', 'APPROVED'), ('PROPOSED', 'REFUSED'), ('APPROVED', 'PAID'), ('PAID', 'RETURNED')) THEN
    RAISE EXCEPTION 'a refund does not go from % to %', was, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = 'APPROVED' THEN UPDATE bill SET paid_won = paid_won - NEW.amount_won WHERE id = NEW.credit_bill_id; END IF;
  IF NEW.status = 'RETURNED' THEN UPDATE bill SET paid_won = paid_won + NEW.amount_won WHERE id = NEW.credit_bill_id; END IF;
  RETURN NULL;
END $$;
`,
);
