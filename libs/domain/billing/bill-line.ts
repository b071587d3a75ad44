import type { Month } from '../calendar/plain-date';
import type { Words } from '../money/won-text';
import type { Won } from '../money/won';
import type { ItemCode } from '../pricing/catalogue';

/** Where a line comes from. One charge per source and month. */
export type SourceKind = 'CONTRACT_ITEM' | 'STAFFING' | 'ONE_OFF_ITEM' | 'LATE_CHARGE';

/** Why the amount is what it is: plain JSON, stored with the line and shown to whoever asks. */
export interface Lineage {
  readonly rules: readonly string[];
  readonly contractItemId?: string;
  /** Rows of the same item at the same price and quantity whose days are counted in this line. */
  readonly mergedContractItemIds?: readonly string[];
  readonly priceVersion?: string;
  /** The document that proves it: attendance certificate, acceptance. */
  readonly evidence?: string;
  /** Used days of the month's days: `16/31`. */
  readonly days?: string;
  /** Of a charge that replaces another: the bill and line that it corrects, and why. */
  readonly corrects?: { readonly billNo: string; readonly lineNo: number; readonly reason: string };
  readonly arithmetic: Words;
}

/** One item at one unit price and quantity in one month: sums, floors and VAT work per line. */
export interface BillLine {
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
  readonly item: ItemCode | 'LATE_CHARGE';
  readonly accrualMonth: Month;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  /** Absent where days do not matter. */
  readonly usedDays?: number;
  readonly daysInMonth?: number;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly lineage: Lineage;
}
