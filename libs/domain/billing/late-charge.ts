import { floorWon, type Won } from '../money/won';

/** The late charge (가산금): once, on due + 1, on the unpaid total with VAT, floored, no VAT on it. 2 % of 5,280,000 → 105,600. */
export const lateCharge = (unpaidTotalWon: Won, percent: number): Won =>
  floorWon(unpaidTotalWon * BigInt(Math.round(percent * 100)), 10_000n);
