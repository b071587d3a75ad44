import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import type { Json } from '../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { tell } from './notices';
import { mayHold } from './rights';
import { taskToWorkOn, type TaskOnDesk } from './task-on-desk';

const closedByItsRun: ReadonlySet<string> = new Set(['RETURNED', 'SKIPPED', 'CANCELLED']);

/** A task that its run closed while this person worked on it. Refuses what is still to be completed, and what somebody completed. */
export async function closedTask(tx: Tx, taskId: string): Promise<TaskOnDesk | Refusal> {
  const task = await taskToWorkOn(tx, taskId);
  if (isRefusal(task)) return task;
  if (!mayHold(tx.actor, task)) return refuse('task.not-yours');
  if (closedByItsRun.has(task.status)) return task;
  return refuse(task.status === 'DONE' ? 'late-answer.task-is-done' : 'late-answer.task-is-open');
}

const tellTheRep = async (tx: Tx, { id, step, run }: TaskOnDesk): Promise<void> => {
  const order = await tx.one<{ salesRepId: string }>(`SELECT sales_rep_id AS "salesRepId" FROM customer_order WHERE id = $1`, [run.orderId]);
  if (order && order.salesRepId !== tx.actor.id) await tell(tx, [order.salesRepId], { kind: 'late-answer', subjectId: id, detail: { taskId: id, step, by: tx.actor.id } });
};

/**
 * Keeps what somebody had filled in when their task was closed already: with the task, for its history and the order's, unchecked as a draft is. It
 * completes nothing and moves no run. The order's rep is told, once a task.
 */
export async function leaveLateAnswer(tx: Tx, taskId: string, { form, comment }: { readonly form: Json; readonly comment?: string | undefined }): Promise<{ readonly kept: true } | Refusal> {
  const task = await closedTask(tx, taskId);
  if (isRefusal(task)) return task;
  const { actingFor } = task;
  await asHouse(tx, async () => {
    await tx.query(`INSERT INTO task_note (id, task_id, kind, actor_id, at, text, detail) VALUES ($1, $2, 'LATE_ANSWER', $3, $4, $5, $6)`, [
      newId(), taskId, tx.actor.id, tx.now, comment ?? null, JSON.stringify({ form, ...(actingFor && { actingFor: actingFor.personId, actingAs: actingFor.as }) }),
    ]);
    await tellTheRep(tx, task);
  });
  return { kept: true };
}
