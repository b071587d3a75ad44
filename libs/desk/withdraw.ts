import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import { stepsThatWaitFor } from '../domain/process/explain';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import type { Desk, Done } from './desk';
import { taskToWorkOn, type TaskOnDesk } from './task-on-desk';

interface Ended {
  readonly endedBy: string | null;
  readonly form: unknown;
}

const endingOf = (tx: Tx, { id }: TaskOnDesk): Promise<Ended | undefined> =>
  tx.one(
    `SELECT t.ended_by AS "endedBy", (SELECT e.form FROM run_event e WHERE e.run_id = t.run_id AND e.task_id = t.id AND e.event ->> 'type' = 'completed' ORDER BY e.seq DESC LIMIT 1) AS form
       FROM task t WHERE t.id = $1`,
    [id],
  );

/** The first step after this one with which somebody, or a machine, has begun. */
async function followerThatHasBegun(tx: Tx, task: TaskOnDesk): Promise<string | undefined> {
  const followers = stepsThatWaitFor(task.plan, task.step);
  const untouched = await tx.query<{ ref: string }>(
    `SELECT CASE t.instance WHEN '' THEN t.step ELSE t.step || '#' || t.instance END AS ref FROM task t
      WHERE t.run_id = $1 AND t.step = ANY ($2) AND t.status = 'OPEN' AND t.draft IS NULL AND NOT EXISTS (SELECT FROM document d WHERE d.task_id = t.id AND d.brought_for IS NULL AND d.removed_at IS NULL)`,
    [task.run.id, followers],
  );
  const waits = new Set(untouched.map(({ ref }) => ref));
  return Object.entries(task.run.state.steps).find(([ref, { status }]) => followers.includes(ref.split('#')[0] ?? '') && status !== 'WAITING' && !waits.has(ref))?.[0];
}

/** The newest round of the step lies on the desk of whoever took it back, filled in as it was. */
const asItWas = (tx: Tx, task: TaskOnDesk, form: unknown): Promise<unknown[]> =>
  tx.query(
    `UPDATE task SET assignee_id = $5, status = 'IN_PROGRESS', draft = $6, version = version + 1
      WHERE run_id = $1 AND step = $2 AND instance = $3 AND status = 'OPEN' AND round > $4`,
    [task.run.id, task.step, task.instance, task.round, tx.actor.id, JSON.stringify(form ?? null)],
  );

/**
 * Takes back what one has completed oneself (회수), while nobody has begun with what followed and nothing has left the house with it. The step opens
 * again on the same desk, filled in as it was.
 */
export async function withdraw(tx: Tx, desk: Pick<Desk, 'redo'>, taskId: string, act: { readonly version: number; readonly reason: string }): Promise<Done | Refusal> {
  const task = await taskToWorkOn(tx, taskId);
  if (isRefusal(task)) return task;
  const ending = await endingOf(tx, task);
  if (ending?.endedBy !== tx.actor.id) return refuse('task.not-completed-by-you');
  const stands = task.run.state.steps[task.ref];
  if (task.status !== 'DONE' || stands?.status !== 'DONE' || stands.round !== task.round) return refuse('task.not-done');
  if (task.version !== act.version) return refuse('task.changed', { field: 'version', params: { version: task.version } });
  if (task.placed.effectsWhenDone?.length) return refuse('task.has-left-the-house');
  const begun = await asHouse(tx, () => followerThatHasBegun(tx, task));
  if (begun) return refuse('task.follower-has-begun', { params: { step: task.plan.steps[begun.split('#')[0] ?? '']?.name.ko ?? begun } });
  const done = await desk.redo(tx, task.run.id, { steps: [task.ref], reason: act.reason, idempotencyKey: newId() });
  if (!isRefusal(done)) await asHouse(tx, () => asItWas(tx, task, ending.form));
  return done;
}
