import { partnerContract } from '../../contract/forms/contracting';
import { roleOfContract } from '../../domain/process/instances';
import type { Facts } from '../../domain/process/step-plan';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { faultIfInFuture, faultIfPast } from '../../desk/dates-people-enter';
import { orderOfRun } from '../order-row';
import { contractIsBeingConcluded } from './contract-status';
import { dropFeeShare, keepFeeShare } from './partner-fee-share';

/** The date that the contract with this partner must name, because a later step is due by it: its field on the form, its name among the facts. */
interface NamedDate {
  readonly field: 'deliveryDueOn' | 'staffReadyOn';
  readonly fact: 'hardwareDueOn' | 'developmentDueOn' | 'staffReadyOn';
}

const dateOfContract = (instance: string, facts: Facts): NamedDate | undefined => {
  const role = roleOfContract(instance);
  if (role === 'PARTNER_STAFFING' && facts['staffingOrdered'] === true) return { field: 'staffReadyOn', fact: 'staffReadyOn' };
  if (role === 'PARTNER_DEV' && facts['developmentOrdered'] === true) return { field: 'deliveryDueOn', fact: 'developmentDueOn' };
  return role === 'PARTNER_SYSTEM' && facts['buildHardwareOrdered'] === true ? { field: 'deliveryDueOn', fact: 'hardwareDueOn' } : undefined;
};

/**
 * One contract per partner (S1-039): its date becomes a fact, because deliveries and staff are due by it, and a share of the monthly fees that it
 * names is kept with the customer's contract. Concluded again, it names others.
 */
export const concludePartnerContract: StepWork = {
  ...contractIsBeingConcluded,
  async completed(tx, { run, form, facts, instance }) {
    const contract = partnerContract.parse(form);
    const named = dateOfContract(instance, facts);
    const date = named && contract[named.field];
    if (named && !date) return refuse('partner-contract.date-missing', { field: named.field });
    const fault =
      faultIfInFuture(tx, contract.concludedOn, 'concludedOn') ??
      (named && date ? faultIfPast(tx, date, named.field) : undefined) ??
      (await keepFeeShare(tx, await orderOfRun(tx, run.orderId), roleOfContract(instance), contract.feeSharePercent));
    return fault ?? (named && date ? { facts: { [named.fact]: date } } : undefined);
  },
  /** Taken back: what it named goes with it. */
  async undone(tx, { run, instance }) {
    await dropFeeShare(tx, await orderOfRun(tx, run.orderId), roleOfContract(instance));
  },
};
