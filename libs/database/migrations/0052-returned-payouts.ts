import { guard } from './0005-row-level-security';
import { ofOwn } from './0006-books';
import { sqlMigration } from './sql-migration';

/** A bank sends a partner's payout back: it is owed again, and paid again once. */
export const returnedPayouts = sqlMigration(
  'ReturnedPayouts1700000001052',
  `
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check,
  ADD CONSTRAINT ledger_entry_kind_check CHECK (kind IN ('BILL', 'ACCRUAL', 'PAYOUT', 'PAYMENT', 'ALLOCATION', 'LATE_CHARGE', 'REVERSAL', 'REFUND', 'REFUND_RETURN', 'PAYOUT_RETURN'));

-- 은행 반환: on which day, why, and under which reference of the bank. A payout comes back once.
CREATE TABLE payout_return (
  payout_id uuid PRIMARY KEY REFERENCES payout,
  returned_on date NOT NULL,
  reason text NOT NULL,
  bank_ref text NOT NULL UNIQUE,
  -- The account was right: it is paid to it again, where no other is approved.
  to_same_account boolean NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL
);
CREATE TRIGGER payout_return_is_append_only BEFORE UPDATE OR DELETE ON payout_return FOR EACH ROW EXECUTE FUNCTION refuse_change();
${guard('payout_return', [ofOwn('payout', 'payout_id')])}

-- A payout is paid again only where it came back, once, and exactly; its lines stay with the first.
ALTER TABLE payout ADD pays_again_id uuid UNIQUE REFERENCES payout_return, ADD lines_of_id uuid REFERENCES payout,
  ADD CONSTRAINT payout_again_has_lines CHECK ((pays_again_id IS NULL) = (lines_of_id IS NULL)),
  ADD CONSTRAINT payout_amounts UNIQUE (id, partner_id, accrual_month, supply_won, vat_won),
  ADD CONSTRAINT payout_again_is_the_same FOREIGN KEY (pays_again_id, partner_id, accrual_month, supply_won, vat_won) REFERENCES payout (id, partner_id, accrual_month, supply_won, vat_won),
  DROP CONSTRAINT payout_partner_id_accrual_month_pay_date_key;
CREATE UNIQUE INDEX payout_partner_id_accrual_month_pay_date_key ON payout (partner_id, accrual_month, pay_date) WHERE pays_again_id IS NULL;
`,
);
