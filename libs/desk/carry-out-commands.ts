import { due } from '../domain/process/due';
import { momentOf } from '../domain/process/moments';
import { instantOf, type PlainDate } from '../domain/calendar/plain-date';
import { addDays } from '../domain/calendar/plain-date';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import { isPartnerRole } from '../domain/process/roles';
import type { Command, Facts, PlacedStep, RunEvent, StepPlan, StepRef } from '../domain/process/step-plan';
import { isRefusal, type Refusal } from '../domain/refusal';
import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import { tellOutsideTeam } from './notices';
import { routeTo } from './routing';
import type { AskedMoment, RunRow, StepContext, StepWork } from './step-work';

/** Where commands are carried out: one transaction, one run, the facts after the event. */
export interface Placed {
  readonly tx: Tx;
  readonly plan: StepPlan;
  readonly run: RunRow;
  /** The number of the event in the run's log. */
  readonly seq: number;
  readonly facts: Facts;
  readonly calendar: BusinessCalendar;
  readonly work: Readonly<Record<string, StepWork>>;
}

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

const contextOf = (placed: Placed, ref: StepRef, round: number, taskId?: string): StepContext => {
  const [step = '', instance = ''] = ref.split('#');
  return { run: placed.run, plan: placed.plan, facts: placed.facts, step, instance, round, calendar: placed.calendar, ...(taskId ? { taskId } : {}) };
};

const stepAt = (placed: Placed, ref: StepRef): PlacedStep => {
  const step = placed.plan.steps[ref.split('#')[0] ?? ''];
  if (!step) throw new Error(`plan ${placed.plan.key} has no step ${ref}`);
  return step;
};

