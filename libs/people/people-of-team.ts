import type { Tx } from '../database/transaction';

export interface PersonOfTeam {
  readonly id: string;
  readonly name: string;
  readonly supervisor: boolean;
}

/** Who may hold a task of this team on business today, supervisors first. */
export const peopleOfTeam = (tx: Tx, teamId: string): Promise<PersonOfTeam[]> =>
  tx.query<PersonOfTeam>(
    `SELECT p.id, p.name, m.supervisor FROM team_member m JOIN person p ON p.id = m.person_id
      WHERE m.team_id = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2) AND p.active
      ORDER BY m.supervisor DESC, p.name, p.id`,
    [teamId, tx.today],
  );

/** Who leads a team on business today. */
export const supervisorsOf = async (tx: Tx, teamId: string): Promise<PersonOfTeam[]> => (await peopleOfTeam(tx, teamId)).filter((person) => person.supervisor);
