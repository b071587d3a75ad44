import { addDays, daysBetween, type PlainDate } from './plain-date';

/** Days from the first to the last, both included. */
export interface DateSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/**
 * The day that is `days` days of service after `start`, paused days left out of the count. Where a day of service
 * lands in a pause, it is the first day after it.
 */
export function dayInService(start: PlainDate, days: number, pauses: readonly DateSpan[]): PlainDate {
  let date = addDays(start, days);
  for (const pause of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = later(pause.from, start);
    if (pause.to >= from && from <= date) date = addDays(date, daysBetween(from, pause.to) + 1);
  }
  return date;
}
