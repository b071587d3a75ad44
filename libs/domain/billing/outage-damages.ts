import { dayNumberOf } from '../calendar/civil-days';
import { dateOf, daysInMonth, monthOf, type KoreanMoment, type Month, type PlainDate } from '../calendar/plain-date';
import { floorWon, type Won } from '../money/won';

/** One stop of the service; only those attributable to KT count (S1-081). */
export interface Outage {
  readonly from: KoreanMoment;
  readonly to: KoreanMoment;
  readonly attributableToKt: boolean;
}

/** Outages that overlap or touch are one; it belongs to the Korean month in which it starts, whole, in whole minutes. */
export interface UnitedOutage {
  readonly from: KoreanMoment;
  readonly to: KoreanMoment;
  readonly month: Month;
  readonly minutes: number;
}

/** A dated version of how outages are paid for. A case keeps the version in force when the outage started. */
export interface CompensationPolicy {
  readonly code: string;
  readonly effectiveFrom: PlainDate;
  readonly multiplier: number;
  /** The days that a month's fee is spread over: 25 in the terms, the days of the month in the 10× policy. */
  readonly feeDays: number | 'DAYS_OF_MONTH';
  /** One outage of at least these minutes is paid for. */
  readonly leastMinutes: number;
  /** Above this month's total all minutes are paid for; absent where there is no such rule. */
  readonly monthTotalAboveMinutes?: number;
}

const secondsOf = (moment: KoreanMoment): number => {
  const two = (at: number) => Number(moment.slice(at, at + 2));
  return dayNumberOf(moment) * 86_400 + two(11) * 3_600 + two(14) * 60 + two(17);
};

/** Unites the outages that are attributable to KT. */
export function uniteOutages(outages: readonly Outage[]): UnitedOutage[] {
  const spans: { from: KoreanMoment; to: KoreanMoment }[] = [];
  for (const { from, to } of outages.filter((o) => o.attributableToKt).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = to > last.to ? to : last.to;
    else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => ({
    from,
    to,
    month: monthOf(dateOf(from)),
    minutes: Math.floor((secondsOf(to) - secondsOf(from)) / 60),
  }));
}

/** The minutes of a month that are paid for: each long enough outage, or all of them above the month's total. 300 + 100 → 300. */
export function payableMinutes(minutes: readonly number[], policy: CompensationPolicy): number {
  const total = minutes.reduce((sum, one) => sum + one, 0);
  if (policy.monthTotalAboveMinutes !== undefined && total > policy.monthTotalAboveMinutes) return total;
  return minutes.filter((one) => one >= policy.leastMinutes).reduce((sum, one) => sum + one, 0);
}

/**
 * What an item's outages of a month are worth: floor(monthly × minutes × multiplier / (days × 1,440)), once per item and
 * month (F-05, F-06, X-72…X-75). The monthly fee is supply, full, at the first counted outage's start.
 * Terms: 4,800,000, 360 minutes → 144,000. 10× policy: 4,800,000, 360 minutes, 30 days → 400,000.
 */
export const outageDamages = (
  monthlyWon: Won,
  month: Month,
  minutes: readonly number[],
  policy: CompensationPolicy,
): Won => {
  const days = policy.feeDays === 'DAYS_OF_MONTH' ? daysInMonth(month) : policy.feeDays;
  const weighted = BigInt(payableMinutes(minutes, policy)) * BigInt(policy.multiplier);
  return floorWon(monthlyWon * weighted, BigInt(days) * 1_440n);
};
