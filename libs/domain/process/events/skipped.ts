import { refuse, type Refusal } from '../../refusal';
import { partsOf } from '../instances';
import type { Motion } from '../run-in-motion';
import { stepOf } from '../settled';
import type { RunEvent } from '../step-plan';

/** An open step is skipped by decision (under four-eyes, which the caller holds), where its plan says that it may be. */
export function skipped(motion: Motion, event: Extract<RunEvent, { type: 'skipped' }>): Refusal | undefined {
  const step = motion.before.steps[event.step];
  if (step?.status !== 'OPEN') return refuse('skip.step-not-open', { field: 'steps', params: { step: event.step } });
  if (event.reason.trim() === '') return refuse('reason.missing', { field: 'reason' });
  const { name, maySkip } = stepOf(motion.plan, partsOf(event.step).key);
  if (!maySkip) return refuse('skip.never', { field: 'steps', params: { step: name.ko } });
  motion.commands.push({ type: 'close-task', step: event.step, round: step.round, as: 'SKIPPED' });
  motion.steps[event.step] = { status: 'SKIPPED', round: step.round };
  return undefined;
}
