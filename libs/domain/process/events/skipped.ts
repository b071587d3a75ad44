import { refuse, type Refusal } from '../../refusal';
import type { Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';

/** An open step is skipped by decision (under four-eyes, which the desk holds). */
export function skipped(motion: Motion, event: Extract<RunEvent, { type: 'skipped' }>): Refusal | undefined {
  const step = motion.before.steps[event.step];
  if (step?.status !== 'OPEN') return refuse('run.step-not-open', { params: { step: event.step } });
  if (event.reason.trim() === '') return refuse('reason.missing', { field: 'reason' });
  motion.commands.push({ type: 'close-task', step: event.step, round: step.round, as: 'SKIPPED' });
  motion.steps[event.step] = { status: 'SKIPPED', round: step.round };
  return undefined;
}
