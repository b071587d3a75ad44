import type { BillLine, Lineage, SourceKind } from '../billing/bill-line';
import type { Month } from '../calendar/plain-date';
import { wonText } from '../money/won-text';
import { floorWon, type Won } from '../money/won';
import type { ItemCode } from '../pricing/catalogue';

/** What a partner earns from one source in one month: a supply amount, VAT comes with the payout. */
export interface PartnerAccrual {
  readonly partnerId: string;
  readonly contractId: string;
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
  readonly item: ItemCode;
  readonly accrualMonth: Month;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly supplyWon: Won;
  readonly lineage: Lineage;
}

/** A share of an item's monthly fee that a partner contract names. */
export interface FeeShare {
  readonly partnerId: string;
  readonly item: ItemCode;
  /** Thousandths of the customer's supply amount: 125 = 12.5 %. */
  readonly sharePermille: number;
}

/**
 * A partner's share of the customer's monthly lines: floor(supply × share) per line. Partners are paid for deliveries and
 * staffing; a share of fees only where their contract names one, so no share, no accrual.
 */
export function accrualsOfFeeShares(
  contractId: string,
  lines: readonly BillLine[],
  shares: readonly FeeShare[],
): PartnerAccrual[] {
  const accruals: PartnerAccrual[] = [];
  for (const line of lines)
    for (const { partnerId, item, sharePermille } of shares) {
      if (line.item !== item) continue;
      const supplyWon = floorWon(line.supplyWon * BigInt(sharePermille), 1_000n);
      const [base, percent, amount] = [wonText(line.supplyWon), sharePermille / 10, wonText(supplyWon)];
      accruals.push({
        partnerId,
        contractId,
        sourceKind: line.sourceKind,
        sourceId: line.sourceId,
        item,
        accrualMonth: line.accrualMonth,
        quantity: line.quantity,
        unitPriceWon: line.unitPriceWon,
        supplyWon,
        lineage: {
          ...line.lineage,
          rules: ['X-116', 'X-77'],
          arithmetic: { ko: `${base}원 × ${percent}% = ${amount}원`, en: `${base} won × ${percent} % = ${amount} won` },
        },
      });
    }
  return accruals;
}
