import { refuse, type Refusal } from '../domain/refusal';
import { partsOf } from '../domain/process/instances';
import type { Json, RunState, StepPlan, StepRef } from '../domain/process/step-plan';
import { reopenedBy, stepsToReturnTo } from '../domain/process/what-is-reopened';
import type { Tx } from '../database/transaction';
import type { Desk } from './desk';
import { formJsonSchema } from './forms';
import { planOf } from './plans';
import type { FormChoice } from './step-work';
import { toldByEarlierSteps, type Told } from './told-by-earlier-steps';

interface TaskRow {
  readonly id: string;
  readonly runId: string;
  readonly planKey: string;
  readonly planVersion: number;
  readonly step: string;
  readonly instance: string;
  readonly round: number;
  readonly role: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly status: string;
  readonly version: number;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly lateFromOn: string;
  readonly startedLate: boolean;
  readonly returnReason: string | null;
  readonly orderId: string | null;
  readonly orderNo: string | null;
  readonly serviceNo: string | null;
  readonly customerName: string | null;
  readonly accrualMonth: string | null;
  readonly draft: Json | null;
  readonly state: RunState;
}

export interface TaskDocument {
  readonly id: string;
  readonly documentType: string;
  readonly fileName: string;
  readonly uploadedAt: string;
  /** Left when the task was closed already: no evidence of the step. */
  readonly cameLate: boolean;
}

export interface HistoryEntry {
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly text: string | null;
  readonly detail: Json | null;
  /** Done for somebody else: as deputy of one who was absent (대결), or with tasks handed over for a time (위임). */
  readonly acting: { readonly as: 'actingApproval' | 'delegate'; readonly for: string } | null;
}

interface WayBack {
  readonly step: StepRef;
  readonly name: { readonly ko: string; readonly en: string };
  /** Where a return goes unless the person names a step. */
  readonly usual: boolean;
  readonly reopens: readonly StepRef[];
}

/** Everything that the person needs to do the task: words, rules, form, evidence, where a return may go, what happened. */
export interface TaskPage extends Omit<TaskRow, 'state' | 'planVersion'> {
  readonly name: { readonly ko: string; readonly en: string };
  readonly rules: readonly string[];
  /** Why it is due on its day: the rule of the plan, `+3 bd` or `the cut-off of its slot`. */
  readonly dueRule: string;
  readonly form: { readonly name: string; readonly schema: Json };
  readonly evidence: readonly string[];
  /** Every finished step before it, those first to which work usually goes back, each with what is done again. None where the task is closed. */
  readonly returnsTo: readonly WayBack[];
  readonly mayRefuse: boolean;
  /** What the form names by id. */
  readonly choices: readonly FormChoice[];
  /** What earlier steps were answered with, as far as it is told here. */
  readonly told: readonly Told[];
  readonly documents: readonly TaskDocument[];
  readonly overdue: boolean;
}

const stepOf = (plan: StepPlan, key: string): StepPlan['steps'][string] => {
  const step = plan.steps[key];
  if (!step) throw new Error(`plan ${plan.key} ${plan.version} has no step ${key}`);
  return step;
};

const isOpen = ({ status }: TaskRow): boolean => status === 'OPEN' || status === 'IN_PROGRESS';

function waysBack(plan: StepPlan, row: TaskRow): readonly WayBack[] {
  if (!isOpen(row)) return [];
  const { returnsTo = [] } = stepOf(plan, row.step);
  const usual = (ref: StepRef): boolean => returnsTo.includes(partsOf(ref).key);
  return stepsToReturnTo(plan, row.state, row.step)
    .map((ref) => ({ step: ref, name: stepOf(plan, partsOf(ref).key).name, usual: usual(ref), reopens: reopenedBy(plan, row.state.steps, [ref]) }))
    .toSorted((a, b) => Number(b.usual) - Number(a.usual));
}

