import { guard } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

/**
 * Every change of a task, an order or a run says so, whoever wrote it and by whatever statement. The rows carry who may hear of them; the notification
 * carries their numbers alone, one for a statement, and comes when the transaction commits.
 */
const live = `
CREATE TABLE live_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  topic text NOT NULL CHECK (topic IN ('inbox', 'order', 'run')),
  subject_id uuid NOT NULL,
  order_id uuid,
  -- on whose desk or in whose team's box it lies, or lay until now
  people uuid[] NOT NULL DEFAULT '{}',
  teams uuid[] NOT NULL DEFAULT '{}',
  customer_id uuid,
  partners uuid[] NOT NULL DEFAULT '{}'
);
CREATE INDEX live_change_by_time ON live_change (at);
${guard('live_change', [])}

CREATE FUNCTION tell_of_changes(low bigint, high bigint) RETURNS void LANGUAGE sql AS
  $$ SELECT pg_notify('ieum_live', low || '-' || high) WHERE low IS NOT NULL $$;

CREATE FUNCTION tell_of_new_tasks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE low bigint; high bigint;
BEGIN
  WITH told AS (
    INSERT INTO live_change (topic, subject_id, order_id, people, teams)
    SELECT 'inbox', t.id, t.order_id, array_remove(ARRAY[t.assignee_id], NULL), ARRAY[t.team_id] FROM now_rows t RETURNING id)
  SELECT min(id), max(id) INTO low, high FROM told;
  PERFORM tell_of_changes(low, high);
  RETURN NULL;
END $$;
CREATE FUNCTION tell_of_tasks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE low bigint; high bigint;
BEGIN
  WITH told AS (
    INSERT INTO live_change (topic, subject_id, order_id, people, teams)
    SELECT 'inbox', t.id, t.order_id, array_remove(ARRAY[w.assignee_id, t.assignee_id], NULL), ARRAY[w.team_id, t.team_id]
      FROM now_rows t JOIN was_rows w ON w.id = t.id WHERE t.version <> w.version RETURNING id)
  SELECT min(id), max(id) INTO low, high FROM told;
  PERFORM tell_of_changes(low, high);
  RETURN NULL;
END $$;
CREATE FUNCTION tell_of_orders() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE low bigint; high bigint;
BEGIN
  WITH told AS (
    INSERT INTO live_change (topic, subject_id, order_id, customer_id, partners)
    SELECT 'order', o.id, o.id, o.customer_id, ARRAY(SELECT DISTINCT p.organisation_id FROM order_partner p WHERE p.order_id = o.id) FROM now_rows o RETURNING id)
  SELECT min(id), max(id) INTO low, high FROM told;
  PERFORM tell_of_changes(low, high);
  RETURN NULL;
END $$;
CREATE FUNCTION tell_of_runs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE low bigint; high bigint;
BEGIN
  WITH told AS (
    INSERT INTO live_change (topic, subject_id, order_id, customer_id, partners)
    SELECT 'run', r.id, r.order_id, r.customer_id, array_remove(r.partner_id || ARRAY(SELECT DISTINCT p.organisation_id FROM order_partner p WHERE p.order_id = r.order_id), NULL)
      FROM now_rows r JOIN was_rows w ON w.id = r.id WHERE r.last_seq <> w.last_seq RETURNING id)
  SELECT min(id), max(id) INTO low, high FROM told;
  PERFORM tell_of_changes(low, high);
  RETURN NULL;
END $$;
-- A session that was ended and a person who left close what is still open for them.
CREATE FUNCTION tell_of_sessions() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM pg_notify('ieum_live', 'person ' || CASE TG_TABLE_NAME WHEN 'person' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'person_id' END); RETURN NULL; END $$;

CREATE TRIGGER live_new_task AFTER INSERT ON task REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_new_tasks();
CREATE TRIGGER live_task AFTER UPDATE ON task REFERENCING NEW TABLE AS now_rows OLD TABLE AS was_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_tasks();
CREATE TRIGGER live_new_order AFTER INSERT ON customer_order REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_orders();
CREATE TRIGGER live_order AFTER UPDATE ON customer_order REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_orders();
CREATE TRIGGER live_run AFTER UPDATE ON run REFERENCING NEW TABLE AS now_rows OLD TABLE AS was_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_runs();
CREATE TRIGGER live_session AFTER UPDATE ON person_session FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL) EXECUTE FUNCTION tell_of_sessions();
CREATE TRIGGER live_person AFTER UPDATE ON person FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION tell_of_sessions();`;

/** A holiday row says from which version it is known and in which it was taken back; the same day may come back in a later one (K-24). */
const calendar = `
ALTER TABLE holiday ADD revoked_in int REFERENCES calendar_version, DROP CONSTRAINT holiday_pkey, ADD PRIMARY KEY (calendar, date, name_ko, valid_from_knowledge);
CREATE UNIQUE INDEX holiday_in_force ON holiday (calendar, date, name_ko) WHERE revoked_at IS NULL;`;

/** Whom to reach at a firm, for what, from when to when. */
const organisations = `
ALTER TABLE organisation ADD valid_to date;
CREATE TABLE organisation_contact (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  purpose text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  phone text,
  valid_from date NOT NULL,
  valid_to date
);
CREATE INDEX organisation_contact_by_organisation ON organisation_contact (organisation_id, valid_from);
${guard('organisation_contact', [])}`;

/** A price table or a set of parameters that somebody proposed; in force it comes by a second person's word. */
const proposals = `
CREATE TABLE version_proposal (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('CATALOGUE', 'PARAMETERS')),
  code text NOT NULL,
  effective_from date NOT NULL,
  content jsonb NOT NULL,
  reason text NOT NULL,
  proposed_by uuid NOT NULL REFERENCES person,
  proposed_at timestamptz(3) NOT NULL,
  decision text CHECK (decision IN ('APPROVED', 'REJECTED')),
  decided_by uuid REFERENCES person CHECK (decided_by <> proposed_by),
  decided_at timestamptz(3),
  comment text,
  CHECK ((decision IS NULL) = (decided_by IS NULL))
);
CREATE UNIQUE INDEX version_proposal_open ON version_proposal (kind, effective_from) WHERE decision IS NULL;
${guard('version_proposal', [])}`;

export const masterDataAndLive = sqlMigration('MasterDataAndLive1700000000012', [live, calendar, organisations, proposals].join('\n'));
