import { partnerContract } from '../../contract/forms/contracting';
import type { Facts } from '../../domain/process/step-plan';
import type { StepWork } from '../../desk/step-work';
import { refuse, type Refusal } from '../../domain/refusal';
import type { Tx } from '../../database/transaction';
import { faultIfInFuture, faultIfPast } from '../../desk/dates-people-enter';
import { contractIsBeingConcluded } from './contract-status';

type NamedDate = 'deliveryDueOn' | 'staffReadyOn';

/** Which date the contract with this partner must name, because a later step is due by it. */
const dateNeededFrom = (role: string, facts: Facts): NamedDate | undefined => {
  if (role === 'PARTNER_STAFFING' && facts['staffingOrdered'] === true) return 'staffReadyOn';
  if (role === 'PARTNER_DEV' && facts['developmentOrdered'] === true) return 'deliveryDueOn';
  return role === 'PARTNER_SYSTEM' && facts['buildHardwareOrdered'] === true ? 'deliveryDueOn' : undefined;
};

const faultOfDate = (tx: Tx, needed: NamedDate | undefined, dates: Readonly<Partial<Record<NamedDate, string | undefined>>>): Refusal | undefined => {
  for (const field of ['deliveryDueOn', 'staffReadyOn'] as const) {
    const date = dates[field];
    if (date === undefined && field === needed) return refuse('partner-contract.date-missing', { field });
    const past = date === undefined ? undefined : faultIfPast(tx, date, field);
    if (past) return past;
  }
  return undefined;
};

const later = (known: unknown, named: string): string => (typeof known === 'string' && known > named ? known : named);

/**
 * One contract per partner (S1-039): its dates become facts, because deliveries and staff are due by them. Two partners that
 * deliver share the later date.
 */
export const concludePartnerContract: StepWork = {
  ...contractIsBeingConcluded,
  async completed(tx, { form, facts, instance }) {
    const { concludedOn, deliveryDueOn, staffReadyOn } = partnerContract.parse(form);
    const fault = faultIfInFuture(tx, concludedOn, 'concludedOn') ?? faultOfDate(tx, dateNeededFrom(instance, facts), { deliveryDueOn, staffReadyOn });
    if (fault) return fault;
    return {
      facts: {
        ...(deliveryDueOn ? { deliveryDueOn: later(facts['deliveryDueOn'], deliveryDueOn) } : {}),
        ...(staffReadyOn ? { staffReadyOn } : {}),
      },
    };
  },
};
