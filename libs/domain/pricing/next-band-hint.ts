import type { Won } from '../money/won';
import { itemIn, type PriceVersion, type TermMonths } from './catalogue';
import { sizeBand } from './size-band';

/** Why more seats would cost less. Amounts are monthly supply of the base service. */
export interface NextBandHint {
  readonly seats: number;
  readonly amountWon: Won;
  readonly savedWon: Won;
}

/**
 * All-units prices have cliffs: says when the least order of the next band is cheaper in total than the seats asked for.
 * 29 seats on 36 months cost 5,220,000 won, 30 cost 4,800,000: a hint for 30, 420,000 saved. Undefined where it is not.
 */
export function nextBandHint(seats: number, term: TermMonths, version: PriceVersion): NextBandHint | undefined {
  const base = itemIn(version, 'ASP_BASE');
  const band = sizeBand(base, seats);
  const next = band && sizeBand(base, band.toSeats + 1);
  if (!next || next === band) return undefined;
  const amountWon = BigInt(next.fromSeats) * next.unitPriceWonByTerm[term];
  const savedWon = BigInt(seats) * band.unitPriceWonByTerm[term] - amountWon;
  return savedWon > 0n ? { seats: next.fromSeats, amountWon, savedWon } : undefined;
}
