import type { BillLine, Lineage, SourceKind } from '../billing/bill-line';
import type { Month } from '../calendar/plain-date';
import { wonText } from '../money/won-text';
import { floorWon, type Won } from '../money/won';
import type { ItemCode } from '../pricing/catalogue';

/** What a partner earns from one source in one month: a supply amount, VAT comes with the payout. */
export interface PartnerAccrual {
  readonly partnerId: string;
  readonly contractId: string;
  readonly sourceKind: SourceKind | 'CANCELLED_WORK';
  readonly sourceId: string;
  readonly item: ItemCode;
  readonly accrualMonth: Month;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly supplyWon: Won;
  readonly lineage: Lineage;
}

/** What a partner's contract gives it of a contract's monthly fees. */
export interface FeeShare {
  readonly partnerId: string;
  /** Hundredths of the customer's supply amount. */
  readonly feeSharePercent: number;
}

/** The share is one thing at its own price: what the customer pays for a seat is nobody else's business than by the fee that is shared. */
function accrualOfShare(contractId: string, { sourceKind, sourceId, item, accrualMonth, supplyWon: feeWon, lineage }: BillLine, { partnerId, feeSharePercent }: FeeShare): PartnerAccrual[] {
  // A late charge is no fee.
  if (item === 'LATE_CHARGE') return [];
  const supplyWon = floorWon(feeWon * BigInt(feeSharePercent), 100n);
  const [fee, share] = [wonText(feeWon), wonText(supplyWon)];
  const { days } = lineage;
  const arithmetic = { ko: `월 이용료 ${fee}원 × ${feeSharePercent}% = ${share}원`, en: `monthly fee ${fee} won × ${feeSharePercent} % = ${share} won` };
  return [{ partnerId, contractId, sourceKind, sourceId, item, accrualMonth, quantity: 1, unitPriceWon: supplyWon, supplyWon, lineage: { rules: ['X-116', 'X-77'], ...(days ? { days } : {}), arithmetic } }];
}

/**
 * Partners' shares of the customer's monthly lines: floor(supply × percent / 100) per line and partner. Partners are paid for deliveries and
 * staffing; a share of fees only where their contract names one (X-116), so no share, no accrual. 4,800,000 at 10 % → 480,000.
 */
export const accrualsOfFeeShares = (contractId: string, monthlyLines: readonly BillLine[], shares: readonly FeeShare[]): readonly PartnerAccrual[] =>
  shares.length === 0 ? [] : monthlyLines.flatMap((line) => shares.flatMap((share) => accrualOfShare(contractId, line, share)));
