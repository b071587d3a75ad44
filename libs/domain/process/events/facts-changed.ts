import { learn, type Motion } from '../run-in-motion';
import type { RunEvent } from '../step-plan';

export const factsChanged = (motion: Motion, event: Extract<RunEvent, { type: 'facts-changed' }>): undefined => {
  learn(motion, event.facts);
};
