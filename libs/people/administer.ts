import { asHouse, type Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import type { PlainDate } from '../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { holdsOn } from './holds-on';
import { personToKeep } from './may-manage';
import { hashPassword } from './password';

/** Done as the house: a lead of an outside firm reaches nobody's sessions but their own. */
const endSessions = (tx: Tx, personId: string): Promise<unknown[]> =>
  asHouse(tx, () => tx.query(`UPDATE person_session SET revoked_at = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL`, [personId]));

/** Somebody leaves: no login any more, at once. Who they were and what they did stays. */
export async function deactivate(tx: Tx, personId: string, reason: string): Promise<{ readonly active: false } | Refusal> {
  if (personId === tx.actor.id) return refuse('people.not-oneself');
  const person = await personToKeep(tx, personId);
  if (isRefusal(person)) return person;
  await asHouse(tx, () => tx.query(`UPDATE person SET active = false WHERE id = $1`, [personId]));
  await endSessions(tx, personId);
  await writeAudit(tx, 'person.deactivated', { kind: 'PERSON', id: personId }, { active: true }, { active: false, reason });
  return { active: false };
}

/** Somebody comes back: their login is theirs again, with the teams that they are in from now on. */
export async function reactivate(tx: Tx, personId: string, reason: string): Promise<{ readonly active: true } | Refusal> {
  const person = await personToKeep(tx, personId);
  if (isRefusal(person)) return person;
  const [was] = await asHouse(tx, () => tx.query(`UPDATE person SET active = true WHERE id = $1 AND NOT active RETURNING id`, [personId]));
  if (!was) return refuse('people.active-already');
  await writeAudit(tx, 'person.reactivated', { kind: 'PERSON', id: personId }, { active: false }, { active: true, reason });
  return { active: true };
}

/** A first password for whoever forgot theirs; every session that the old one opened ends, and the new one opens nothing but the way to their own. */
export async function resetPassword(tx: Tx, personId: string, password: string): Promise<{ readonly reset: true } | Refusal> {
  const person = await personToKeep(tx, personId);
  if (isRefusal(person)) return person;
  const hash = await hashPassword(password);
  await asHouse(tx, () => tx.query(`UPDATE person SET password_hash = $2, password_is_first = true, failed_logins = 0, locked_until = NULL WHERE id = $1`, [personId, hash]));
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
  const person = await personToKeep(tx, personId);
  if (isRefusal(person)) return person;
  const team = await tx.one<{ there: boolean }>(
    `SELECT (u.valid_to IS NULL OR u.valid_to >= $3) AS there FROM team t JOIN org_unit u ON u.id = t.unit_id WHERE t.id = $1 AND t.organisation_id = $2`,
    [teamId, person.organisationId, from],
  );
  if (!team) return refuse('people.team-not-found', { field: 'teamId' });
  if (!team.there) return refuse('people.team-has-ended', { field: 'from', params: { date: from } });
  const held = await tx.one(`SELECT 1 FROM team_member WHERE person_id = $1 AND team_id = $2 AND (valid_to IS NULL OR valid_to >= $3)`, [personId, teamId, from]);
  if (held) return refuse('people.already-member', { field: 'from', params: { date: from } });
  await tx.query(`INSERT INTO team_member (person_id, team_id, supervisor, valid_from) VALUES ($1, $2, $3, $4)`, [personId, teamId, supervisor, from]);
  await writeAudit(tx, 'membership.begun', { kind: 'PERSON', id: personId }, undefined, { teamId, supervisor, from });
  return { teamId, supervisor, from };
}

/** The last day of a membership; it stays on record. */
export async function leaveTeam(tx: Tx, personId: string, teamId: string, lastDay: PlainDate): Promise<{ readonly teamId: string; readonly lastDay: PlainDate } | Refusal> {
  const person = await personToKeep(tx, personId);
  if (isRefusal(person)) return person;
  const held = await tx.one<{ from: PlainDate; lastDay: PlainDate | null }>(
    `SELECT m.valid_from AS "from", m.valid_to AS "lastDay" FROM team_member m WHERE m.person_id = $1 AND m.team_id = $2 AND ${holdsOn('m', '$3')} AND m.valid_to IS DISTINCT FROM $3`,
    [personId, teamId, lastDay],
  );
  if (!held) return refuse('people.not-a-member', { field: 'teamId', params: { date: lastDay } });
  await tx.query(`UPDATE team_member SET valid_to = $4 WHERE person_id = $1 AND team_id = $2 AND valid_from = $3`, [personId, teamId, held.from, lastDay]);
  await writeAudit(tx, 'membership.ended', { kind: 'PERSON', id: personId }, { teamId, lastDay: held.lastDay }, { teamId, lastDay });
  return { teamId, lastDay };
}
