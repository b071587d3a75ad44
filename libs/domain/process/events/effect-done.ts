import type { Refusal } from '../../refusal';
import { finish, learn, type Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';
import { faultOfOpenStep } from './open-step';

/** An effect came back; some effects are the whole of a step. */
export function effectDone(motion: Motion, event: Extract<RunEvent, { type: 'effect-done' }>): Refusal | undefined {
  learn(motion, event.facts);
  if (event.step === undefined) return undefined;
  const fault = faultOfOpenStep(motion.before, event.step, event.round ?? 1);
  if (!fault) finish(motion, event.step);
  return fault;
}
