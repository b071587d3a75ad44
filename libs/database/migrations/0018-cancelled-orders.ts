import { sqlMigration } from './sql-migration';

/** What follows a cancellation before opening has a run of its own; what partners are still paid is paid once, and never beside the month's charge. */
export const cancelledOrders = sqlMigration(
  'CancelledOrders1700000000118',
  `
ALTER TABLE run DROP CONSTRAINT run_subject_kind_check,
  ADD CONSTRAINT run_subject_kind_check CHECK (subject_kind IN ('ORDER', 'MONTH', 'CONTRACT_MONTH', 'PARTNER_MONTH', 'CANCELLED_ORDER'));

-- What the partner is to be paid for an item of a cancelled order (supply), why nothing, what proves it, who prepared it and for whom.
ALTER TABLE one_off_item ADD cancelled_work_won bigint, ADD cancelled_work_reason text, ADD cancelled_work_document_id uuid, ADD cancelled_work_prepared_by uuid,
  ADD cancelled_work_prepared_for uuid,
  ADD CONSTRAINT cancelled_work_at_most_at_the_partners_price CHECK (cancelled_work_won BETWEEN 0 AND quantity * partner_unit_price_won),
  ADD CONSTRAINT cancelled_work_is_proven CHECK (CASE WHEN cancelled_work_won = 0 THEN cancelled_work_reason IS NOT NULL ELSE cancelled_work_won IS NULL OR cancelled_work_document_id IS NOT NULL END),
  ADD CONSTRAINT cancelled_work_or_billing_request CHECK (cancelled_work_won IS NULL OR billing_requested_on IS NULL);
CREATE INDEX one_off_item_by_order ON one_off_item (order_id);

-- Whatever the month: paid once ever, or taken back by its exact opposite and paid anew.
CREATE UNIQUE INDEX cancelled_work_paid_once ON partner_accrual (source_id, accrual_no) WHERE source_kind = 'CANCELLED_WORK';
CREATE FUNCTION cancelled_work_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accrual_no < 0 THEN
    PERFORM FROM partner_accrual o WHERE o.id = NEW.reverses_id AND o.source_id = NEW.source_id AND o.source_kind = NEW.source_kind AND o.accrual_no = -NEW.accrual_no AND o.supply_won = -NEW.supply_won AND o.vat_won = -NEW.vat_won;
    IF NOT FOUND THEN RAISE EXCEPTION 'a reversal is the exact opposite of its accrual' USING ERRCODE = 'check_violation'; END IF;
  ELSE
    PERFORM FROM one_off_item i WHERE i.id = NEW.source_id AND i.partner_id = NEW.partner_id AND i.cancelled_work_won = NEW.supply_won
      AND (NEW.accrual_no = 1 OR EXISTS (SELECT FROM partner_accrual r WHERE r.source_id = NEW.source_id AND r.source_kind = NEW.source_kind AND r.accrual_no = 1 - NEW.accrual_no));
    IF NOT FOUND THEN RAISE EXCEPTION 'work of a cancelled order is paid as it was agreed, and once' USING ERRCODE = 'check_violation'; END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cancelled_work_holds AFTER INSERT ON partner_accrual FOR EACH ROW WHEN (NEW.source_kind = 'CANCELLED_WORK') EXECUTE FUNCTION cancelled_work_holds();
`,
);
