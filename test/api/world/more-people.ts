import { randomUUID } from 'node:crypto';
import type { TestOffice } from '../../world/test-office';

interface NewPerson {
  readonly login: string;
  readonly role: string;
  readonly organisationId: string;
  readonly supervisor?: boolean;
}

/** A person in a unit and team of their own, with the password of the demo. */
async function aPerson(office: TestOffice, { login, role, organisationId, supervisor = false }: NewPerson): Promise<string> {
  const [person, team, unit] = [randomUUID(), randomUUID(), randomUUID()];
  await office.rows(`INSERT INTO org_unit (id, organisation_id, code, valid_from) VALUES ($1, $2, $3, '2014-01-01')`, [unit, organisationId, `UNIT-${login}`]);
  await office.rows(`INSERT INTO org_unit_name (unit_id, name_ko, name_en, valid_from) VALUES ($1, $2, $2, '2014-01-01')`, [unit, `${login}팀`]);
  await office.rows(`INSERT INTO team (id, unit_id, organisation_id, role) VALUES ($1, $2, $3, $4)`, [team, unit, organisationId, role]);
  await office.rows(
    `INSERT INTO person (id, organisation_id, login, name, email, phone, password_hash) SELECT $1, $2, $3, $3, $3 || '@ieum.example.com', '010-0000-0009', password_hash FROM person WHERE login = 'sales'`,
    [person, organisationId, login],
  );
  await office.rows(`INSERT INTO team_member (person_id, team_id, supervisor, valid_from) VALUES ($1, $2, $3, '2014-01-01')`, [person, team, supervisor]);
  return person;
}

/** One more person of the telco, in a team apart: a rep of another team, say. */
export async function aColleague(office: TestOffice, login: string, role: string): Promise<string> {
  const [telco] = await office.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'TELCO'`);
  return aPerson(office, { login, role, organisationId: telco?.id ?? '' });
}

/** One more person in the team of somebody. */
export async function aTeammate(office: TestOffice, login: string, name: string, of: string): Promise<string> {
  const person = randomUUID();
  await office.rows(
    `INSERT INTO person (id, organisation_id, login, name, email, phone, password_hash) SELECT $1, organisation_id, $2, $3, $2 || '@ieum.example.com', '010-0000-0008', password_hash FROM person WHERE login = $4`,
    [person, login, name, of],
  );
  await office.rows(`INSERT INTO team_member (person_id, team_id, valid_from) SELECT $1, m.team_id, '2014-01-01' FROM team_member m JOIN person p ON p.id = m.person_id WHERE p.login = $2`, [person, of]);
  return person;
}

/** A second firm that serves the same partner role, with one person. Answers the firm's id. */
export async function anotherPartner(office: TestOffice, login: string, role: string): Promise<string> {
  const organisationId = randomUUID();
  await office.rows(`INSERT INTO organisation (id, code, kind, name_ko, name_en) VALUES ($1, $2, 'PARTNER', $2, $2)`, [organisationId, `P-${login}`]);
  await office.rows(`INSERT INTO partner_role (organisation_id, role, valid_from) VALUES ($1, $2, '2014-01-01')`, [organisationId, role]);
  await aPerson(office, { login, role, organisationId });
  return organisationId;
}
