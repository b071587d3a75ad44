import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { hashPassword } from '../password';
import { demoLogins, partners, telco, units, type DemoLogin, type DemoPerson } from './organisations';

const since = '2014-01-01';

const organisation = async (tx: Tx, kind: 'TELCO' | 'PARTNER', { code, businessNo, nameKo, nameEn }: { code: string; businessNo?: string; nameKo: string; nameEn: string }): Promise<string> => {
  const id = newId();
  await tx.query(`INSERT INTO organisation (id, code, kind, name_ko, name_en, business_no) VALUES ($1, $2, $3, $4, $5, $6)`, [id, code, kind, nameKo, nameEn, businessNo ?? null]);
  return id;
};

const branchOf = (tx: Tx, salesUnit: string, branch: string): Promise<unknown[]> =>
  tx.query(`UPDATE org_unit SET branch_id = (SELECT id FROM org_unit WHERE code = $2) WHERE code = $1`, [salesUnit, branch]);

const unit = async (tx: Tx, organisationId: string, { code, nameKo, nameEn }: { code: string; nameKo: string; nameEn: string }): Promise<string> => {
  const id = newId();
  await tx.query(`INSERT INTO org_unit (id, organisation_id, code, valid_from) VALUES ($1, $2, $3, $4)`, [id, organisationId, code, since]);
  await tx.query(`INSERT INTO org_unit_name (unit_id, name_ko, name_en, valid_from) VALUES ($1, $2, $3, $4)`, [id, nameKo, nameEn, since]);
  return id;
};

async function team(tx: Tx, place: { organisationId: string; unitId: string }, role: string, people: readonly DemoPerson[], passwordHash: string): Promise<void> {
  const teamId = newId();
  await tx.query(`INSERT INTO team (id, unit_id, organisation_id, role) VALUES ($1, $2, $3, $4)`, [teamId, place.unitId, place.organisationId, role]);
  for (const { login, name, supervisor } of people) {
    const personId = newId();
    await tx.query(`INSERT INTO person (id, organisation_id, login, name, email, phone, password_hash) VALUES ($1, $2, $3, $4, $5, '010-0000-0000', $6)`, [
      personId, place.organisationId, login, name, `${login}@ieum.example.com`, passwordHash,
    ]);
    await tx.query(`INSERT INTO team_member (person_id, team_id, supervisor, valid_from) VALUES ($1, $2, $3, $4)`, [personId, teamId, supervisor ?? false, since]);
  }
}

/** The organisations, units, roles and people of a demonstration, once. Every one of them has the same password. */
export async function loadDemoPeople(tx: Tx, password: string): Promise<readonly DemoLogin[]> {
  if (await tx.one(`SELECT 1 FROM organisation WHERE code = $1`, [telco.code])) return demoLogins;
  const passwordHash = await hashPassword(password);
  const telcoId = await organisation(tx, 'TELCO', telco);
  for (const one of units) {
    const unitId = await unit(tx, telcoId, one);
    await team(tx, { organisationId: telcoId, unitId }, one.people[0]?.role ?? '', one.people, passwordHash);
  }
  await branchOf(tx, 'SALES-1', 'BRANCH-1');
  for (const one of partners) {
    const organisationId = await organisation(tx, 'PARTNER', one);
    await tx.query(`INSERT INTO partner_role (organisation_id, role, valid_from) VALUES ($1, $2, $3)`, [organisationId, one.person.role, since]);
    const unitId = await unit(tx, organisationId, { ...one, code: `${one.code}-1` });
    await team(tx, { organisationId, unitId }, one.person.role, [one.person], passwordHash);
  }
  return demoLogins;
}
