import type { StepPlan } from './step-plan';

/** Every step that waits for one of these, directly or not, in the plan's order: what a return reopens beside them. */
export function stepsThatWaitFor(plan: StepPlan, ...keys: readonly string[]): readonly string[] {
  const waiting = new Set<string>();
  const reached = new Set(keys);
  for (let grew = true; grew; ) {
    grew = false;
    for (const step of Object.values(plan.steps)) {
      if (waiting.has(step.key) || !step.after.some((key) => reached.has(key))) continue;
      waiting.add(step.key);
      reached.add(step.key);
      grew = true;
    }
  }
  return Object.keys(plan.steps).filter((key) => waiting.has(key));
}
