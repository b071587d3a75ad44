import type { Refusal } from '../refusal';
import { beyondRows, isClosed, isWithinRows, type BusinessCalendar } from './business-calendar';
import { addDays, type PlainDate } from './plain-date';

/**
 * +n is the n-th open day strictly after the date, −n the n-th open day strictly before it; day 0 is the date itself,
 * open or closed. 2026-10-08 − 4 → 2026-10-01. Refuses `calendar.beyond-rows`.
 */
export function addBusinessDays(date: PlainDate, n: number, calendar: BusinessCalendar): PlainDate | Refusal {
  const step = n < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (!isWithinRows(day, calendar)) return beyondRows(day, calendar);
    if (!isClosed(day, calendar)) left -= 1;
  }
  return day;
}
