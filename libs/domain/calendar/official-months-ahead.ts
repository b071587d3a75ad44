import { dateText, yearIn } from './civil-days';
import type { BusinessCalendar } from './business-calendar';
import { isOfficialYear } from './is-provisional-date';
import { periodEnd } from './period-end';
import { addDays, type PlainDate } from './plain-date';

/** under 12 months of official rows the product is degraded, under 1 it starts read-only. */
export type CalendarCoverage = 'ENOUGH' | 'DEGRADED' | 'READ_ONLY';

/**
 * Whole months of official holiday rows from `today` (the real date, X-95) on, in unbroken official years.
 * With 2027 the last official year: 2026-12-31 → 12, 2027-01-02 → 11, 2027-12-02 → 0.
 */
export function officialMonthsAhead(today: PlainDate, calendar: BusinessCalendar): number {
  let year = yearIn(today);
  while (isOfficialYear(year, calendar)) year += 1;
  const lastOfficialDay = addDays(dateText(year, 1, 1), -1);
  let months = 0;
  while (periodEnd(today, months + 1) <= lastOfficialDay) months += 1;
  return months;
}

export const calendarCoverage = (today: PlainDate, calendar: BusinessCalendar): CalendarCoverage => {
  const months = officialMonthsAhead(today, calendar);
  if (months >= 12) return 'ENOUGH';
  return months >= 1 ? 'DEGRADED' : 'READ_ONLY';
};
