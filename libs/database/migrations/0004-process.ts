import { sqlMigration } from './sql-migration';

export const processTables = sqlMigration(
  'Process1700000000004',
  `
CREATE TABLE plan_version (
  key text NOT NULL,
  version int NOT NULL,
  hash text NOT NULL,
  content jsonb NOT NULL,
  published_at timestamptz(3) NOT NULL DEFAULT business_now(),
  PRIMARY KEY (key, version)
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER plan_version_is_immutable BEFORE UPDATE OR DELETE ON plan_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One run of a plan version: an order, a month, a contract's month, a partner's month.
CREATE TABLE run (
  id uuid PRIMARY KEY,
  plan_key text NOT NULL,
  plan_version int NOT NULL,
  workflow_id text NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('ORDER', 'MONTH', 'CONTRACT_MONTH', 'PARTNER_MONTH')),
  subject_id text NOT NULL,
  order_id uuid REFERENCES customer_order,
  contract_id uuid REFERENCES contract,
  customer_id uuid REFERENCES customer,
  partner_id uuid REFERENCES organisation,
  accrual_month char(7),
  state jsonb NOT NULL,
  last_seq int NOT NULL DEFAULT 0,
  ended text,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  UNIQUE (plan_key, subject_id),
  FOREIGN KEY (plan_key, plan_version) REFERENCES plan_version (key, version)
);
CREATE INDEX run_open_by_workflow ON run (workflow_id) WHERE ended IS NULL;
CREATE UNIQUE INDEX run_lead ON run (workflow_id) WHERE subject_kind IN ('ORDER', 'MONTH');
CREATE INDEX run_by_order ON run (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX run_by_contract ON run (contract_id, accrual_month) WHERE contract_id IS NOT NULL;

-- The event log: audit entry and idempotency record in one row. It alone rebuilds the state.
CREATE TABLE run_event (
  run_id uuid NOT NULL REFERENCES run,
  seq int NOT NULL,
  event jsonb NOT NULL,
  actor_id uuid NOT NULL,
  task_id uuid,
  idempotency_key text,
  -- what the person filled in, and what was answered
  form jsonb,
  response jsonb,
  at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run_id, seq)
);
CREATE UNIQUE INDEX run_event_once ON run_event (actor_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE TRIGGER run_event_is_append_only BEFORE UPDATE OR DELETE ON run_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE task (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES run,
  step text NOT NULL,
  instance text NOT NULL DEFAULT '',
  round int NOT NULL,
  role text NOT NULL,
  team_id uuid NOT NULL REFERENCES team,
  assignee_id uuid REFERENCES person,
  -- OPEN 대기, IN_PROGRESS 진행, DONE 완료, RETURNED 반려됨, SKIPPED 해당없음, CANCELLED 취소
  status text NOT NULL CHECK (status IN ('OPEN', 'IN_PROGRESS', 'DONE', 'RETURNED', 'SKIPPED', 'CANCELLED')),
  version int NOT NULL DEFAULT 1,
  opened_at timestamptz(3) NOT NULL,
  due_on date NOT NULL,
  -- overdue from 00:00 of this day where it differs from due_on + 1 (F-15)
  late_from_on date NOT NULL,
  started_late boolean NOT NULL DEFAULT false,
  calendar_version int NOT NULL,
  -- why it is back on the desk, when it was returned
  return_reason text,
  order_id uuid,
  order_no text,
  service_no text,
  customer_id uuid,
  customer_name text,
  -- the partner organisation that owns the task, where the role is a partner's
  partner_id uuid,
  accrual_month char(7),
  draft jsonb,
  ended_at timestamptz(3),
  ended_by uuid,
  UNIQUE (run_id, step, instance, round)
);
CREATE INDEX task_mine_by_due ON task (assignee_id, due_on, id) WHERE status IN ('OPEN', 'IN_PROGRESS');
CREATE INDEX task_mine_by_opened ON task (assignee_id, opened_at, id) WHERE status IN ('OPEN', 'IN_PROGRESS');
CREATE INDEX task_team_by_due ON task (team_id, due_on, id) WHERE status IN ('OPEN', 'IN_PROGRESS');
CREATE INDEX task_team_by_opened ON task (team_id, opened_at, id) WHERE status IN ('OPEN', 'IN_PROGRESS');
CREATE INDEX task_done_by_person ON task (ended_by, ended_at, id) WHERE status IN ('DONE', 'RETURNED');
CREATE INDEX task_by_order ON task (order_id, opened_at) WHERE order_id IS NOT NULL;

-- Claims, drafts, comments: the task's own history, not the run's.
CREATE TABLE task_note (
  id uuid PRIMARY KEY,
  task_id uuid NOT NULL REFERENCES task,
  kind text NOT NULL CHECK (kind IN ('CLAIMED', 'RELEASED', 'REASSIGNED', 'DRAFT_SAVED', 'COMMENT', 'LAPSED')),
  actor_id uuid NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT business_now(),
  text text,
  detail jsonb
);
CREATE INDEX task_note_by_task ON task_note (task_id, at);

-- What must leave the house, by command id. Insert-only; the outcome is a row of its own.
CREATE TABLE effect (
  command_id text PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES run,
  workflow_id text NOT NULL,
  kind text NOT NULL,
  step text NOT NULL,
  round int NOT NULL,
  completes_step boolean NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT business_now()
);
CREATE INDEX effect_by_workflow ON effect (workflow_id);
CREATE TABLE effect_outcome (
  command_id text PRIMARY KEY REFERENCES effect,
  status text NOT NULL CHECK (status IN ('DONE', 'PARKED', 'DROPPED')),
  result jsonb,
  at timestamptz(3) NOT NULL DEFAULT business_now()
);

-- Wake-up moments: one table for the loop, the test clock and the reconciler.
CREATE TABLE moment (
  id uuid PRIMARY KEY,
  run_id uuid REFERENCES run,
  workflow_id text NOT NULL,
  kind text NOT NULL,
  step text NOT NULL,
  round int NOT NULL,
  at timestamptz(3) NOT NULL,
  done_at timestamptz(3)
);
CREATE UNIQUE INDEX moment_once ON moment (run_id, kind, step, round, at);
CREATE INDEX moment_waiting ON moment (at, id) WHERE done_at IS NULL;
CREATE INDEX moment_waiting_by_workflow ON moment (workflow_id, at) WHERE done_at IS NULL;

-- The relay's outbox: insert-only, deleted after the workflow was poked.
CREATE TABLE poke (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workflow_id text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE stored_file (
  hash char(64) PRIMARY KEY,
  size bigint NOT NULL,
  media_type text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT business_now()
);
CREATE TABLE document (
  id uuid PRIMARY KEY,
  file_hash char(64) NOT NULL REFERENCES stored_file,
  file_name text NOT NULL,
  document_type text NOT NULL,
  order_id uuid REFERENCES customer_order,
  run_id uuid REFERENCES run,
  task_id uuid REFERENCES task,
  customer_id uuid,
  -- the outside organisation that brought it; null where staff did
  partner_id uuid,
  customer_may_see boolean NOT NULL DEFAULT false,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz(3) NOT NULL DEFAULT business_now(),
  removed_at timestamptz(3)
);
CREATE INDEX document_by_task ON document (task_id);
CREATE INDEX document_by_order ON document (order_id);
`,
);
