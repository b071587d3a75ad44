import { dayIn } from './civil-days';
import { addDays, addMonths, dayOfMonth, daysInMonth, lastDayOf, monthOf, type PlainDate } from './plain-date';

/**
 * The last day of a period of months that starts on `start` (Civil Act §160): the day before the corresponding day,
 * or that month's last day where the corresponding day does not exist. Needs no business calendar.
 * 2026-03-16 + 36 → 2029-03-15 · 2024-02-29 + 12 → 2025-02-28 · 2026-08-31 + 6 → 2027-02-28.
 */
export const periodEnd = (start: PlainDate, months: number): PlainDate => {
  const month = addMonths(monthOf(start), months);
  const day = dayIn(start);
  return day > daysInMonth(month) ? lastDayOf(month) : addDays(dayOfMonth(month, day), -1);
};
