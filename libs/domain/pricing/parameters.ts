import type { PayerDueDay } from '../calendar/customer-pays-on-the-25th';
import type { PayDateRule } from '../calendar/partners-are-paid-on-the-24th';
import type { PlainDate } from '../calendar/plain-date';
import { wonFrom } from '../money/won-text';
import type { Won } from '../money/won';

export type PenaltyCap = 'NONE' | 'REMAINING_FEES';

/** What the manual calls a parameter: versioned data with an effective date, never a constant in code (docs/manual/3-prices.md). */
export interface Parameters {
  readonly code: string;
  readonly effectiveFrom: PlainDate;
  readonly minimumSeats: number;
  readonly quoteValidDays: number;
  readonly contractThresholdWon: Won;
  readonly openEndedContractMonths: number;
  readonly lateChargePercent: number;
  readonly penaltyCap: PenaltyCap;
  readonly pausesExtendTerm: boolean;
  readonly chargeWhileSuspended: boolean;
  readonly billFloorUnitWon: 1 | 10;
  readonly partnerPayDateRule: PayDateRule;
  readonly recordingCapacityPerThursday: number;
  readonly payerDueDay: PayerDueDay;
  readonly forcedTerminationMonths: number;
  readonly renewalMonths: number;
}

type ParameterName = Exclude<keyof Parameters, 'code' | 'effectiveFrom'>;

/** The file `data/parameters/*.json` and the stored content: each value with its words and its rules. */
export interface ParametersContent {
  readonly code: string;
  readonly effectiveFrom: string;
  readonly parameters: Readonly<Record<ParameterName, { readonly value: string | number | boolean }>>;
}

/** Reads a stored version of the parameters. */
export const parametersFrom = ({ code, effectiveFrom, parameters: p }: ParametersContent): Parameters => ({
  code,
  effectiveFrom,
  minimumSeats: Number(p.minimumSeats.value),
  quoteValidDays: Number(p.quoteValidDays.value),
  contractThresholdWon: wonFrom(String(p.contractThresholdWon.value)),
  openEndedContractMonths: Number(p.openEndedContractMonths.value),
  lateChargePercent: Number(p.lateChargePercent.value),
  penaltyCap: p.penaltyCap.value as PenaltyCap,
  pausesExtendTerm: p.pausesExtendTerm.value === true,
  chargeWhileSuspended: p.chargeWhileSuspended.value === true,
  billFloorUnitWon: p.billFloorUnitWon.value as 1 | 10,
  partnerPayDateRule: p.partnerPayDateRule.value as PayDateRule,
  recordingCapacityPerThursday: Number(p.recordingCapacityPerThursday.value),
  payerDueDay: p.payerDueDay.value as PayerDueDay,
  forcedTerminationMonths: Number(p.forcedTerminationMonths.value),
  renewalMonths: Number(p.renewalMonths.value),
});
