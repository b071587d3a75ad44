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

/** Whoever was acted for is told what was done in their name, once a task (C.1, 대결). */
export const tellWhoWasActedFor = (tx: Tx, task: { readonly id: string; readonly step: string }, { personId, as }: ActingFor): Promise<void> =>
  tell(tx, [personId], { kind: 'acted-for-you', subjectId: task.id, detail: { taskId: task.id, step: task.step, as, by: tx.actor.id } });
