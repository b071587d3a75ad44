import type { Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { nextOpenDay } from './next-open-day';
import { firstDayOf, type Month, type PlainDate } from './plain-date';

/** The first open day of a month (F-11, X-48): 2026-03 → 2026-03-03, the 1st and its substitute are closed. Refuses `calendar.beyond-rows`. */
export const firstBusinessDayOfMonth = (month: Month, calendar: BusinessCalendar): PlainDate | Refusal =>
  nextOpenDay(firstDayOf(month), calendar);
