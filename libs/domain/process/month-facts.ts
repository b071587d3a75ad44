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

/** A partner in a month: under which of its roles it invoices, and the pay date that it can still reach (F-09, X-109). */
export interface PartnerMonthFacts {
  readonly accrualMonth: string;
  readonly payOn: string;
  /** The month by whose F-10 its tax invoice is issued: M, or the month in which late evidence came. */
  readonly invoiceMonth: string;
  readonly partnerRole: PartnerRole;
  readonly heldLines?: number;
}

/** A contract billed beside the month's run. */
export interface SupplementaryFacts {
  readonly accrualMonth: string;
  /** The month of the bill's write date: its issue deadline hangs on it (F-10). */
  readonly writeMonth: string;
  /** The day on which late evidence came; absent where the month's run left the contract out. */
  readonly evidenceOn?: string;
  readonly linesToIssue?: number;
}

export const payDateRuleOf = (facts: Facts): PayDateRule => (facts['payDateRule'] === 'PREVIOUS' ? 'PREVIOUS' : 'NEXT');
