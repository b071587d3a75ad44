import { guard } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

const tables = `
-- A charge that is reversed may be charged anew, as the next of its source and month: at most one of them stands.
ALTER TABLE bill_line ADD charge_no smallint NOT NULL DEFAULT 1 CHECK (charge_no > 0), ADD reverses_line_no smallint,
  ADD CHECK ((reverses_bill_id IS NULL) = (reverses_line_no IS NULL)),
  ADD CONSTRAINT reversal_of_a_line FOREIGN KEY (reverses_bill_id, reverses_line_no) REFERENCES bill_line (bill_id, line_no);
DROP INDEX charge_once;
CREATE UNIQUE INDEX charge_once ON bill_line (source_id, accrual_month, source_kind, charge_no) WHERE reverses_bill_id IS NULL;
CREATE UNIQUE INDEX reversed_once ON bill_line (reverses_bill_id, reverses_line_no) WHERE reverses_bill_id IS NOT NULL;

CREATE FUNCTION correction_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.reverses_bill_id IS NOT NULL THEN
    PERFORM FROM bill_line o WHERE o.bill_id = NEW.reverses_bill_id AND o.line_no = NEW.reverses_line_no AND o.reverses_bill_id IS NULL AND o.source_id = NEW.source_id
      AND o.accrual_month = NEW.accrual_month AND o.supply_won = -NEW.supply_won AND o.vat_won = -NEW.vat_won AND o.charge_no = NEW.charge_no;
    IF NOT FOUND THEN RAISE EXCEPTION 'a reversal is the exact opposite of its line' USING ERRCODE = 'check_violation'; END IF;
  ELSE
    PERFORM FROM bill_line o JOIN bill_line r ON r.reverses_bill_id = o.bill_id AND r.reverses_line_no = o.line_no
      WHERE o.source_id = NEW.source_id AND o.accrual_month = NEW.accrual_month AND o.source_kind = NEW.source_kind AND o.reverses_bill_id IS NULL AND o.charge_no = NEW.charge_no - 1;
    IF NOT FOUND THEN RAISE EXCEPTION 'a source is charged anew only where its charge was reversed' USING ERRCODE = 'check_violation'; END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER correction_holds AFTER INSERT ON bill_line FOR EACH ROW WHEN (NEW.reverses_bill_id IS NOT NULL OR NEW.charge_no > 1) EXECUTE FUNCTION correction_holds();

-- The same for partners: what was booked is taken back by a row below zero (-n takes back n), and earned anew by the next.
ALTER TABLE partner_accrual ADD accrual_no smallint NOT NULL DEFAULT 1 CHECK (accrual_no <> 0), ADD reverses_id uuid UNIQUE REFERENCES partner_accrual,
  ADD CHECK ((accrual_no < 0) = (reverses_id IS NOT NULL)),
  DROP CONSTRAINT partner_accrual_source_id_accrual_month_source_kind_key,
  ADD CONSTRAINT partner_accrual_source_id_accrual_month_source_kind_key UNIQUE (source_id, accrual_month, source_kind, accrual_no);

-- A correction is proposed by one person and approved by another (X-03).
CREATE TABLE bill_correction (
  id uuid PRIMARY KEY,
  bill_id uuid NOT NULL REFERENCES bill,
  -- PROPOSED 제안, APPROVED 승인, REFUSED 반려
  status text NOT NULL DEFAULT 'PROPOSED' CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED')),
  reason text NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  refusal_reason text,
  new_bill_id uuid UNIQUE REFERENCES bill,
  CHECK ((status = 'PROPOSED') = (decided_by IS NULL)),
  CHECK ((status = 'APPROVED') = (new_bill_id IS NOT NULL)),
  CONSTRAINT approved_by_another CHECK (status <> 'APPROVED' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX bill_correction_one_at_a_time ON bill_correction (bill_id) WHERE status = 'PROPOSED';
CREATE INDEX bill_correction_by_bill ON bill_correction (bill_id, id);
CREATE INDEX bill_correction_by_status ON bill_correction (status, id);
CREATE TABLE bill_correction_line (
  correction_id uuid NOT NULL REFERENCES bill_correction,
  line_no smallint NOT NULL,
  -- one entry per agent, for staffing
  attended_days smallint[],
  quantity int,
  unit_price_won bigint,
  PRIMARY KEY (correction_id, line_no),
  CHECK (attended_days IS NOT NULL OR quantity IS NOT NULL OR unit_price_won IS NOT NULL)
);
CREATE TRIGGER bill_correction_line_is_append_only BEFORE UPDATE OR DELETE ON bill_correction_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bill_correction_is_kept BEFORE DELETE OR UPDATE OF id, bill_id, reason, proposed_by, proposed_at ON bill_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;

/** Corrections after issue: reversal and new line, never an edit; the schema holds that one charge of a source and month stands. */
export const corrections = sqlMigration('Corrections1700000000110', [tables, guard('bill_correction', []), guard('bill_correction_line', [])].join('\n'));
