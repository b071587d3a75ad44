import { sqlMigration } from './sql-migration';

/** A sales unit belongs to a branch: either of the two may ask for billing, and the branch hands its customers' paper over (X-38, S1-066). */
export const owningBranch = sqlMigration('OwningBranch1700000000128', `ALTER TABLE org_unit ADD branch_id uuid REFERENCES org_unit CHECK (branch_id <> id);`);
