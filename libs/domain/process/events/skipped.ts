import { refuse, type Refusal } from '../../refusal';
import { partsOf } from '../instances';
import type { Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';

/** An open step is skipped by decision (under four-eyes, which the caller holds), where its plan says that it may be. */
export function skipped(motion: Motion, event: Extract<RunEvent, { type: 'skipped' }>): Refusal | undefined {
  const step = motion.before.steps[event.step];
  const named = motion.plan.steps[partsOf(event.step).key];
  if (step?.status !== 'OPEN' || !named) return refuse('skip.step-not-open', { field: 'steps', params: { step: named?.name.ko ?? event.step } });
  if (event.reason.trim() === '') return refuse('reason.missing', { field: 'reason' });
  if (!named.maySkip) return refuse('skip.never', { field: 'steps', params: { step: named.name.ko } });
  motion.commands.push({ type: 'close-task', step: event.step, round: step.round, as: 'SKIPPED' });
  motion.steps[event.step] = { status: 'SKIPPED', round: step.round };
  return undefined;
}
