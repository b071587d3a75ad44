import { guard, side } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

const own = (who: string): string => `${side(who)} AND organisation_id = (SELECT current_setting('ieum.organisation', true)::uuid)`;

/** From a day to a day, both belonging to it; without an end until further notice. */
const period = `daterange(valid_from, valid_to, '[]')`;
const once = (table: string, ...columns: readonly string[]): string => `
ALTER TABLE ${table} ADD CONSTRAINT ${table}_ends_after_it_begins CHECK (valid_to >= valid_from),
  ADD CONSTRAINT ${table}_once EXCLUDE USING gist (${columns.map((column) => `${column} WITH =, `).join('')}${period} WITH &&);`;

/** On no day is anybody twice in a team, does a firm serve a role twice, or does a unit have two names. */
const periods = `
CREATE EXTENSION IF NOT EXISTS btree_gist;
${once('team_member', 'person_id', 'team_id')}
${once('partner_role', 'organisation_id', 'role')}
${once('org_unit_name', 'unit_id')}`;

/** A unit that ends says which one goes on with its people and its work; several may end in the same one. */
const units = `
ALTER TABLE org_unit DROP predecessor_id, ADD successor_id uuid REFERENCES org_unit CHECK (successor_id <> id), ADD CHECK (valid_to IS NOT NULL OR successor_id IS NULL);
CREATE INDEX org_unit_by_organisation ON org_unit (organisation_id, id);
CREATE INDEX org_unit_by_successor ON org_unit (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX team_by_organisation ON team (organisation_id, id);`;

const lists = `
CREATE INDEX organisation_by_kind ON organisation (kind, id);
CREATE INDEX organisation_by_name ON organisation (name_ko text_pattern_ops, id);
CREATE INDEX person_by_organisation ON person (organisation_id, id);
CREATE INDEX person_by_name ON person (name text_pattern_ops, id);`;

/** The password that somebody else gave opens nothing but the way to one's own. */
const firstPassword = `ALTER TABLE person ADD password_is_first boolean NOT NULL DEFAULT false;`;

const contacts = `
ALTER TABLE organisation_contact ADD CHECK (valid_to >= valid_from), ADD CHECK (purpose IN ('CONTRACT', 'PROVISIONING', 'SETTLEMENT', 'OUTAGE'));
CREATE POLICY outsider_1 ON organisation_contact FOR SELECT TO ieum_app USING (${own('PARTNER')});
CREATE POLICY outsider_2 ON organisation_contact FOR SELECT TO ieum_app USING (${own('CUSTOMER')});`;

/** What one person proposes and another decides (X-03), in the form of a correction. */
const decidedByAnother = (table: string): string => `
  -- PROPOSED 제안, APPROVED 승인, REFUSED 반려
  status text NOT NULL DEFAULT 'PROPOSED' CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED')),
  reason text NOT NULL,
  proposed_by uuid NOT NULL REFERENCES person,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES person,
  decided_at timestamptz(3),
  refusal_reason text,
  CHECK ((status = 'PROPOSED') = (decided_by IS NULL)),
  CONSTRAINT ${table}_approved_by_another CHECK (status <> 'APPROVED' OR decided_by <> proposed_by)`;

/**
 * Price tables and parameters take effect on a day, and no two on the same: neither two that are in force or to come, nor two that are proposed. Once
 * its day has come a version stays as it is.
 */
const versions = `
DROP TABLE version_proposal;
CREATE TABLE version_proposal (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('CATALOGUE', 'PARAMETERS')),
  effective_from date NOT NULL,
  content jsonb NOT NULL,
  -- the version whose place it takes: what differs is told against it
  follows text NOT NULL,${decidedByAnother('version_proposal')},
  -- an approved one that was taken back before its day
  withdrawn_by uuid REFERENCES person,
  withdrawn_at timestamptz(3),
  CHECK (withdrawn_by IS NULL OR status = 'APPROVED')
);
CREATE UNIQUE INDEX version_proposal_once ON version_proposal (kind, effective_from) WHERE status <> 'REFUSED' AND withdrawn_by IS NULL;
CREATE INDEX version_proposal_by_status ON version_proposal (status, id);
CREATE TRIGGER version_proposal_is_kept BEFORE DELETE OR UPDATE OF id, kind, effective_from, content, reason, proposed_by, proposed_at
  ON version_proposal FOR EACH ROW EXECUTE FUNCTION refuse_change();
${guard('version_proposal', [])}

CREATE FUNCTION version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR OLD.effective_from <= (business_now() AT TIME ZONE 'Asia/Seoul')::date THEN
    RAISE EXCEPTION 'version % of % has come into force and stays', OLD.code, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
${['catalogue_version', 'parameter_version']
  .map(
    (table) => `
ALTER TABLE ${table} ADD proposal_id uuid UNIQUE REFERENCES version_proposal;
CREATE TRIGGER ${table}_stays BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION version_stays();`,
  )
  .join('')}`;

/** Who the house works with and at which prices: kept by people, from a day on, with what was before. */
export const masterData = sqlMigration(
  'MasterData1700000000121',
  [periods, units, lists, firstPassword, contacts, versions, guard('partner_role', [own('PARTNER')])].join('\n'),
);
