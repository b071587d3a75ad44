import { sqlMigration } from './sql-migration';

/**
 * A partner whose contract ends while the order goes on has a run of its own that takes back, pays and ends. What it delivered is kept beside the
 * order's items as an item of its own, that nobody charges the customer for.
 */
export const replacedPartners = sqlMigration(
  'ReplacedPartners1700000000645',
  `
ALTER TABLE run DROP CONSTRAINT run_subject_kind_check,
  ADD CONSTRAINT run_subject_kind_check CHECK (subject_kind IN ('ORDER', 'MONTH', 'CONTRACT_MONTH', 'PARTNER_MONTH', 'CANCELLED_ORDER', 'REPLACED_PARTNER'));
ALTER TABLE one_off_item ADD replaced_on date,
  ADD CONSTRAINT replaced_work_is_never_charged CHECK (replaced_on IS NULL OR (accepted_on IS NULL AND billing_requested_on IS NULL));
`,
);
