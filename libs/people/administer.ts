import type { Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import { addDays, type PlainDate } from '../domain/calendar/plain-date';
import { refuse, type Refusal } from '../domain/refusal';
import { hashPassword } from './password';

interface PersonRow {
  readonly id: string;
  readonly organisationId: string;
  readonly active: boolean;
}

const lockPerson = async (tx: Tx, personId: string): Promise<PersonRow | undefined> =>
  tx.one<PersonRow>(`SELECT id, organisation_id AS "organisationId", active FROM person WHERE id = $1 FOR UPDATE`, [personId]);

const endSessions = (tx: Tx, personId: string): Promise<unknown[]> => tx.query(`UPDATE person_session SET revoked_at = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL`, [personId]);

/** Somebody leaves: no login any more, at once. Who they were and what they did stays. */
export async function deactivate(tx: Tx, personId: string, reason: string): Promise<{ readonly active: false } | Refusal> {
  if (personId === tx.actor.id) return refuse('people.not-oneself');
  if (!(await lockPerson(tx, personId))) return refuse('people.not-found');
  await tx.query(`UPDATE person SET active = false WHERE id = $1`, [personId]);
  await endSessions(tx, personId);
  await writeAudit(tx, 'person.deactivated', { kind: 'PERSON', id: personId }, { active: true }, { active: false, reason });
  return { active: false };
}

/** A first password for whoever forgot theirs; every session that the old one opened ends. */
export async function resetPassword(tx: Tx, personId: string, password: string): Promise<{ readonly reset: true } | Refusal> {
  if (!(await lockPerson(tx, personId))) return refuse('people.not-found');
  await tx.query(`UPDATE person SET password_hash = $2, failed_logins = 0, locked_until = NULL WHERE id = $1`, [personId, await hashPassword(password)]);
  await endSessions(tx, personId);
  await writeAudit(tx, 'person.password-reset', { kind: 'PERSON', id: personId }, undefined, undefined);
  return { reset: true };
}

export interface Membership {
  readonly teamId: string;
  readonly supervisor: boolean;
  readonly from: PlainDate;
}

/** From a day on of a team of the own firm. A membership is never changed or deleted: a new rank is another one, after the end of the first. */
export async function joinTeam(tx: Tx, personId: string, { teamId, supervisor, from }: Membership): Promise<Membership | Refusal> {
  const person = await lockPerson(tx, personId);
  if (!person) return refuse('people.not-found');
  if (!(await tx.one(`SELECT 1 FROM team WHERE id = $1 AND organisation_id = $2`, [teamId, person.organisationId]))) return refuse('people.team-not-found', { field: 'teamId' });
  const held = await tx.one(`SELECT 1 FROM team_member WHERE person_id = $1 AND team_id = $2 AND (valid_to IS NULL OR valid_to >= $3)`, [personId, teamId, from]);
  if (held) return refuse('people.already-member', { field: 'from', params: { date: from } });
  await tx.query(`INSERT INTO team_member (person_id, team_id, supervisor, valid_from) VALUES ($1, $2, $3, $4)`, [personId, teamId, supervisor, from]);
  await writeAudit(tx, 'membership.begun', { kind: 'PERSON', id: personId }, undefined, { teamId, supervisor, from });
  return { teamId, supervisor, from };
}

/** The last day of a membership; it stays on record. */
export async function leaveTeam(tx: Tx, personId: string, teamId: string, lastDay: PlainDate): Promise<{ readonly teamId: string; readonly lastDay: PlainDate } | Refusal> {
  if (!(await lockPerson(tx, personId))) return refuse('people.not-found');
  const ended = await tx.one<{ was: PlainDate | null }>(
    `UPDATE team_member m SET valid_to = $3 FROM team_member w WHERE m.person_id = $1 AND m.team_id = $2 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to > $3)
        AND w.person_id = m.person_id AND w.team_id = m.team_id AND w.valid_from = m.valid_from RETURNING w.valid_to AS was`,
    [personId, teamId, lastDay],
  );
  if (!ended) return refuse('people.not-a-member', { field: 'teamId', params: { date: lastDay } });
  await writeAudit(tx, 'membership.ended', { kind: 'PERSON', id: personId }, { teamId, lastDay: ended.was }, { teamId, lastDay });
  return { teamId, lastDay };
}

export interface UnitName {
  readonly nameKo: string;
  readonly nameEn: string;
  readonly from: PlainDate;
}

/** A unit is called otherwise from a day on and stays the same unit: its names are its history. */
export async function renameUnit(tx: Tx, unitId: string, { nameKo, nameEn, from }: UnitName): Promise<{ readonly names: readonly UnitName[] } | Refusal> {
  if (!(await tx.one(`SELECT 1 FROM org_unit WHERE id = $1 FOR UPDATE`, [unitId]))) return refuse('people.unit-not-found');
  if (await tx.one(`SELECT 1 FROM org_unit_name WHERE unit_id = $1 AND valid_from >= $2`, [unitId, from])) return refuse('people.named-later', { field: 'from', params: { date: from } });
  const before = await tx.one(`UPDATE org_unit_name SET valid_to = $2 WHERE unit_id = $1 AND (valid_to IS NULL OR valid_to >= $3) RETURNING name_ko AS "nameKo", name_en AS "nameEn", valid_from AS "from"`, [unitId, addDays(from, -1), from]);
  await tx.query(`INSERT INTO org_unit_name (unit_id, name_ko, name_en, valid_from) VALUES ($1, $2, $3, $4)`, [unitId, nameKo, nameEn, from]);
  await writeAudit(tx, 'unit.renamed', { kind: 'UNIT', id: unitId }, before, { nameKo, nameEn, from });
  return { names: await tx.query<UnitName>(`SELECT name_ko AS "nameKo", name_en AS "nameEn", valid_from AS "from" FROM org_unit_name WHERE unit_id = $1 ORDER BY valid_from`, [unitId]) };
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
}

const pageSize = 100;

/** What was changed of one subject, by whom, newest first. */
export async function auditOf(tx: Tx, subject: { readonly subjectKind: string; readonly subjectId: string; readonly after?: string | undefined }): Promise<{ readonly items: readonly AuditEntry[]; readonly next?: string }> {
  const rows = await tx.query<AuditEntry>(
    `SELECT a.id, a.at, coalesce(p.name, '시스템') AS "actorName", a.action, a.before, a.after FROM audit_entry a LEFT JOIN person p ON p.id = a.actor_id
      WHERE a.subject_kind = $1 AND a.subject_id = $2 AND ($3::uuid IS NULL OR (a.at, a.id) < (SELECT at, id FROM audit_entry WHERE id = $3)) ORDER BY a.at DESC, a.id DESC LIMIT $4`,
    [subject.subjectKind, subject.subjectId, subject.after ?? null, pageSize + 1],
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: last.id } : {}) };
}
