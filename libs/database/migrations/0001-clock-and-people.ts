import { sqlMigration } from './sql-migration';

export const clockAndPeople = sqlMigration(
  'ClockAndPeople1700000000001',
  `
-- The role under which every transaction of people and machines runs. It owns nothing, so row-level security binds it.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ieum_app') THEN CREATE ROLE ieum_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT USAGE ON SCHEMA public TO ieum_app;
DO $$ BEGIN EXECUTE format('GRANT ieum_app TO %I', current_user); EXCEPTION WHEN OTHERS THEN NULL; END $$;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ieum_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ieum_app;

-- At most one row: where it exists, business time is what it says.
CREATE TABLE test_clock (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  now_at timestamptz(3) NOT NULL,
  began_at timestamptz(3) NOT NULL,
  moving_to timestamptz(3)
);
CREATE FUNCTION business_now() RETURNS timestamptz(3) LANGUAGE sql STABLE AS
  $$ SELECT coalesce((SELECT now_at FROM test_clock), clock_timestamp()::timestamptz(3)) $$;

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('TELCO', 'PARTNER', 'CUSTOMER')),
  name_ko text NOT NULL,
  name_en text NOT NULL,
  business_no char(10) UNIQUE,
  created_at timestamptz(3) NOT NULL DEFAULT business_now()
);
-- Which partner organisation may serve which partner role, from when to when.
CREATE TABLE partner_role (
  organisation_id uuid NOT NULL REFERENCES organisation,
  role text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (organisation_id, role, valid_from)
);
CREATE TABLE org_unit (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  code text NOT NULL UNIQUE,
  predecessor_id uuid REFERENCES org_unit,
  valid_from date NOT NULL,
  valid_to date
);
-- A unit keeps its id when it is renamed; its names are its history (X-01).
CREATE TABLE org_unit_name (
  unit_id uuid NOT NULL REFERENCES org_unit,
  name_ko text NOT NULL,
  name_en text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (unit_id, valid_from)
);
-- The people of one unit who hold one role: what tasks are routed to.
CREATE TABLE team (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES org_unit,
  organisation_id uuid NOT NULL REFERENCES organisation,
  role text NOT NULL,
  UNIQUE (unit_id, role)
);
CREATE INDEX team_by_role ON team (role, organisation_id);
CREATE TABLE person (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  login text NOT NULL UNIQUE,
  name text NOT NULL,
  email text NOT NULL,
  phone text,
  locale text NOT NULL DEFAULT 'ko' CHECK (locale IN ('ko', 'en')),
  password_hash text,
  failed_logins int NOT NULL DEFAULT 0,
  locked_until timestamptz(3),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL DEFAULT business_now()
);
CREATE TABLE team_member (
  person_id uuid NOT NULL REFERENCES person,
  team_id uuid NOT NULL REFERENCES team,
  supervisor boolean NOT NULL DEFAULT false,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (person_id, team_id, valid_from)
);
CREATE INDEX team_member_by_team ON team_member (team_id);
-- Server sessions, revocable. Only a hash of the token is kept. Session times are real time, not business time.
CREATE TABLE person_session (
  token_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3)
);
CREATE INDEX person_session_by_person ON person_session (person_id);

-- What changed outside a run: before and after, append-only. For a run its event is the audit entry.
CREATE TABLE audit_entry (
  id uuid PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT business_now(),
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  actor_id uuid NOT NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  before jsonb,
  after jsonb
);
CREATE INDEX audit_by_subject ON audit_entry (subject_kind, subject_id, at);

-- One effect per client key, for changes that are not run events.
CREATE TABLE request_key (
  actor_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  response jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (actor_id, key)
);

-- Something that needs a person's eye: an effect that keeps failing, a dry run that differs, a finding of the reconciler.
CREATE TABLE problem (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  detail jsonb NOT NULL,
  opened_at timestamptz(3) NOT NULL DEFAULT business_now(),
  resolved_at timestamptz(3),
  resolved_by uuid,
  resolution text
);
CREATE UNIQUE INDEX problem_open_once ON problem (kind, subject_kind, subject_id) WHERE resolved_at IS NULL;
`,
);
