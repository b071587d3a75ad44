import { sqlMigration } from './sql-migration';

/** Applications that are still being filled in: each its writer's own paper, deleted when it is submitted or given up. */
export const applicationDrafts = sqlMigration('ApplicationDrafts1700000000444', `
CREATE TABLE application_draft (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  customer_name text,
  content jsonb NOT NULL,
  version int NOT NULL DEFAULT 1,
  began_at timestamptz(3) NOT NULL,
  saved_at timestamptz(3) NOT NULL
);
CREATE INDEX application_draft_by_person ON application_draft (person_id, saved_at, id);
ALTER TABLE application_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON application_draft FOR ALL TO ieum_app USING (person_id = (SELECT current_setting('ieum.person', true)::uuid)) WITH CHECK (person_id = (SELECT current_setting('ieum.person', true)::uuid));
`);
