import type { Actor } from '../contract/sides';
import { allRolesOf } from '../domain/process/roles-of-step';
import type { PlacedStep, StepPlan, StepRef } from '../domain/process/step-plan';
import { refuse, type Refusal } from '../domain/refusal';
import type { Tx } from '../database/transaction';
import { planOf } from './plans';
import { actingFor } from './acting-for';
import { mayHold, mayWorkOn, type OwnedTask } from './rights';
import { runColumns, type LockedRun } from './run-store';
import type { StepContext } from './step-work';

/** A task with its run, both locked for this transaction. */
export interface TaskOnDesk extends OwnedTask {
  readonly id: string;
  readonly run: LockedRun;
  readonly plan: StepPlan;
  readonly placed: PlacedStep;
  readonly step: string;
  readonly instance: string;
  readonly ref: StepRef;
  readonly round: number;
  readonly status: string;
  readonly version: number;
  readonly context: Omit<StepContext, 'calendar'>;
  /** Why this person cannot act on it now, if so. */
  closedFor(actor: Actor, version: number): Refusal | undefined;
}

interface TaskRow extends LockedRun {
  readonly taskId: string;
  readonly step: string;
  readonly instance: string;
  readonly round: number;
  readonly status: string;
  readonly version: number;
  readonly role: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
}

export const stepRef = (step: string, instance: string): StepRef => (instance ? `${step}#${instance}` : step);

/** The rep's team of the order or contract, and the branch to which its unit belongs. */
const sellersOf = async (tx: Tx, run: LockedRun): Promise<Pick<OwnedTask, 'salesTeamId' | 'branchUnitId'>> => {
  const [table, id] = run.contractId ? ['contract', run.contractId] : ['customer_order', run.orderId];
  const found = id
    ? await tx.one<Pick<OwnedTask, 'salesTeamId' | 'branchUnitId'>>(
        `SELECT s.sales_team_id AS "salesTeamId", u.branch_id AS "branchUnitId" FROM ${table} s LEFT JOIN team t ON t.id = s.sales_team_id LEFT JOIN org_unit u ON u.id = t.unit_id WHERE s.id = $1`,
        [id],
      )
    : undefined;
  return found ?? { salesTeamId: null, branchUnitId: null };
};

/** The task in which an open step of people lies. */
export const openTaskOf = async (tx: Tx, runId: string, ref: StepRef): Promise<string | undefined> => {
  const [step = '', instance = ''] = ref.split('#');
  return (await tx.one<{ id: string }>(`SELECT id FROM task WHERE run_id = $1 AND step = $2 AND instance = $3 AND status IN ('OPEN', 'IN_PROGRESS')`, [runId, step, instance]))?.id;
};

/** Whoever may hold it sees why they cannot act; whoever may not learns nothing about it. */
const closedFor = (task: OwnedTask & { status: string; version: number }, actor: Actor, version: number): Refusal | undefined => {
  if (!mayHold(actor, task)) return refuse('task.not-yours');
  if (task.status !== 'OPEN' && task.status !== 'IN_PROGRESS') return refuse('task.not-open', { params: { status: task.status } });
  const refused = mayWorkOn(actor, task);
  if (refused) return refused;
  return task.version === version ? undefined : refuse('task.changed', { field: 'version', params: { version: task.version } });
};

/**
 * Loads a task through row-level security and locks it with its run. A task of others is not found, as if it did not exist.
 */
export async function taskToWorkOn(tx: Tx, taskId: string): Promise<TaskOnDesk | Refusal> {
  const row = await tx.one<TaskRow>(
    `SELECT ${runColumns}, t.id AS "taskId", t.step, t.instance, t.round, t.status, t.version, t.role, t.team_id AS "teamId", t.assignee_id AS "assigneeId"
       FROM task t JOIN run r ON r.id = t.run_id WHERE t.id = $1 FOR UPDATE OF r, t`,
    [taskId],
  );
  if (!row) return refuse('task.not-found');
  const plan = await planOf(tx, row.planKey, row.planVersion);
  const placed = plan.steps[row.step];
  if (!placed) throw new Error(`plan ${plan.key} ${plan.version} has no step ${row.step}`);
  const ref = stepRef(row.step, row.instance);
  const { step, instance, round, status, version, teamId, assigneeId } = row;
  const acting = await actingFor(tx, { id: taskId, role: row.role, step, assigneeId });
  const owned = { roles: allRolesOf(placed.role, row.role), teamId, assigneeId, ...(await sellersOf(tx, row)), ...(acting && { actingFor: acting }) };
  return {
    ...owned,
    id: taskId,
    run: row,
    plan,
    placed,
    step,
    instance,
    ref,
    round,
    status,
    version,
    context: { run: row, plan, facts: row.state.facts, step, instance, round, taskId, ...(acting && { actingFor: acting }) },
    closedFor: (actor, seen) => closedFor({ ...owned, status, version }, actor, seen),
  };
}
