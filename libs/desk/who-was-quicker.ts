import type { Refusal } from '../domain/refusal';
import { whoClosedIt } from './who-closed-it';
import type { Tx } from '../database/transaction';

const tooLate = new Set(['task.not-open', 'task.changed', 'task.assigned-to-other']);

/** Who ended the task, holds it, or touched it last. Nobody where the house itself closed it. */
const quickest = (tx: Tx, taskId: string): Promise<{ name: string | null } | undefined> =>
  tx.one(
    `SELECT name_of(CASE WHEN t.status IN ('OPEN', 'IN_PROGRESS')
       THEN coalesce(t.assignee_id, (SELECT n.actor_id FROM task_note n WHERE n.task_id = t.id ORDER BY n.at DESC, n.id DESC LIMIT 1)) ELSE t.ended_by END) AS name FROM task t
      WHERE t.id = $1`,
    [taskId],
  );

/** Two people want the same task: whoever comes second is told by name who was quicker, or how its run closed it. Other refusals stay as they are. */
export async function withWhoWasQuicker(tx: Tx, taskId: string, refusal: Refusal): Promise<Refusal> {
  if (!tooLate.has(refusal.refusal)) return refusal;
  const closed = refusal.refusal === 'task.not-open' ? await whoClosedIt(tx, taskId) : undefined;
  if (closed) return closed;
  const by = (await quickest(tx, taskId))?.name ?? '-';
  return { ...refusal, params: { ...refusal.params, by } };
}
