import { learn, type Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';

export const started = (motion: Motion, event: Extract<RunEvent, { type: 'started' }>): undefined => {
  learn(motion, event.facts);
};
