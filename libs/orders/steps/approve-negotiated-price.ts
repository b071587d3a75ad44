import { negotiatedPriceApproval } from '../../contract/forms/contracting';
import type { AsJson } from '../../database/as-json';
import type { StepWork } from '../../desk/step-work';
import { wonText } from '../../domain/money/won-text';
import type { Quote } from '../../domain/pricing/quote';
import { refuse } from '../../domain/refusal';
import { orderOfRun } from '../order-row';

/** Won, supply: what the quote charges at agreed prices, each line once. */
const agreedInQuote = ({ monthly, oneOff, attendanceEstimate }: AsJson<Quote>): bigint =>
  [monthly, oneOff, attendanceEstimate].flatMap(({ lines }) => lines).reduce((sum, line) => (line.negotiated ? sum + BigInt(line.supplyWon) : sum), 0n);

/** An agreed price has an amount, an approver and its agreement on paper; the amount is that of the quote. */
export const approveNegotiatedPrice: StepWork = {
  async completed(tx, { run, form }) {
    const agreed = BigInt(negotiatedPriceApproval.parse(form).agreedAmountWon);
    const quoted = agreedInQuote((await orderOfRun(tx, run.orderId)).quote);
    return agreed === quoted ? undefined : refuse('negotiated-price.amount-differs', { field: 'agreedAmountWon', params: { agreed: wonText(agreed), quoted: wonText(quoted) } });
  },
};
