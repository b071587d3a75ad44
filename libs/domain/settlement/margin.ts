import { sumWon, type Won } from '../money/won';

export interface Margin {
  readonly billedWon: Won;
  readonly accruedWon: Won;
  readonly marginWon: Won;
}

/** What is left of the customer's supply after the partners' (F-19). Billed 1,733,333, accrued 1,600,000 → 133,333. */
export const marginOf = (
  billed: Iterable<{ readonly supplyWon: Won }>,
  accrued: Iterable<{ readonly supplyWon: Won }>,
): Margin => {
  const billedWon = sumWon([...billed].map((line) => line.supplyWon));
  const accruedWon = sumWon([...accrued].map((accrual) => accrual.supplyWon));
  return { billedWon, accruedWon, marginWon: billedWon - accruedWon };
};
