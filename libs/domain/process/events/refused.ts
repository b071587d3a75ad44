import { refuse, type Refusal } from '../../refusal';
import { holds } from '../conditions';
import { refusalReasons } from '../refusal-reasons';
import { end, finish, type Motion } from '../run-in-motion';
import { stepOf } from '../settled';
import { partsOf } from '../instances';
import type { RunEvent } from '../step-plan';
import { faultOfOpenStep } from './open-step';

/** 승낙거절: for one of the step's reasons; never again for what an exception allowed (S1-072, X-104). */
export function refused(motion: Motion, event: Extract<RunEvent, { type: 'refused' }>): Refusal | undefined {
  const fault = faultOfOpenStep(motion.before, event.step, event.round);
  if (fault) return fault;
  const list = stepOf(motion.plan, partsOf(event.step).key).mayRefuse;
  if (list === undefined) return refuse('refusal.not-by-this-step', { params: { step: event.step } });
  const reason = refusalReasons[list]?.find(({ code }) => code === event.reason);
  if (!reason) return refuse('refusal.reason-unknown', { field: 'reason', params: { reason: event.reason } });
  if (!holds(reason.when, motion.before.facts)) return refuse('refusal.reason-does-not-hold', { field: 'reason', params: { reason: reason.code } });
  if (reason.unlessDone && motion.before.steps[reason.unlessDone]?.status === 'DONE')
    return refuse('refusal.exception-was-approved', { field: 'reason', params: { step: reason.unlessDone } });
  finish(motion, event.step, 'REFUSED');
  end(motion, 'REFUSED');
  return undefined;
}
