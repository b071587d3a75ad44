import { isClosed, type BusinessCalendar } from './business-calendar';
import { addDays, type PlainDate } from './plain-date';

/** How many open days lie after the first date up to the second: the n of `+n bd`. The same day is 0. */
export function businessDaysBetween(from: PlainDate, to: PlainDate, calendar: BusinessCalendar): number {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (!isClosed(day, calendar)) days += 1;
  return days;
}
