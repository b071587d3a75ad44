import { floorWon, type Won } from '../money/won';

/**
 * A fee for part of a month: floor(fee × used days / days in month), mirrored below zero (F-03, X-36, X-61).
 * 2,000,000 won for 16 of 31 days → 1,032,258. A whole month is the whole fee.
 */
export const proRata = (feeWon: Won, usedDays: number, daysInMonth: number): Won =>
  usedDays === daysInMonth ? feeWon : floorWon(feeWon * BigInt(usedDays), BigInt(daysInMonth));
