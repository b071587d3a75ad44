import { customerContract } from '../../contract/forms/contracting';
import type { StepWork } from '../../desk/step-work';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import { contractIsBeingConcluded } from './contract-status';

/** The stamped customer contract (S1-039, X-101): its amount and date become facts. */
export const concludeCustomerContract: StepWork = {
  ...contractIsBeingConcluded,
  async completed(tx, { form }) {
    const { concludedOn, amountWon } = customerContract.parse(form);
    const fault = faultIfInFuture(tx, concludedOn, 'concludedOn');
    return fault ?? { facts: { customerContractConcludedOn: concludedOn, customerContractAmountWon: amountWon } };
  },
};
