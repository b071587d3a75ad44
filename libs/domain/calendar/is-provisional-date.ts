import { yearIn } from './civil-days';
import { isWithinRows, type BusinessCalendar } from './business-calendar';
import type { PlainDate } from './plain-date';

/** A year counts as official when it has rows and every one of them is (X-95, K-24). */
export const isOfficialYear = (year: number, calendar: BusinessCalendar): boolean => {
  let rows = 0;
  for (const [date, holiday] of calendar.holidays) {
    if (yearIn(date) !== year) continue;
    if (!holiday.official) return false;
    rows += 1;
  }
  return rows > 0;
};

/** True where a date is shown as 예정: its year is not official, or not loaded at all. */
export const isProvisionalDate = (date: PlainDate, calendar: BusinessCalendar): boolean =>
  !isWithinRows(date, calendar) || !isOfficialYear(yearIn(date), calendar);
