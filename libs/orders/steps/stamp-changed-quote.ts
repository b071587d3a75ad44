import type { StepWork } from '../../desk/step-work';
import { recordingStamped } from '../../domain/process/recording-is-wanted';
import { isRefusal } from '../../domain/refusal';
import { collectDocuments } from './collect-documents';

/** The customer stamps what the order costs now (S1-037); with the price of a wanted recording its scenario begins anew. */
export const stampChangedQuote: StepWork = {
  async completed(tx, at) {
    const collected = await collectDocuments.completed?.(tx, at);
    if (isRefusal(collected)) return collected;
    const again = recordingStamped(at.facts);
    return { ...again, facts: { ...collected?.facts, ...again?.facts } };
  },
};
