import { sqlMigration } from './sql-migration';

/** A run over one contract beside the month's: late evidence, or a contract that was left out. */
export const supplementaryBills = sqlMigration(
  'SupplementaryBills1700000000009',
  `
ALTER TABLE billing_run ADD contract_id uuid REFERENCES contract, ADD evidence_on date;
DROP INDEX billing_run_one_at_a_time;
CREATE UNIQUE INDEX billing_run_one_at_a_time ON billing_run (month, coalesce(contract_id, '00000000-0000-0000-0000-000000000000')) WHERE status = 'RUNNING';
CREATE INDEX billing_run_of_contract ON billing_run (contract_id, month, run_no) WHERE contract_id IS NOT NULL;
`,
);
