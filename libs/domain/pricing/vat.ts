import { floorWon, type Won } from '../money/won';

/** A supply amount and its tax. */
export interface Taxed {
  readonly supplyWon: Won;
  readonly vatWon: Won;
}

/** VAT of an exclusive supply amount: a tenth, floored to won, per bill line (F-02, K-10); mirrored below zero. 1,234,567 → 123,456. */
export const vatOf = (supplyWon: Won): Won => floorWon(supplyWon, 10n);

/** Splits a VAT-inclusive total: supply = round(total × 10 / 11), the rest is VAT (F-02). 31,200,000 → 28,363,636 + 2,836,364. */
export const splitInclusive = (totalWon: Won): Taxed => {
  const half = totalWon < 0n ? -11n : 11n;
  const supplyWon = floorWon(totalWon * 20n + half, 22n);
  return { supplyWon, vatWon: totalWon - supplyWon };
};

export const taxed = (amountWon: Won, vatIncluded: boolean): Taxed =>
  vatIncluded ? splitInclusive(amountWon) : { supplyWon: amountWon, vatWon: vatOf(amountWon) };

/**
 * What takes a bill total down to its floor unit, shown as a line of its own and never inside the tax invoice (F-02, K-11).
 * 1,358,023 in units of 10 → −3.
 */
export const floorAdjustment = (totalWon: Won, unitWon: 1 | 10): Won => -(totalWon % BigInt(unitWon));
