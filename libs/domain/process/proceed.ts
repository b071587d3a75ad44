import { partsOf, refOf } from './instances';
import { end, putBack, reopen, type Motion } from './run-in-motion';
import { isReady, neededInstances, settledIn, stepOf } from './settled';
import type { Advanced, Command, RunState } from './step-plan';
import { whoseStep } from './whose-step';

/** What follows from an event, in this order: what is not needed any more ends, what waits for new work waits, what is ready opens, gates pass, the run ends. */
export function proceed(motion: Motion): Advanced {
  if (!motion.ended) {
    dropWhatIsNotNeeded(motion);
    holdWhatWaitsForNewWork(motion);
    openWhatIsReady(motion);
    passGates(motion);
    endWhenAllIsSettled(motion);
  }
  const state: RunState = { facts: motion.facts, steps: motion.steps, passed: motion.passed, ...(motion.ended ? { ended: motion.ended } : {}) };
  return { state, commands: motion.commands, doneForNothing: motion.doneForNothing };
}

function dropWhatIsNotNeeded(motion: Motion): void {
  for (const [ref, { status }] of Object.entries(motion.steps)) {
    const { key, instance } = partsOf(ref);
    const step = stepOf(motion.plan, key);
    if (neededInstances(step, motion.facts).includes(instance)) continue;
    if (status === 'OPEN') putBack(motion, ref, 'SKIPPED');
    // Finished work stays finished: where it is needed again, it counts.
    else if (status === 'DONE' && neededInstances(step, motion.before.facts).includes(instance)) motion.doneForNothing.push(ref);
  }
}

function holdWhatWaitsForNewWork(motion: Motion): void {
  const was = settledIn(motion.plan, motion.before);
  const is = settledIn(motion.plan, motion);
  const unsettled = Object.keys(motion.plan.steps).filter((key) => was(key) && !is(key));
  const waiting = new Set(unsettled.flatMap((key) => refsThatWaitFor(motion, key)));
  if (waiting.size > 0) reopen(motion, [...waiting]);
}

/** Instances that were opened although something they wait for is not settled any more. */
const refsThatWaitFor = (motion: Motion, key: string): string[] =>
  Object.keys(motion.steps).filter((ref) => {
    const { after, standsWhenFactsChange } = stepOf(motion.plan, partsOf(ref).key);
    return after.includes(key) && motion.steps[ref]?.status !== 'WAITING' && !standsWhenFactsChange;
  });

function openWhatIsReady(motion: Motion): void {
  const settled = settledIn(motion.plan, motion);
  for (const step of Object.values(motion.plan.steps)) {
    for (const instance of neededInstances(step, motion.facts)) {
      const ref = refOf(step.key, instance);
      const known = motion.steps[ref];
      if (known && known.status !== 'WAITING') continue;
      if (!isReady(step, instance, motion.facts, settled)) continue;
      const round = (known?.round ?? 0) + 1;
      motion.steps[ref] = { status: 'OPEN', round };
      motion.commands.push(...opening(motion, ref, round));
    }
  }
}

function opening(motion: Motion, ref: string, round: number): Command[] {
  const { key, instance } = partsOf(ref);
  const step = stepOf(motion.plan, key);
  const role = whoseStep(step, instance, motion.facts);
  if (role) return [{ type: 'open-task', step: ref, round, role }];
  if (step.effect) return [{ type: 'emit-effect', effect: step.effect, step: ref, round, completesStep: true }];
  return step.moment ? [{ type: 'await-moment', moment: step.moment, step: ref, round }] : [];
}

/** In the order of the stages: a plan that was kept in the database has its steps in another one. */
function passGates(motion: Motion): void {
  const settled = settledIn(motion.plan, motion);
  const gates = Object.values(motion.plan.steps);
  for (const stage of motion.plan.stages) {
    const isPassed = gates.some(({ key, gateOf }) => gateOf === stage && settled(key));
    if (!isPassed || motion.passed.includes(stage)) continue;
    motion.passed.push(stage);
    motion.commands.push({ type: 'pass-gate', stage });
  }
}

function endWhenAllIsSettled(motion: Motion): void {
  if (Object.keys(motion.plan.steps).every(settledIn(motion.plan, motion))) end(motion, 'COMPLETED');
}
