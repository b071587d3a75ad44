import { refuse, type Refusal } from '../../refusal';
import { partsOf } from '../instances';
import { reopen, type Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';

/** Steps are done again, and what followed from them. */
export function redone(motion: Motion, event: Extract<RunEvent, { type: 'redone' }>): Refusal | undefined {
  if (event.reason.trim() === '') return refuse('reason.missing', { field: 'reason' });
  const unknown = event.steps.find((target) => !motion.plan.steps[partsOf(target).key]);
  if (unknown !== undefined || event.steps.length === 0) return refuse('return.not-upstream', { field: 'steps', params: { step: unknown ?? '' } });
  reopen(motion, event.steps);
  return undefined;
}
