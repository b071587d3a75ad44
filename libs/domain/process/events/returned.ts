import { refuse, type Refusal } from '../../refusal';
import { stepsThatWaitFor } from '../explain';
import { partsOf } from '../instances';
import { learn, reopen, type Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';
import { faultOfReopening, finishedRefs } from '../what-is-reopened';
import { faultOfOpenStep } from './open-step';

/** 반려: a reason is mandatory, and work goes back only to steps that were done and that this one waits for, never to before the opening. */
export function returned(motion: Motion, event: Extract<RunEvent, { type: 'returned' }>): Refusal | undefined {
  const fault = faultOfOpenStep(motion.before, event.step, event.round);
  if (fault) return fault;
  if (event.reason.trim() === '') return refuse('reason.missing', { field: 'reason' });
  if (event.to.length === 0) return refuse('return.target-missing', { field: 'to' });
  const own = partsOf(event.step).key;
  for (const target of event.to) {
    const isUpstream = stepsThatWaitFor(motion.plan, partsOf(target).key).includes(own);
    if (!isUpstream || finishedRefs(motion.plan, motion.before, target).length === 0) return refuse('return.not-upstream', { field: 'to', params: { step: target } });
  }
  const open = faultOfReopening(motion.plan, motion.before, event.to, 'to');
  if (open) return open;
  learn(motion, event.facts);
  reopen(motion, event.to);
  return undefined;
}
