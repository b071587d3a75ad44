import { sqlMigration } from './sql-migration';

const proposals = ['bill_correction', 'refund', 'partner_bank_account', 'version_proposal'];

/** A proposal that comes, is decided or taken back says so to the house: how many wait for whom is counted anew. */
export const tellOfApprovals = sqlMigration(
  'TellOfApprovals1700000001050',
  `
ALTER TABLE live_change DROP CONSTRAINT live_change_topic_check, ADD CONSTRAINT live_change_topic_check CHECK (topic IN ('inbox', 'order', 'run', 'approval'));
CREATE FUNCTION tell_of_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE low bigint; high bigint;
BEGIN
  WITH told AS (INSERT INTO live_change (topic, subject_id) SELECT 'approval', p.id FROM now_rows p RETURNING id)
  SELECT min(id), max(id) INTO low, high FROM told;
  PERFORM tell_of_changes(low, high);
  RETURN NULL;
END $$;
${proposals.flatMap((table) => ['INSERT', 'UPDATE'].map((event) => `CREATE TRIGGER live_${event.toLowerCase()}_${table} AFTER ${event} ON ${table} REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_approvals();`)).join('\n')}
`,
);
