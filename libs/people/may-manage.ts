import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';
import { refuse, type Refusal } from '../domain/refusal';
import { holdsOn } from './holds-on';

/** In which teams this person leads. */
export const teamsLedBy = (tx: Tx): readonly string[] => tx.actor.memberships.flatMap(({ supervisor, teamId }) => (supervisor ? [teamId] : []));

/** Who arranges somebody's absence: the person, whoever leads a team of theirs, and the administrator. */
export async function mayManage(tx: Tx, personId: string): Promise<boolean> {
  if (personId === tx.actor.id || hasRole(tx.actor, 'ADMIN')) return true;
  const led = await tx.one(`SELECT 1 FROM team_member m WHERE m.person_id = $1 AND m.team_id = ANY ($2::uuid[]) AND ${holdsOn('m', '$3')} LIMIT 1`, [personId, teamsLedBy(tx), tx.today]);
  return led !== undefined;
}

/** Who keeps the people of a firm: the administrator those of every firm, a lead of an outside firm its own. */
export const keepsPeopleOf = ({ actor }: Pick<Tx, 'actor'>, organisationId: string): boolean =>
  hasRole(actor, 'ADMIN') || (actor.side !== 'STAFF' && actor.organisationId === organisationId && actor.memberships.some(({ supervisor }) => supervisor));

export interface PersonToKeep {
  readonly id: string;
  readonly organisationId: string;
}

/** Locks a person whom the actor keeps. Outsiders are told nothing of the people of other firms. */
export async function personToKeep(tx: Tx, personId: string): Promise<PersonToKeep | Refusal> {
  const person = await tx.one<PersonToKeep>(`SELECT id, organisation_id AS "organisationId" FROM person WHERE id = $1 FOR UPDATE`, [personId]);
  const hidden = tx.actor.side !== 'STAFF' && person?.organisationId !== tx.actor.organisationId;
  if (!person || hidden) return refuse('people.not-found');
  return keepsPeopleOf(tx, person.organisationId) ? person : refuse('people.not-yours-to-keep');
}
