import type { Actor } from '../contract/sides';
import { asHouse, type Tx } from '../database/transaction';
import { newId } from '../database/ids';
import type { Json } from '../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { mayHold, mayWorkOn, supervises } from './rights';
import { taskToWorkOn, type TaskOnDesk } from './task-on-desk';

/** What the task looks like after a claim, a release, a reassignment or a saved draft. */
export interface Worked {
  readonly version: number;
  readonly status: string;
  readonly assigneeId: string | null;
}

type NoteKind = 'CLAIMED' | 'RELEASED' | 'REASSIGNED' | 'DRAFT_SAVED' | 'COMMENT';

const note = (tx: Tx, taskId: string, kind: NoteKind, text?: string, detail?: Json): Promise<unknown[]> =>
  tx.query(`INSERT INTO task_note (id, task_id, kind, actor_id, at, text, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
    newId(), taskId, kind, tx.actor.id, tx.now, text ?? null, detail === undefined ? null : JSON.stringify(detail),
  ]);

const onlyItsSupervisor = (actor: Actor, task: TaskOnDesk): Refusal | undefined => (supervises(actor, task.teamId) ? undefined : refuse('task.only-supervisor-reassigns'));
const onlyItsHolder = (actor: Actor, task: TaskOnDesk): Refusal | undefined => (task.assigneeId === actor.id ? undefined : refuse('task.assigned-to-other'));

/** An open task at the version that the person saw. Who may do it is asked first: a colleague who took it is the better answer than a number. */
const openTask = async (tx: Tx, taskId: string, version: number, may: (actor: Actor, task: TaskOnDesk) => Refusal | undefined): Promise<TaskOnDesk | Refusal> => {
  const task = await taskToWorkOn(tx, taskId);
  if (isRefusal(task)) return task;
  if (!mayHold(tx.actor, task)) return refuse('task.not-yours');
  if (task.status !== 'OPEN' && task.status !== 'IN_PROGRESS') return refuse('task.not-open', { params: { status: task.status } });
  const refused = may(tx.actor, task);
  if (refused) return refused;
  return task.version === version ? task : refuse('task.changed', { field: 'version', params: { version: task.version } });
};

const put = async (tx: Tx, task: TaskOnDesk, status: string, assigneeId: string | null): Promise<Worked> => {
  const [worked] = await tx.query<Worked>(
    `UPDATE task SET status = $2, assignee_id = $3, version = version + 1 WHERE id = $1 RETURNING version, status, assignee_id AS "assigneeId"`,
    [task.id, status, assigneeId],
  );
  if (!worked) throw new Error(`task ${task.id} vanished`);
  return worked;
};

/** Whoever stands in for somebody leaves the task on that person's desk. */
const holder = (tx: Tx, { actingFor }: TaskOnDesk): string => actingFor?.personId ?? tx.actor.id;
const actingDetail = ({ actingFor }: TaskOnDesk): Json | undefined => actingFor && { actingFor: actingFor.personId, actingAs: actingFor.as };

/** Takes a task of the team onto one's own desk. Two at once: one gets it, the other is told who was quicker. */
export async function claim(tx: Tx, taskId: string, version: number): Promise<Worked | Refusal> {
  const task = await openTask(tx, taskId, version, mayWorkOn);
  if (isRefusal(task)) return task;
  await asHouse(tx, () => note(tx, taskId, 'CLAIMED', undefined, actingDetail(task)));
  return asHouse(tx, () => put(tx, task, 'IN_PROGRESS', holder(tx, task)));
}

/** Puts one's task back into the team's box. */
export async function release(tx: Tx, taskId: string, version: number): Promise<Worked | Refusal> {
  const task = await openTask(tx, taskId, version, onlyItsHolder);
  if (isRefusal(task)) return task;
  await asHouse(tx, () => note(tx, taskId, 'RELEASED'));
  return asHouse(tx, () => put(tx, task, 'OPEN', null));
}

/** A supervisor of the team hands a task to one of its people. */
export async function reassign(tx: Tx, taskId: string, act: { version: number; to: string; reason: string }): Promise<Worked | Refusal> {
  const task = await openTask(tx, taskId, act.version, onlyItsSupervisor);
  if (isRefusal(task)) return task;
  const member = await tx.one(
    `SELECT 1 FROM team_member m JOIN person p ON p.id = m.person_id
      WHERE m.team_id = $1 AND m.person_id = $2 AND p.active AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)`,
    [task.teamId, act.to, tx.today],
  );
  if (!member) return refuse('task.not-in-team', { field: 'to' });
  await asHouse(tx, () => note(tx, taskId, 'REASSIGNED', act.reason, { from: task.assigneeId, to: act.to }));
  return asHouse(tx, () => put(tx, task, 'OPEN', act.to));
}

/** Keeps what was filled in so far. A draft is not checked; completing is. */
export async function saveDraft(tx: Tx, taskId: string, act: { version: number; form: Json }): Promise<Worked | Refusal> {
  const task = await openTask(tx, taskId, act.version, mayWorkOn);
  if (isRefusal(task)) return task;
  const worked = await asHouse(tx, () => put(tx, task, 'IN_PROGRESS', holder(tx, task)));
  await asHouse(tx, () => tx.query(`UPDATE task SET draft = $2 WHERE id = $1`, [taskId, JSON.stringify(act.form)]));
  return worked;
}

/** A remark that everyone who sees the task can read. Also on a closed task. */
export async function comment(tx: Tx, taskId: string, text: string): Promise<{ readonly commented: true } | Refusal> {
  const task = await taskToWorkOn(tx, taskId);
  if (isRefusal(task)) return task;
  if (tx.actor.side !== 'STAFF' && !mayHold(tx.actor, task)) return refuse('task.not-yours');
  await asHouse(tx, () => note(tx, taskId, 'COMMENT', text));
  return { commented: true };
}
