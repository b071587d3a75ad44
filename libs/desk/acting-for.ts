import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';
import { standsInFor, type StandIn } from '../domain/process/stands-in';
import { tell } from './notices';
import type { ActingFor } from './rights';

interface OthersTask {
  readonly id: string;
  readonly role: string;
  readonly step: string;
  readonly assigneeId: string | null;
}

/** For whom this person may work on the task now: asked in the transaction that does it, so that what has ended meanwhile helps no longer. */
export async function actingFor(tx: Tx, task: OthersTask): Promise<ActingFor | undefined> {
  const { assigneeId } = task;
  if (assigneeId === null || assigneeId === tx.actor.id) return undefined;
  const standIns = await tx.query<StandIn>(
    `SELECT kind AS "as", from_on AS "from", to_on AS "to", role, step, task_ids AS "taskIds" FROM substitution
      WHERE deputy_id = $1 AND person_id = $2 AND ended_at IS NULL AND to_on >= $3 ORDER BY kind, id`,
    [tx.actor.id, assigneeId, tx.today],
  );
  const standIn = standIns.find((one) => standsInFor(one, task, tx.today));
  return standIn && { personId: assigneeId, as: standIn.as };
}

/** As whom this person holds a role today: as themselves, or as deputy of an absent colleague who does (대결). Undefined where neither. */
export async function holderOfRole(tx: Tx, role: string): Promise<{ readonly actingFor?: ActingFor } | undefined> {
  if (hasRole(tx.actor, role)) return {};
  const absent = await tx.one<{ personId: string }>(
    `SELECT s.person_id AS "personId" FROM substitution s JOIN team_member m ON m.person_id = s.person_id JOIN team t ON t.id = m.team_id
      WHERE s.deputy_id = $1 AND s.kind = 'ABSENCE' AND s.ended_at IS NULL AND s.from_on <= $3 AND s.to_on >= $3 AND (s.role IS NULL OR s.role = $2)
        AND t.role = $2 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY s.id LIMIT 1`,
    [tx.actor.id, role, tx.today],
  );
  return absent && { actingFor: { personId: absent.personId, as: 'ABSENCE' } };
}

/** Whether this person is today the deputy of that absent one in that role (대결). */
export const isDeputyOf = async (tx: Tx, personId: string, role: string): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 FROM substitution WHERE deputy_id = $1 AND person_id = $2 AND kind = 'ABSENCE' AND ended_at IS NULL AND from_on <= $4 AND to_on >= $4 AND (role IS NULL OR role = $3) LIMIT 1`,
    [tx.actor.id, personId, role, tx.today],
  )) !== undefined;

/** Whoever was acted for is told what was done in their name, once a task (C.1, 대결). */
export const tellWhoWasActedFor = (tx: Tx, task: { readonly id: string; readonly step: string }, { personId, as }: ActingFor): Promise<void> =>
  tell(tx, [personId], { kind: 'acted-for-you', subjectId: task.id, detail: { taskId: task.id, step: task.step, as, by: tx.actor.id } });
