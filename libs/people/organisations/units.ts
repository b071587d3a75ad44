import { newId } from '../../database/ids';
import { pageOf, type Page } from '../../database/page-of';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { addDays, type PlainDate } from '../../domain/calendar/plain-date';
import { isPartnerRole } from '../../domain/process/roles';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { holdsOn } from '../holds-on';
import { organisationToChange, type OrganisationKind } from './organisation-row';

export interface UnitName {
  readonly nameKo: string;
  readonly nameEn: string;
  readonly from: PlainDate;
}

export interface UnitInList {
  readonly id: string;
  readonly code: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly from: PlainDate;
  readonly lastDay: PlainDate | null;
  readonly successorId: string | null;
  readonly teams: readonly { readonly id: string; readonly role: string; readonly people: number }[];
}

export interface UnitPage extends UnitInList {
  readonly organisationId: string;
  readonly names: readonly UnitName[];
  /** Units that ended in this one. */
  readonly predecessors: readonly { readonly id: string; readonly code: string; readonly lastDay: PlainDate }[];
}

const rowOf = `u.id, u.code, coalesce(n.name_ko, '') AS "nameKo", coalesce(n.name_en, '') AS "nameEn", u.valid_from AS "from", u.valid_to AS "lastDay", u.successor_id AS "successorId",
  (SELECT coalesce(json_agg(json_build_object('id', t.id, 'role', t.role, 'people', (SELECT count(*) FROM team_member m WHERE m.team_id = t.id AND ${holdsOn('m', '$2')})) ORDER BY t.role, t.id), '[]')
     FROM team t WHERE t.unit_id = u.id) AS teams`;
const named = `org_unit u LEFT JOIN org_unit_name n ON n.unit_id = u.id AND ${holdsOn('n', '$2')}`;

/** The units of a firm on a day, with what they were called then and who was in their teams. */
export const unitsOfOrganisation = (tx: Tx, organisationId: string, on: PlainDate, after?: string): Promise<Page<UnitInList>> =>
  pageOf((limit) => tx.query<UnitInList>(`SELECT ${rowOf} FROM ${named} WHERE u.organisation_id = $1 AND ${holdsOn('u', '$2')} AND ($3::uuid IS NULL OR u.id > $3) ORDER BY u.id LIMIT $4`, [organisationId, on, after ?? null, limit]));

const namesOf = (tx: Tx, unitId: string): Promise<UnitName[]> =>
  tx.query<UnitName>(`SELECT name_ko AS "nameKo", name_en AS "nameEn", valid_from AS "from" FROM org_unit_name WHERE unit_id = $1 ORDER BY valid_from`, [unitId]);

/** A unit with all the names that it had, the units that ended in it, and the one in which it ended. */
export async function unitPage(tx: Tx, unitId: string): Promise<UnitPage | Refusal> {
  const unit = await tx.one<UnitInList & { organisationId: string }>(`SELECT ${rowOf}, u.organisation_id AS "organisationId" FROM ${named} WHERE u.id = $1`, [unitId, tx.today]);
  if (!unit) return refuse('people.unit-not-found');
  const predecessors = await tx.query<UnitPage['predecessors'][number]>(`SELECT id, code, valid_to AS "lastDay" FROM org_unit WHERE successor_id = $1 ORDER BY valid_to, id`, [unitId]);
  return { ...unit, names: await namesOf(tx, unitId), predecessors };
}

interface NewUnit extends UnitName {
  readonly code: string;
  readonly roles: readonly string[];
}

async function insertUnit(tx: Tx, organisationId: string, { code, nameKo, nameEn, from }: Omit<NewUnit, 'roles'>): Promise<string | undefined> {
  const made = await tx.one<{ id: string }>(`INSERT INTO org_unit (id, organisation_id, code, valid_from) VALUES ($1, $2, $3, $4) ON CONFLICT (code) DO NOTHING RETURNING id`, [newId(), organisationId, code, from]);
  if (made) await tx.query(`INSERT INTO org_unit_name (unit_id, name_ko, name_en, valid_from) VALUES ($1, $2, $3, $4)`, [made.id, nameKo, nameEn, from]);
  return made?.id;
}

/** The people of a unit who hold a role: made when they are first asked for. */
export async function teamOfRole(tx: Tx, unitId: string, role: string): Promise<string> {
  await tx.query(`INSERT INTO team (id, unit_id, organisation_id, role) SELECT $1, id, organisation_id, $3 FROM org_unit WHERE id = $2 ON CONFLICT (unit_id, role) DO NOTHING`, [newId(), unitId, role]);
  const team = await tx.one<{ id: string }>(`SELECT id FROM team WHERE unit_id = $1 AND role = $2`, [unitId, role]);
  if (!team) throw new Error(`unit ${unitId} has no team for ${role}`);
  return team.id;
}

