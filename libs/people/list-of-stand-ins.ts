import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';
import type { ActingAs } from '../domain/process/stands-in';
import { teamsLedBy } from './may-manage';

export interface StandInRow {
  readonly id: string;
  readonly as: ActingAs;
  readonly personId: string;
  readonly personName: string;
  readonly deputyId: string;
  readonly deputyName: string;
  readonly role: string | null;
  readonly step: string | null;
  readonly taskIds: readonly string[] | null;
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  /** Today is one of its days, and nobody ended it. */
  readonly holds: boolean;
}

export interface StandInFilter {
  readonly after?: string | undefined;
  /** Those that are over or were ended, instead of those that hold or are to come. */
  readonly past?: boolean;
}

const isOver = `(s.ended_at IS NOT NULL OR s.to_on < $1)`;

const pageSize = 50;

/** Substitutions that hold or are to come, or those that are past: one's own, those in which one is the deputy, and those of the people whom one leads; for the administrator everybody's. The newest first. */
export async function listOfStandIns(tx: Tx, { after, past = false }: StandInFilter): Promise<{ readonly items: readonly StandInRow[]; readonly next?: string }> {
  const rows = await tx.query<StandInRow>(
    `SELECT s.id, s.kind AS "as", s.person_id AS "personId", p.name AS "personName", s.deputy_id AS "deputyId", d.name AS "deputyName", s.role, s.step, s.task_ids AS "taskIds",
       s.from_on AS "from", s.to_on AS "to", s.reason, s.from_on <= $1 AND NOT ${isOver} AS holds
     FROM substitution s JOIN person p ON p.id = s.person_id JOIN person d ON d.id = s.deputy_id
     WHERE ${isOver} = $7 AND ($2::uuid IS NULL OR s.id < $2)
       AND ($3 OR s.person_id = $4 OR s.deputy_id = $4 OR s.person_id IN (SELECT m.person_id FROM team_member m WHERE m.team_id = ANY ($5::uuid[])))
     ORDER BY s.id DESC LIMIT $6`,
    [tx.today, after ?? null, hasRole(tx.actor, 'ADMIN'), tx.actor.id, teamsLedBy(tx), pageSize + 1, past],
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: last.id } : {}) };
}
