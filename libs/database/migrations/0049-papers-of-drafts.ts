import { sqlMigration } from './sql-migration';

/**
 * Papers that the rep attaches while the application is still being filled in. They are the draft's writer's alone and go with it where it is given up; where it is
 * submitted they are the order's, and the step for which they were brought finds them when it opens.
 */
export const papersOfDrafts = sqlMigration(
  'PapersOfDrafts1700000000949',
  `
ALTER TABLE document ADD draft_id uuid REFERENCES application_draft ON DELETE CASCADE, ADD brought_for text,
  ADD CHECK (draft_id IS NULL OR (brought_for IS NOT NULL AND order_id IS NULL AND task_id IS NULL));
CREATE INDEX document_by_draft ON document (draft_id) WHERE draft_id IS NOT NULL;
CREATE POLICY of_own_draft ON document AS RESTRICTIVE FOR ALL TO ieum_app USING (draft_id IS NULL OR EXISTS (SELECT FROM application_draft a WHERE a.id = draft_id));
`,
);
