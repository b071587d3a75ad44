import type { PayDateRule } from '../calendar/partners-are-paid-on-the-24th';
import type { PartnerRole } from './roles';
import type { Facts } from './step-plan';

/** The facts of an accrual month that its plans read (part D). Counts come with each run over the contracts. */
export interface MonthFacts {
  readonly accrualMonth: string;
  readonly payDateRule: PayDateRule;
  /** Lines whose evidence is not in. */
  readonly waitingLines?: number;
  /** Contracts that could not be computed. */
  readonly failedContracts?: number;
  readonly linesToIssue?: number;
}

/** A contract in a month: who proves its attendance, and whether its payer wants paper. */
export interface ContractMonthFacts {
  readonly accrualMonth: string;
  readonly staffed: boolean;
  readonly payerWantsPaper: boolean;
}

/** A partner in a month: under which of its roles it invoices. */
export interface PartnerMonthFacts {
  readonly accrualMonth: string;
  readonly payDateRule: PayDateRule;
  readonly partnerRole: PartnerRole;
  readonly heldLines?: number;
}

export const payDateRuleOf = (facts: Facts): PayDateRule => (facts['payDateRule'] === 'PREVIOUS' ? 'PREVIOUS' : 'NEXT');