/** The unit to which the work of an outside firm goes, made with the first need of it. Two who ask at once make one: the code is unique. */
export async function unitOfOutsiders(tx: Tx, organisationId: string): Promise<string> {
  const there = `SELECT u.id FROM org_unit u JOIN organisation o ON o.id = u.organisation_id WHERE o.id = $1`;
  const firm = await tx.one<{ code: string; nameKo: string; nameEn: string; unitId: string | null }>(
    `SELECT o.code || '-1' AS code, o.name_ko AS "nameKo", o.name_en AS "nameEn", (${there} AND ${holdsOn('u', '$2')} ORDER BY u.id LIMIT 1) AS "unitId" FROM organisation o WHERE o.id = $1`,
    [organisationId, tx.today],
  );
  if (!firm) throw new Error(`organisation ${organisationId} is gone`);
  const unitId = firm.unitId ?? (await insertUnit(tx, organisationId, { ...firm, from: tx.today })) ?? (await tx.one<{ id: string }>(`${there} AND u.code = $2`, [organisationId, firm.code]))?.id;
  if (!unitId) throw new Error(`organisation ${organisationId} has no unit`);
  return unitId;
}

const rolesOfKind: Readonly<Record<OrganisationKind, (role: string) => boolean>> = {
  TELCO: (role) => !isPartnerRole(role) && role !== 'CUSTOMER',
  PARTNER: isPartnerRole,
  CUSTOMER: (role) => role === 'CUSTOMER',
};

/** A new unit of a firm, from a day on, with a team for each role that its people hold. */
export async function enterUnit(tx: Tx, organisationId: string, { roles, ...unit }: NewUnit): Promise<UnitPage | Refusal> {
  const organisation = await organisationToChange(tx, organisationId);
  if (isRefusal(organisation)) return organisation;
  const foreign = roles.findIndex((role) => !rolesOfKind[organisation.kind](role));
  if (foreign >= 0) return refuse('people.role-elsewhere', { field: `roles.${foreign}`, params: { role: roles[foreign] ?? '' } });
  const unitId = await insertUnit(tx, organisationId, unit);
  if (!unitId) return refuse('people.unit-code-taken', { field: 'code', params: { code: unit.code } });
  for (const role of roles) await teamOfRole(tx, unitId, role);
  await writeAudit(tx, 'unit.entered', { kind: 'UNIT', id: unitId }, undefined, { organisationId, ...unit, roles });
  await writeAudit(tx, 'organisation.unit-entered', { kind: 'ORGANISATION', id: organisationId }, undefined, { unitId, code: unit.code, from: unit.from });
  return unitPage(tx, unitId);
}

/** A unit whose people hold one more role from now on. */
export async function addTeam(tx: Tx, unitId: string, role: string): Promise<UnitPage | Refusal> {
  const unit = await tx.one<{ organisationId: string; kind: OrganisationKind }>(`SELECT u.organisation_id AS "organisationId", o.kind FROM org_unit u JOIN organisation o ON o.id = u.organisation_id WHERE u.id = $1 FOR UPDATE OF u`, [unitId]);
  if (!unit) return refuse('people.unit-not-found');
  if (!rolesOfKind[unit.kind](role)) return refuse('people.role-elsewhere', { field: 'role', params: { role } });
  if (await tx.one(`SELECT 1 FROM team WHERE unit_id = $1 AND role = $2`, [unitId, role])) return refuse('people.team-there-already', { field: 'role', params: { role } });
  const teamId = await teamOfRole(tx, unitId, role);
  await writeAudit(tx, 'unit.team-added', { kind: 'UNIT', id: unitId }, undefined, { teamId, role });
  return unitPage(tx, unitId);
}

/** A unit is called otherwise from a day on and stays the same unit: its names are its history. */
export async function renameUnit(tx: Tx, unitId: string, { nameKo, nameEn, from }: UnitName): Promise<{ readonly names: readonly UnitName[] } | Refusal> {
  if (!(await tx.one(`SELECT 1 FROM org_unit WHERE id = $1 FOR UPDATE`, [unitId]))) return refuse('people.unit-not-found');
  if (await tx.one(`SELECT 1 FROM org_unit_name WHERE unit_id = $1 AND valid_from >= $2`, [unitId, from])) return refuse('people.named-later', { field: 'from', params: { date: from } });
  const before = await tx.one(`UPDATE org_unit_name SET valid_to = $2 WHERE unit_id = $1 AND (valid_to IS NULL OR valid_to >= $3) RETURNING name_ko AS "nameKo", name_en AS "nameEn", valid_from AS "from"`, [unitId, addDays(from, -1), from]);
  await tx.query(`INSERT INTO org_unit_name (unit_id, name_ko, name_en, valid_from) VALUES ($1, $2, $3, $4)`, [unitId, nameKo, nameEn, from]);
  await writeAudit(tx, 'unit.renamed', { kind: 'UNIT', id: unitId }, before, { nameKo, nameEn, from });
  return { names: await namesOf(tx, unitId) };
}
