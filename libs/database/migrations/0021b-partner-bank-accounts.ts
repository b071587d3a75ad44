import { guard } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

/** Where a partner is paid: what one person proposed and another approved, the newest of them. A payout keeps the account that it went to. */
const accounts = `
CREATE TABLE partner_bank_account (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES organisation,
  bank_code char(3) NOT NULL,
  account_no text NOT NULL,
  account_holder text NOT NULL,
  reason text NOT NULL,
  -- PROPOSED 제안, APPROVED 승인, REFUSED 반려
  status text NOT NULL DEFAULT 'PROPOSED' CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED')),
  proposed_by uuid NOT NULL REFERENCES person,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES person,
  decided_at timestamptz(3),
  refusal_reason text,
  CHECK ((status = 'PROPOSED') = (decided_by IS NULL)),
  CHECK ((status = 'REFUSED') = (refusal_reason IS NOT NULL)),
  CONSTRAINT bank_account_approved_by_another CHECK (status <> 'APPROVED' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX partner_bank_account_one_at_a_time ON partner_bank_account (partner_id) WHERE status = 'PROPOSED';
CREATE INDEX partner_bank_account_by_partner ON partner_bank_account (partner_id, id);
CREATE INDEX partner_bank_account_by_status ON partner_bank_account (status, id);
CREATE TRIGGER partner_bank_account_is_kept BEFORE DELETE OR UPDATE OF id, partner_id, bank_code, account_no, account_holder, reason, proposed_by, proposed_at
  ON partner_bank_account FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE payout ADD bank_account_id uuid REFERENCES partner_bank_account;`;

export const partnerBankAccounts = sqlMigration('PartnerBankAccounts1700000000221', [accounts, guard('partner_bank_account', [])].join('\n'));
