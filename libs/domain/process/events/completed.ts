import type { Refusal } from '../../refusal';
import { finish, learn, reopen, type Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';
import { faultOfOpenStep } from './open-step';

/** A person did their step, or the business moment of a step has come. What a completion has done again opens with all that waits for it. */
export function completed(motion: Motion, event: Extract<RunEvent, { type: 'completed' | 'moment-reached' }>): Refusal | undefined {
  const fault = faultOfOpenStep(motion.before, event.step, event.round);
  if (fault) return fault;
  learn(motion, event.facts);
  finish(motion, event.step, event.type === 'completed' ? event.outcome : undefined);
  if (event.type === 'completed' && event.reopens) reopen(motion, event.reopens);
  return undefined;
}
