import { guard, side } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

const ofOwnOrganisation = (name: string): string => `${side(name)} AND organisation_id = (SELECT current_setting('ieum.organisation', true)::uuid)`;

/** Who stands in for whom, what people are told and how it left the house, and the filters that a person keeps. */
export const workingTogether = sqlMigration(
  'WorkingTogether1700000000011',
  `
-- An absence with its deputy (부재·대결), for all roles or one; or tasks handed to a colleague for a time (위임): some by id, or all of a step.
CREATE TABLE substitution (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('ABSENCE', 'DELEGATION')),
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person,
  deputy_id uuid NOT NULL REFERENCES person CHECK (deputy_id <> person_id),
  role text,
  step text,
  task_ids uuid[],
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  reason text,
  entered_by uuid NOT NULL,
  entered_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  ended_by uuid,
  CHECK ((kind = 'DELEGATION') = (step IS NOT NULL OR task_ids IS NOT NULL)),
  CHECK (kind = 'ABSENCE' OR role IS NULL)
);
CREATE INDEX substitution_by_deputy ON substitution (deputy_id, to_on) WHERE ended_at IS NULL;
CREATE INDEX substitution_by_person ON substitution (person_id, to_on);
${guard('substitution', [ofOwnOrganisation('PARTNER'), ofOwnOrganisation('CUSTOMER')])}

-- Who acted for whom, and by what: part of the record, and of four eyes.
ALTER TABLE run_event ADD acting_for uuid, ADD acting_as text CHECK (acting_as IN ('ABSENCE', 'DELEGATION')), ADD CHECK ((acting_for IS NULL) = (acting_as IS NULL));
ALTER TABLE one_off_item ADD billing_requested_for uuid;
ALTER TABLE attendance_sheet ADD settlement_requested_for uuid;

-- What a person is told: written with what caused it, once each, and delivered from here.
CREATE TABLE notice (
  id uuid PRIMARY KEY,
  recipient_id uuid NOT NULL REFERENCES person,
  kind text NOT NULL,
  subject_id text NOT NULL,
  detail jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT business_now(),
  sent_at timestamptz(3),
  -- tries are real time: a mail server knows no test clock
  attempts int NOT NULL DEFAULT 0,
  next_try_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  last_error text,
  UNIQUE (recipient_id, kind, subject_id)
);
CREATE INDEX notice_to_send ON notice (next_try_at, id) WHERE sent_at IS NULL;
CREATE INDEX notice_by_subject ON notice (kind, subject_id);
${guard('notice', [])}

-- Filters of work boxes under a name of the person's own: nobody else reads them.
CREATE TABLE saved_view (
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  filters jsonb NOT NULL,
  saved_at timestamptz(3) NOT NULL DEFAULT business_now(),
  PRIMARY KEY (person_id, name)
);
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON saved_view FOR ALL TO ieum_app USING (person_id = (SELECT current_setting('ieum.person', true)::uuid)) WITH CHECK (person_id = (SELECT current_setting('ieum.person', true)::uuid));

-- All contracts of a rep, when their work is handed over.
CREATE INDEX contract_by_rep ON contract (sales_rep_id, id);
`,
);
