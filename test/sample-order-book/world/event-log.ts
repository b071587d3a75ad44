import { newestPlans } from '../../../libs/desk/plans';
import { holds } from '../../../libs/domain/process/conditions';
import { instancesOf, predecessorsOf } from '../../../libs/domain/process/instances';
import { allRolesOf } from '../../../libs/domain/process/roles-of-step';
import type { Facts, PlacedStep, StepPlan } from '../../../libs/domain/process/step-plan';

/** A line of the exported event log. */
export interface Row {
  readonly case: string;
  readonly plan: string;
  readonly plan_version: string;
  readonly subject: string;
  readonly activity: string;
  readonly activity_ko: string;
  readonly instance: string;
  readonly round: string;
  readonly lifecycle: string;
  readonly timestamp: string;
  readonly actor: string;
  readonly role: string;
}

export function rowsOf(csv: string): Row[] {
  const [header = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(columns.map((column, at) => [column, line.split(',')[at] ?? ''])) as unknown as Row);
}

export function byCase(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const cases = new Map<string, Row[]>();
  for (const row of rows) {
    const known = cases.get(row.case);
    if (known) known.push(row);
    else cases.set(row.case, [row]);
  }
  return cases;
}

const planOf = ({ plan, plan_version }: Row): StepPlan => {
  const found = newestPlans.find(({ key, version }) => key === plan && String(version) === plan_version);
  if (!found) throw new Error(`no plan ${plan} ${plan_version}`);
  return found;
};

const lastOf = (before: readonly Row[], step: PlacedStep, instance: string): string | undefined =>
  before.findLast((row) => row.activity === step.key && row.instance === instance && row.lifecycle !== 'start')?.lifecycle;

/** The contract with the partner that a role had at that moment: `PARTNER_DEVICE.2` once the second one's was begun. */
function standingAt(before: readonly Row[], step: PlacedStep, instance: string): string {
  const [role = '', changes = '1'] = instance.split('.');
  const inTurn = Array.from({ length: Number(changes) }, (_, at) => (at === 0 ? role : `${role}.${at + 1}`));
  return inTurn.findLast((one) => lastOf(before, step, one) !== undefined) ?? role;
}

/** Done in its newest round or skipped by two people, or not needed and everything before it done. */
function isSettled(plan: StepPlan, step: PlacedStep, facts: Facts, before: readonly Row[]): boolean {
  const instances = holds(step.when, facts) ? instancesOf(step, facts) : [];
  const own = instances.every((instance) => ['complete', 'manualskip'].includes(lastOf(before, step, standingAt(before, step, instance)) ?? ''));
  return own && (instances.length > 0 || step.after.every((key) => isSettled(plan, stepOf(plan, key), facts, before)));
}

const stepOf = (plan: StepPlan, key: string): PlacedStep => {
  const step = plan.steps[key];
  if (!step) throw new Error(`plan ${plan.key} has no step ${key}`);
  return step;
};

const describe = ({ subject, activity, instance, round, lifecycle }: Row): string => `${subject}: ${activity}#${instance} ${round} ${lifecycle}`;

/** Steps of a run that were opened before what they wait for was done, and those that were completed without having been opened. */
export function stepsBeforeTheirPredecessors(log: readonly Row[], facts: Facts): string[] {
  const [first] = log;
  if (!first) return [];
  const plan = planOf(first);
  return log.flatMap((row, at) => {
    const step = plan.steps[row.activity];
    if (!step || step.role === 'SYSTEM') return [];
    const before = log.slice(0, at);
    if (row.lifecycle === 'complete') return before.some((one) => one.lifecycle === 'schedule' && isSameTask(one, row)) ? [] : [describe(row)];
    const waitsFor = row.lifecycle === 'schedule' ? predecessorsOf(step, row.instance, facts) : [];
    return waitsFor.every((key) => isSettled(plan, stepOf(plan, key), facts, before)) ? [] : [describe(row)];
  });
}

const isSameTask = (a: Row, b: Row): boolean => a.activity === b.activity && a.instance === b.instance && a.round === b.round;

/** Tasks that were opened and of which nothing more is told. */
export const tasksWithoutAnEnd = (log: readonly Row[]): string[] =>
  log.flatMap((row, at) => (row.lifecycle === 'schedule' && !log.slice(at + 1).some((later) => isSameTask(later, row) && !['start', 'suspend', 'reassign'].includes(later.lifecycle)) ? [describe(row)] : []));

/** What the telco's people did in a role that is not theirs; a customer's step is done by the rep on their behalf. */
export const stepsByAWrongRole = (log: readonly Row[], rolesOf: ReadonlyMap<string, readonly string[]>): string[] =>
  log.flatMap((row) => {
    const step = planOf(row).steps[row.activity];
    if (!step || row.lifecycle !== 'complete' || row.actor === '') return [];
    const allowed = new Set(allRolesOf(step.role, row.role).flatMap((role) => (role === 'CUSTOMER' ? [role, 'SALES_REP'] : [role])));
    return (rolesOf.get(row.actor) ?? []).some((role) => allowed.has(role)) ? [] : [`${describe(row)} by ${row.actor}`];
  });
