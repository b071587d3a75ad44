import { billingRunApproval } from '../../contract/forms/month';
import { latestFinalRun } from '../billing-run/latest-runs';
import type { StepWork } from '../../desk/step-work';
import { wonText } from '../../domain/money/won-text';
import { refuse } from '../../domain/refusal';
import { preparedTheMonth } from './makers';

/** Whoever prepared the month does not approve it, and what is approved is the total that was seen. */
export const approveBillingRun: StepWork = {
  async completed(tx, { run, form }) {
    const { totalWon } = billingRunApproval.parse(form);
    const month = run.accrualMonth ?? '';
    if (await preparedTheMonth(tx, month)) return refuse('approval.maker-is-checker');
    const final = await latestFinalRun(tx, month);
    if (final.totalWon !== BigInt(totalWon)) return refuse('approval.another-total', { field: 'totalWon', params: { totalWon: wonText(final.totalWon) } });
    return undefined;
  },
};
