import { refuse, type Refusal } from '../../refusal';
import type { RunState, StepRef } from '../step-plan';

/** Refuses `run.step-not-open` where the step is not open in this round: somebody was quicker, or the run went another way. */
export const faultOfOpenStep = (state: RunState, ref: StepRef, round: number): Refusal | undefined => {
  const step = state.steps[ref];
  return step?.status === 'OPEN' && step.round === round ? undefined : refuse('run.step-not-open', { params: { step: ref } });
};
