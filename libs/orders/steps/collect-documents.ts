import { documentCollection } from '../../contract/forms/contracting';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { faultIfBefore, faultIfInFuture } from '../../desk/dates-people-enter';

const dateFact = (fact: unknown): string | undefined => (typeof fact === 'string' ? fact : undefined);

/** The customer stamps the quote only after both confirmations (S1-037) and while it is valid. */
export const collectDocuments: StepWork = {
  async completed(tx, { form, facts }) {
    const { quoteStampedOn } = documentCollection.parse(form);
    const fault =
      faultIfInFuture(tx, quoteStampedOn, 'quoteStampedOn') ?? faultIfBefore(quoteStampedOn, dateFact(facts['quoteConfirmedOn']), 'quoteStampedOn');
    if (fault) return fault;
    const validThrough = dateFact(facts['quoteValidThrough']);
    if (validThrough && quoteStampedOn > validThrough) return refuse('quote.no-longer-valid', { field: 'quoteStampedOn', params: { validThrough } });
    return { facts: { quoteStampedOn } };
  },
};
