import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';

/** In which teams this person leads. */
export const teamsLedBy = (tx: Tx): readonly string[] => tx.actor.memberships.flatMap(({ supervisor, teamId }) => (supervisor ? [teamId] : []));

/** Who arranges somebody's absence: the person, whoever leads a team of theirs, and the administrator. */
export async function mayManage(tx: Tx, personId: string): Promise<boolean> {
  if (personId === tx.actor.id || hasRole(tx.actor, 'ADMIN')) return true;
  const led = await tx.one(`SELECT 1 FROM team_member WHERE person_id = $1 AND team_id = ANY ($2::uuid[]) AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1`, [personId, teamsLedBy(tx), tx.today]);
  return led !== undefined;
}
