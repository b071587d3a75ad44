import { partsOf } from './instances';
import { stepOf } from './settled';
import type { Command, Facts, RunEnd, RunState, StepPlan, StepRef, StepState } from './step-plan';
import { reopenedBy } from './what-is-reopened';

/** A run while an event is applied: what changed so far, and what the desk must do about it. */
export interface Motion {
  readonly plan: StepPlan;
  readonly before: RunState;
  facts: Facts;
  readonly steps: Record<StepRef, StepState>;
  readonly passed: string[];
  readonly commands: Command[];
  readonly doneForNothing: StepRef[];
  ended?: RunEnd;
}

export const emptyRun: RunState = { facts: {}, steps: {}, passed: [] };

export const inMotion = (plan: StepPlan, before: RunState): Motion => ({
  plan,
  before,
  facts: before.facts,
  steps: { ...before.steps },
  passed: [...before.passed],
  commands: [],
  doneForNothing: [],
});

export const learn = (motion: Motion, facts: Facts | undefined): void => {
  motion.facts = { ...motion.facts, ...facts };
};

/** Marks an open step as done and sends off what leaves the house with it. */
export function finish(motion: Motion, ref: StepRef, outcome?: string): void {
  const { round } = motion.steps[ref] ?? { round: 1 };
  motion.steps[ref] = { status: 'DONE', round, ...(outcome ? { outcome } : {}) };
  for (const effect of stepOf(motion.plan, partsOf(ref).key).effectsWhenDone ?? [])
    motion.commands.push({ type: 'emit-effect', effect, step: ref, round, completesStep: false });
}

type Closing = Extract<Command, { type: 'close-task' }>['as'];

/** Puts a step back to waiting: its open task is closed, its finished work counts no longer. */
export function putBack(motion: Motion, ref: StepRef, as: Closing): void {
  const step = motion.steps[ref];
  if (!step || step.status === 'WAITING') return;
  if (step.status === 'OPEN') motion.commands.push({ type: 'close-task', step: ref, round: step.round, as });
  if (step.status === 'DONE') motion.doneForNothing.push(ref);
  motion.steps[ref] = { status: 'WAITING', round: step.round };
}

/** The named steps, or the named instances of them, and every step that waits for them, directly or not, wait again. */
export function reopen(motion: Motion, targets: readonly StepRef[]): void {
  for (const ref of reopenedBy(motion.plan, motion.steps, targets)) putBack(motion, ref, 'RETURNED');
}

/** Ends the run: nothing stays open. */
export function end(motion: Motion, as: RunEnd): void {
  for (const [ref, step] of Object.entries(motion.steps)) if (step.status === 'OPEN') putBack(motion, ref, 'CANCELLED');
  motion.ended = as;
  motion.commands.push({ type: 'end-run', as });
}