const documentsOf = (tx: Tx, task: TaskRow): Promise<TaskDocument[]> =>
  tx.query<TaskDocument>(
    `SELECT d.id, d.document_type AS "documentType", d.file_name AS "fileName", d.uploaded_at AS "uploadedAt", d.came_late AS "cameLate" FROM document d JOIN task t ON t.id = d.task_id
      WHERE t.run_id = $1 AND t.step = $2 AND t.instance = $3 AND d.removed_at IS NULL ORDER BY d.uploaded_at, d.id`,
    [task.runId, task.step, task.instance],
  );

/** The task as its person sees it; a task of others is not found. */
export async function taskPage(tx: Tx, { forms, work }: Pick<Desk, 'forms' | 'work'>, taskId: string): Promise<TaskPage | Refusal> {
  const row = await tx.one<TaskRow>(
    `SELECT t.id, t.run_id AS "runId", r.plan_key AS "planKey", r.plan_version AS "planVersion", t.step, t.instance, t.round, t.role, t.team_id AS "teamId",
       t.assignee_id AS "assigneeId", t.status, t.version, t.opened_at AS "openedAt", t.due_on AS "dueOn", t.late_from_on AS "lateFromOn",
       t.started_late AS "startedLate", t.return_reason AS "returnReason", t.order_id AS "orderId", t.order_no AS "orderNo", t.service_no AS "serviceNo",
       t.customer_name AS "customerName", t.accrual_month AS "accrualMonth", t.draft, r.state, name_of(t.assignee_id) AS "assigneeName"
     FROM task t JOIN run r ON r.id = t.run_id WHERE t.id = $1`,
    [taskId],
  );
  if (!row) return refuse('task.not-found');
  const plan = await planOf(tx, row.planKey, row.planVersion);
  const step = stepOf(plan, row.step);
  const { state: _state, planVersion: _planVersion, ...shown } = row;
  return {
    ...shown,
    name: step.name,
    rules: step.rules,
    dueRule: step.due,
    form: { name: step.form, schema: formJsonSchema(forms, step.form) },
    choices: (await work.steps[plan.key]?.[step.key]?.choices?.(tx, { runId: row.runId, orderId: row.orderId, facts: row.state.facts })) ?? [],
    evidence: step.evidence ?? [],
    returnsTo: waysBack(plan, row),
    mayRefuse: step.mayRefuse !== undefined,
    told: await toldByEarlierSteps(tx, forms, row),
    documents: await documentsOf(tx, row),
    overdue: isOpen(row) && row.lateFromOn <= tx.today,
  };
}

/** SQL: the real moment in a note's id. Where business time stands still it is all that tells what came first. */
const madeAt = `to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)`;

/** Who did what on this task, oldest first: the run's events on it and its own notes. */
export async function taskHistory(tx: Tx, taskId: string): Promise<readonly HistoryEntry[] | Refusal> {
  const seen = await tx.one(`SELECT 1 FROM task WHERE id = $1`, [taskId]);
  if (!seen) return refuse('task.not-found');
  return tx.query<HistoryEntry>(
    `SELECT h.at, h.kind, name_of(h.actor_id) AS actor, h.text, h.detail,
       CASE WHEN h.acting_for IS NOT NULL THEN json_build_object('as', CASE h.acting_as WHEN 'ABSENCE' THEN 'actingApproval' ELSE 'delegate' END, 'for', name_of(h.acting_for)) END AS acting FROM (
       SELECT at, upper(event ->> 'type') AS kind, actor_id, event ->> 'reason' AS text, form AS detail, acting_for, acting_as, recorded_at, NULL AS id FROM run_event WHERE task_id = $1
       UNION ALL SELECT at, kind, actor_id, text, detail, (detail ->> 'actingFor')::uuid, detail ->> 'actingAs', ${madeAt}, id FROM task_note WHERE task_id = $1
     ) AS h ORDER BY h.at, h.recorded_at, h.id`,
    [taskId],
  );
}
