import type { Facts, StepRef } from './step-plan';

const counted = (fact: unknown): number => (typeof fact === 'number' ? fact : 0);

/** The customer wants a recording at cost whose price they have not stamped yet. Pure. */
export const recordingIsWanted = (facts: Facts): boolean => counted(facts['recordingRepeats']) > counted(facts['recordingRepeatsStamped']);

/**
 * What the stamp under a changed quote brings: where it holds the price of a wanted recording, the scenario is handed in, recorded and loaded again.
 * The new slot is booked when the scenario's step opens; until then it is the one that the customer wishes. Pure.
 */
export function recordingStamped(facts: Facts): { readonly facts: Facts; readonly reopens: readonly StepRef[] } | undefined {
  if (!recordingIsWanted(facts)) return undefined;
  return { facts: { recordingRepeatsStamped: counted(facts['recordingRepeats']), recordingSlotOn: facts['recordingWishOn'] ?? null }, reopens: ['submit-scenario'] };
}
