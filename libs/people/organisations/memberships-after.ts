import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';

/** After a day nobody is in these teams: what begins later never begins, what goes on ends on it. */
export async function endMembershipsAfter(tx: Tx, teams: readonly string[], lastDay: PlainDate): Promise<void> {
  await tx.query(`DELETE FROM team_member WHERE team_id = ANY ($1::uuid[]) AND valid_from > $2`, [teams, lastDay]);
  await tx.query(`UPDATE team_member SET valid_to = $2 WHERE team_id = ANY ($1::uuid[]) AND (valid_to IS NULL OR valid_to > $2)`, [teams, lastDay]);
}
