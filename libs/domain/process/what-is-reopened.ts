import { refuse, type Refusal } from '../refusal';
import { stepsThatWaitFor } from './explain';
import { partsOf } from './instances';
import { neededInstances, stepOf } from './settled';
import type { RunState, StepPlan, StepRef } from './step-plan';

/** What of a run waits again where these steps, or these instances of them, are done again: they and all that waits for them, directly or not. */
export function reopenedBy(plan: StepPlan, steps: RunState['steps'], targets: readonly StepRef[]): readonly StepRef[] {
  const named = new Set(targets);
  const waiting = new Set(stepsThatWaitFor(plan, ...targets.map((ref) => partsOf(ref).key)));
  return Object.keys(steps).filter((ref) => {
    const { key } = partsOf(ref);
    return steps[ref]?.status !== 'WAITING' && (named.has(ref) || named.has(key) || waiting.has(key));
  });
}

/** Work that stands as done, or was skipped under four-eyes, and that the facts still ask for: the refs that `target` names, a step or an instance of one. */
export const finishedRefs = (plan: StepPlan, { steps, facts }: RunState, target: StepRef): readonly StepRef[] =>
  Object.entries(steps).flatMap(([ref, { status }]) => {
    const { key, instance } = partsOf(ref);
    const isMeant = (ref === target || key === target) && (status === 'DONE' || status === 'SKIPPED');
    return isMeant && neededInstances(stepOf(plan, key), facts).includes(instance) ? [ref] : [];
  });

/** What ended the last stage in which the run could be cancelled stays done: the service is open. Refuses `run.past-no-return` naming that step. */
export function faultOfReopening(plan: StepPlan, { steps }: RunState, targets: readonly StepRef[], field: string): Refusal | undefined {
  const last = plan.cancelUntil === undefined ? undefined : Object.values(plan.steps).find(({ gateOf }) => gateOf === plan.cancelUntil);
  const undone = last && reopenedBy(plan, steps, targets).some((ref) => ref === last.key && steps[ref]?.status === 'DONE');
  return undone ? refuse('run.past-no-return', { field, params: { step: last.name.ko } }) : undefined;
}

/** To which finished steps the work of an open one may be sent back (반려, X-100): all that it waits for, directly or not. */
export function stepsToReturnTo(plan: StepPlan, state: RunState, own: string): readonly StepRef[] {
  const upstream = Object.keys(plan.steps).filter((key) => stepsThatWaitFor(plan, key).includes(own));
  return upstream.flatMap((key) => finishedRefs(plan, state, key)).filter((ref) => !faultOfReopening(plan, state, [ref], 'to'));
}
