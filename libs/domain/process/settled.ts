import { holds } from './conditions';
import { instancesOf, predecessorsOf, refOf } from './instances';
import type { Facts, PlacedStep, RunState, StepPlan } from './step-plan';

/** The parts of a run that say what is settled. */
export type Standing = Pick<RunState, 'facts' | 'steps'>;

export const stepOf = (plan: StepPlan, key: string): PlacedStep => {
  const step = plan.steps[key];
  if (!step) throw new Error(`plan ${plan.key} has no step ${key}`);
  return step;
};

/** The instances that the facts ask for; none where the step does not apply (해당없음). */
export const neededInstances = (step: PlacedStep, facts: Facts): readonly string[] => (holds(step.when, facts) ? instancesOf(step, facts) : []);

/**
 * Asks which steps are settled. One that is needed: when every instance is done. One that is not: when its own predecessors are, so nothing
 * becomes ready early through a skip.
 */
export function settledIn(plan: StepPlan, { facts, steps }: Standing): (key: string) => boolean {
  const known = new Map<string, boolean>();
  const settled = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const step = stepOf(plan, key);
    const needed = neededInstances(step, facts);
    const is = needed.length === 0 ? step.after.every(settled) : needed.every((instance) => isDone(steps[refOf(key, instance)]?.status));
    known.set(key, is);
    return is;
  };
  return settled;
}

const isDone = (status: string | undefined): boolean => status === 'DONE' || status === 'SKIPPED';

/** May this instance open? Everything it waits for is settled. */
export const isReady = (step: PlacedStep, instance: string, facts: Facts, settled: (key: string) => boolean): boolean =>
  predecessorsOf(step, instance, facts).every(settled);
