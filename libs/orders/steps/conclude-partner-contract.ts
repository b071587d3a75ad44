import { partnerContract } from '../../contract/forms/contracting';
import type { Facts } from '../../domain/process/step-plan';
import type { StepWork } from '../../desk/step-work';
import { refuse } from '../../domain/refusal';
import { faultIfInFuture, faultIfPast } from '../../desk/dates-people-enter';
import { contractIsBeingConcluded } from './contract-status';

/** The date that the contract with this partner must name, because a later step is due by it: its field on the form, its name among the facts. */
interface NamedDate {
  readonly field: 'deliveryDueOn' | 'staffReadyOn';
  readonly fact: 'hardwareDueOn' | 'developmentDueOn' | 'staffReadyOn';
}

const dateOfContract = (role: string, facts: Facts): NamedDate | undefined => {
  if (role === 'PARTNER_STAFFING' && facts['staffingOrdered'] === true) return { field: 'staffReadyOn', fact: 'staffReadyOn' };
  if (role === 'PARTNER_DEV' && facts['developmentOrdered'] === true) return { field: 'deliveryDueOn', fact: 'developmentDueOn' };
  return role === 'PARTNER_SYSTEM' && facts['buildHardwareOrdered'] === true ? { field: 'deliveryDueOn', fact: 'hardwareDueOn' } : undefined;
};

/** One contract per partner (S1-039): its date becomes a fact, because deliveries and staff are due by it. Concluded again, it names another. */
export const concludePartnerContract: StepWork = {
  ...contractIsBeingConcluded,
  async completed(tx, { form, facts, instance }) {
    const contract = partnerContract.parse(form);
    const named = dateOfContract(instance, facts);
    const date = named && contract[named.field];
    if (named && !date) return refuse('partner-contract.date-missing', { field: named.field });
    const fault = faultIfInFuture(tx, contract.concludedOn, 'concludedOn') ?? (named && date ? faultIfPast(tx, date, named.field) : undefined);
    return fault ?? (named && date ? { facts: { [named.fact]: date } } : undefined);
  },
};
