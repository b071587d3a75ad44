import { quoteValidThrough } from '../../domain/calendar/quote-is-valid-30-days';
import { isRefusal } from '../../domain/refusal';
import type { StepWork } from '../../desk/step-work';
import { parametersOn } from '../../database/prices-in-force';

/** Either confirmation of the quote (S1-037): the later of the two starts its validity, 30 days. */
export const confirmQuote: StepWork = {
  async completed(tx) {
    const parameters = await parametersOn(tx, tx.today);
    if (isRefusal(parameters)) return parameters;
    return { facts: { quoteConfirmedOn: tx.today, quoteValidThrough: quoteValidThrough(tx.today, parameters.quoteValidDays) } };
  },
};
