import type { Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { nextOpenDay } from './next-open-day';
import { addMonths, dayOfMonth, type Month, type PlainDate } from './plain-date';

/** The last day to issue a month's tax invoices: the 10th of the month after, moved off a closed day (F-10, K-01). 2026-09 → 2026-10-12. */
export const taxInvoiceDeadline = (supplyMonth: Month, calendar: BusinessCalendar): PlainDate | Refusal =>
  nextOpenDay(dayOfMonth(addMonths(supplyMonth, 1), 10), calendar);
