import { conditions } from './conditions';
import { dueRules } from './due';
import { stepsThatWaitFor } from './explain';
import { instanceLists, instancePredecessors } from './instances';
import { moments } from './moments';
import { refusalReasons } from './refusal-reasons';
import { allRoles, type Role } from './roles';
import type { PlacedStep, StepPlan } from './step-plan';
import { roleRules } from './whose-step';

/** Everything that is wrong with a plan, in words; nothing where it is sound. Stops the start-up. */
export const validatePlan = (plan: StepPlan): readonly string[] => [
  ...Object.values(plan.steps).flatMap((step) => faultsOf(plan, step).map((fault) => `${step.key}: ${fault}`)),
  ...(plan.cancelUntil !== undefined && !Object.values(plan.steps).some((step) => step.gateOf === plan.cancelUntil) ? [`no gate ends ${plan.cancelUntil}`] : []),
  ...plan.stages.filter((stage) => !Object.values(plan.steps).some((step) => step.stage === stage)).map((stage) => `stage ${stage} has no step`),
];

const faultsOf = (plan: StepPlan, step: PlacedStep): string[] => [
  ...step.after.filter((key) => !plan.steps[key]).map((key) => `waits for ${key}, which is not in the plan`),
  ...(stepsThatWaitFor(plan, step.key).includes(step.key) ? ['waits for itself: it can never open'] : []),
  ...(step.returnsTo ?? []).filter((key) => !plan.steps[key] || !stepsThatWaitFor(plan, key).includes(step.key)).map((key) => `returns to ${key}, which is not before it`),
  ...unknown('condition', step.when, conditions),
  ...unknown('list of instances', step.forEach, instanceLists),
  ...unknown('choice of predecessors', step.afterByInstance, instancePredecessors),
  ...unknown('list of reasons', step.mayRefuse, refusalReasons),
  ...unknown('moment', step.moment, moments),
  ...(step.role === 'SYSTEM' && step.due === 'none' ? [] : unknown('due rule', step.due, dueRules)),
  ...(step.role === 'SYSTEM' ? [] : rolesNamedBy(step).filter((role) => !allRoles.includes(role)).map((role) => `no role ${role}`)),
  ...(typeof step.role === 'object' && 'byFact' in step.role ? unknown('rule for a role', step.role.byFact, roleRules) : []),
  ...[step.stage, step.gateOf].flatMap((stage) => (stage === undefined || plan.stages.includes(stage) ? [] : [`no stage ${stage}`])),
  ...(step.rules.length === 0 ? ['cites no rule of the manual'] : []),
];

const unknown = (what: string, name: string | undefined, registry: Readonly<Record<string, unknown>>): string[] =>
  name === undefined || name in registry ? [] : [`no ${what} ${name}`];

export function rolesNamedBy({ role }: PlacedStep): readonly Role[] {
  if (role === 'SYSTEM') return [];
  if (typeof role === 'string') return [role];
  if ('anyOf' in role) return role.anyOf;
  return 'eachOf' in role ? role.eachOf : role.among;
}