/** A moment is written once, however often the event is applied. */
export const writeMoments = (tx: Tx, run: RunRow, ref: StepRef, round: number, moments: readonly AskedMoment[]): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO moment (id, run_id, workflow_id, kind, step, round, at)
     SELECT id, $2, $3, kind, $4, $5, at FROM unnest($1::uuid[], $6::text[], $7::timestamptz[]) AS m (id, kind, at) ON CONFLICT DO NOTHING`,
    [moments.map(newId), run.id, run.workflowId, ref, round, moments.map((m) => m.kind), moments.map((m) => instantOf(m.at))],
  );

interface Dates {
  readonly dueOn: PlainDate;
  readonly lateFromOn: PlainDate;
  readonly startedLate: boolean;
}

const datesOf = (placed: Placed, step: PlacedStep, dueOn: PlainDate | undefined): Dates | Refusal => {
  const by = dueOn ? { dueOn, startedLate: false, lateFromOn: undefined } : due(step, { openedOn: placed.tx.today, facts: placed.facts, calendar: placed.calendar });
  if (isRefusal(by)) return by;
  return { dueOn: by.dueOn, lateFromOn: by.lateFromOn ?? addDays(by.dueOn, 1), startedLate: by.startedLate };
};

/** The reason of a return, or of doing it again, stands on every task that it names. */
function returnReason(event: RunEvent, ref: StepRef, step: string): string | null {
  const named = event.type === 'returned' ? event.to : event.type === 'redone' ? event.steps : [];
  return (event.type === 'returned' || event.type === 'redone') && (named.includes(ref) || named.includes(step)) ? event.reason : null;
}

/** Papers that came with the application lie with the step that asks for them, once it opens. */
const takePapersBrought = (tx: Tx, run: RunRow, { key }: PlacedStep, taskId: string): Promise<unknown[]> =>
  tx.query(`UPDATE document SET task_id = $1, run_id = $2 WHERE order_id = $3 AND brought_for = $4 AND task_id IS NULL AND removed_at IS NULL`, [taskId, run.id, run.orderId, key]);

const isOutside = (role: string): boolean => role === 'CUSTOMER' || isPartnerRole(role);

/** Puts a task on somebody's desk: routed, dated, with what the step needs prepared in the same transaction. Refuses a step whose due date cannot be known. */
export async function openTask(placed: Placed, command: Of<'open-task'>, event: RunEvent): Promise<{ taskId: string; facts: Facts; asksForMoments: boolean } | Refusal> {
  const { tx, run } = placed;
  const taskId = newId();
  const at = contextOf(placed, command.step, command.round, taskId);
  const roles = typeof command.role === 'string' ? [command.role] : command.role.anyOf;
  const route = await routeTo(tx, roles, run);
  const prepared = (await placed.work[at.step]?.opened?.(tx, at)) ?? {};
  if (isRefusal(prepared)) return prepared;
  const step = stepAt(placed, command.step);
  const dates = datesOf({ ...placed, facts: { ...placed.facts, ...prepared.facts } }, step, prepared.dueOn);
  if (isRefusal(dates)) return dates;
  await tx.query(
    `INSERT INTO task (id, run_id, step, instance, round, role, team_id, assignee_id, status, opened_at, due_on, late_from_on, started_late, calendar_version,
       return_reason, order_id, order_no, service_no, customer_id, customer_name, partner_id, accrual_month)
     SELECT $1, $2, $3, $4, $5, $6, $7, coalesce($8, (SELECT assignee_id FROM task p WHERE p.run_id = $2 AND p.step = $3 AND p.instance = $4 AND p.team_id = $7 ORDER BY p.round DESC LIMIT 1)),
       'OPEN', $9, $10, $11, $12, $13, $14, o.id, o.order_no, o.service_no, o.customer_id, o.customer_name, $15, $16
     FROM (SELECT) AS one LEFT JOIN customer_order o ON o.id = coalesce($17, (SELECT order_id FROM contract WHERE id = $18))`,
    [
      taskId, run.id, at.step, at.instance, at.round, roles[0], route.teamId, route.assigneeId, tx.now, dates.dueOn, dates.lateFromOn,
      dates.startedLate, placed.calendar.version, returnReason(event, command.step, at.step), route.partnerId, run.accrualMonth, run.orderId, run.contractId,
    ],
  );
  if (step.evidence) await takePapersBrought(tx, run, step, taskId);
  if (isOutside(roles[0] ?? '')) await tellOutsideTeam(tx, route.teamId, { kind: 'task-opened', subjectId: taskId, detail: { taskId, step: at.step, dueOn: dates.dueOn } });
  if (prepared.moments?.length) await writeMoments(tx, run, command.step, command.round, prepared.moments);
  return { taskId, facts: prepared.facts ?? {}, asksForMoments: (prepared.moments?.length ?? 0) > 0 };
}

/** With these a person decided that the task ends; otherwise it ends with what somebody changed elsewhere. */
const endedByPerson: ReadonlySet<RunEvent['type']> = new Set(['returned', 'cancelled', 'skipped']);

/** Takes a task off its desk because the run went another way, and notes which event did so. What was filled in so far stays with it. */
export async function closeTask(placed: Placed, command: Of<'close-task'>, event: RunEvent): Promise<void> {
  const { tx, run } = placed;
  const { step, instance } = contextOf(placed, command.step, command.round);
  await tx.query(
    `UPDATE task SET status = $5, version = version + 1, ended_at = $6, ended_by = $7, closed_seq = $8
      WHERE run_id = $1 AND step = $2 AND instance = $3 AND round = $4 AND status IN ('OPEN', 'IN_PROGRESS')`,
    [run.id, step, instance, command.round, command.as, tx.now, endedByPerson.has(event.type) ? tx.actor.id : null, placed.seq],
  );
  await dropMoments(tx, run, command.step, command.round);
}

/** A step that is closed is not woken any more. */
export const dropMoments = (tx: Tx, run: RunRow, ref: StepRef, round: number): Promise<unknown[]> =>
  tx.query(`UPDATE moment SET done_at = $4 WHERE run_id = $1 AND step = $2 AND round = $3 AND done_at IS NULL`, [run.id, ref, round, tx.now]);

/** Command id = run / step#instance / round / kind: carrying it out twice is carrying it out once. */
export async function emitEffect(placed: Placed, command: Of<'emit-effect'>): Promise<void> {
  const { tx, run } = placed;
  await tx.query(
    `INSERT INTO effect (command_id, run_id, workflow_id, kind, step, round, completes_step, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [`${run.id}/${command.step}/${command.round}/${command.effect}`, run.id, run.workflowId, command.effect, command.step, command.round, command.completesStep, tx.now],
  );
}

/** The business moment that a SYSTEM step waits for (the cut-off, the 24th). Refuses one that no calendar of ours holds. */
export async function openMoments(placed: Placed, command: Of<'await-moment'>): Promise<Refusal | undefined> {
  const at = momentOf(command.moment, { facts: placed.facts, calendar: placed.calendar });
  if (isRefusal(at)) return at;
  await writeMoments(placed.tx, placed.run, command.step, command.round, [{ kind: command.moment, at }]);
  return undefined;
}
