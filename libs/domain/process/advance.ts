import { isRefusal, refuse, type Refusal } from '../refusal';
import { cancelled } from './events/cancelled';
import { completed } from './events/completed';
import { effectDone } from './events/effect-done';
import { factsChanged } from './events/facts-changed';
import { redone } from './events/redone';
import { refused } from './events/refused';
import { returned } from './events/returned';
import { skipped } from './events/skipped';
import { started } from './events/started';
import { proceed } from './proceed';
import { emptyRun, inMotion, type Motion } from './run-in-motion';
import type { Advanced, RunEvent, RunState, StepPlan } from './step-plan';

/**
 * The meaning of a plan: an event meets a state. Answers the new state and what the desk must do, or refuses and changes nothing.
 * Without a state the run begins. The same log always comes to the same state.
 */
export function advance(plan: StepPlan, state: RunState | undefined, event: RunEvent): Advanced | Refusal {
  if ((state === undefined) !== (event.type === 'started')) return refuse(state ? 'run.started-before' : 'run.not-found');
  if (state?.ended) return refuse('run.ended', { params: { ended: state.ended } });
  const motion = inMotion(plan, state ?? emptyRun);
  const fault = meet(motion, event);
  return isRefusal(fault) ? fault : proceed(motion);
}

function meet(motion: Motion, event: RunEvent): Refusal | undefined {
  switch (event.type) {
    case 'started':
      return started(motion, event);
    case 'completed':
    case 'moment-reached':
      return completed(motion, event);
    case 'effect-done':
      return effectDone(motion, event);
    case 'returned':
      return returned(motion, event);
    case 'refused':
      return refused(motion, event);
    case 'facts-changed':
      return factsChanged(motion, event);
    case 'skipped':
      return skipped(motion, event);
    case 'redone':
      return redone(motion, event);
    case 'cancelled':
      return cancelled(motion, event);
  }
}
