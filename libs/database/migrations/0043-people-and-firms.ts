import { sqlMigration } from './sql-migration';

const is = (...sides: readonly string[]): string => `(SELECT current_setting('ieum.side', true) IN (${sides.map((side) => `'${side}'`).join(', ')}))`;
const house = is('STAFF', 'SYSTEM');
const myFirm = `(SELECT current_setting('ieum.organisation', true)::uuid)`;

/** Outsiders lock a row of their own (which asks for a policy of its own) and write none: the house writes for them once their rights are checked. */
const ownToRead = (table: string, firm: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY house ON ${table} FOR ALL TO ieum_app USING (${house}) WITH CHECK (${house});
CREATE POLICY outsider_reads ON ${table} FOR SELECT TO ieum_app USING (${firm} = ${myFirm});
CREATE POLICY outsider_locks ON ${table} FOR UPDATE TO ieum_app USING (${firm} = ${myFirm}) WITH CHECK (false);`;

/**
 * A partner or a customer reaches its own firm and its own people. Whom a row within its reach names by id (the rep of its order, whoever worked on its
 * task) it reads the name of, one at a time and nothing else of them.
 */
export const peopleAndFirms = sqlMigration(
  'PeopleAndFirms1700000000443',
  `${ownToRead('organisation', 'id')}${ownToRead('person', 'organisation_id')}
CREATE FUNCTION name_of(person_id uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  $$ SELECT name FROM person WHERE id = person_id $$;`,
);
