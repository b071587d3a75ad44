import { partnerContractEnd } from '../../contract/forms/taking-back';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import type { StepWork } from '../../desk/step-work';
import { orderOfRun } from '../order-row';
import { dropFeeShare } from './partner-fee-share';

/** The contract with a partner ends with the order that it was concluded for, and with it the share of fees that it names. */
export const endPartnerContract: StepWork = {
  async completed(tx, { run, form, instance }) {
    const fault = faultIfInFuture(tx, partnerContractEnd.parse(form).endedOn, 'endedOn');
    if (fault) return fault;
    // Of a partner that was replaced the share went with the change; what stands is its successor's.
    if (!run.partnerId) await dropFeeShare(tx, await orderOfRun(tx, run.orderId), instance);
    return undefined;
  },
};
