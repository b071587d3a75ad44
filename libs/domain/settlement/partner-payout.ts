import { sumWon, type Won } from '../money/won';
import { vatOf } from '../pricing/vat';

/** What leaves the bank for a partner: supply and VAT against its tax invoice. */
export interface PartnerPayout {
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
}

/** Adds up a partner's approved accruals; VAT per line (F-02, X-77). 1,600,000 → 1,760,000. */
export const partnerPayout = (accruals: Iterable<{ readonly supplyWon: Won }>): PartnerPayout => {
  const supplies = [...accruals].map((accrual) => accrual.supplyWon);
  const supplyWon = sumWon(supplies);
  const vatWon = sumWon(supplies.map(vatOf));
  return { supplyWon, vatWon, totalWon: supplyWon + vatWon };
};
