import { sumWon, type Won } from '../money/won';
import { floorAdjustment } from '../pricing/vat';
import type { BillLine } from './bill-line';

/** A bill is the sum of its lines; the tax invoice carries supply and VAT, never the adjustment (F-02). */
export interface Bill {
  readonly lines: readonly BillLine[];
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
  /** The separate line that floors the total to 10 won, where the parameter says so; 0 otherwise (K-11). */
  readonly adjustmentWon: Won;
  readonly payableWon: Won;
}

/** Adds up the lines of a bill (F-02, X-62). */
export function billFromLines(lines: readonly BillLine[], floorUnitWon: 1 | 10 = 1): Bill {
  const supplyWon = sumWon(lines.map((line) => line.supplyWon));
  const vatWon = sumWon(lines.map((line) => line.vatWon));
  const totalWon = supplyWon + vatWon;
  const adjustmentWon = floorAdjustment(totalWon, floorUnitWon);
  return { lines, supplyWon, vatWon, totalWon, adjustmentWon, payableWon: totalWon + adjustmentWon };
}
