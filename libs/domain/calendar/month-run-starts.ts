import type { Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { firstBusinessDayOfMonth } from './first-business-day-of-month';
import { addMonths, type Month, type PlainDate } from './plain-date';

/** The dry run of month M starts on the 1st business day of M+1. Refuses `calendar.beyond-rows`. */
export const monthRunStartsOn = (accrualMonth: Month, calendar: BusinessCalendar): PlainDate | Refusal =>
  firstBusinessDayOfMonth(addMonths(accrualMonth, 1), calendar);
