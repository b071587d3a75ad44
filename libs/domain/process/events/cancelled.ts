import { refuse, type Refusal } from '../../refusal';
import { end, type Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';

/** 취소: until the plan's gate of no return; the work already done is listed. */
export function cancelled(motion: Motion, event: Extract<RunEvent, { type: 'cancelled' }>): Refusal | undefined {
  if (event.reason.trim() === '') return refuse('reason.missing', { field: 'reason' });
  const { cancelUntil } = motion.plan;
  if (cancelUntil === undefined || motion.before.passed.includes(cancelUntil)) return refuse('run.too-late-to-cancel');
  for (const [ref, { status }] of Object.entries(motion.before.steps)) if (status === 'DONE') motion.doneForNothing.push(ref);
  end(motion, 'CANCELLED');
  return undefined;
}
