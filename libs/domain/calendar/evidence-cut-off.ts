import { isRefusal, type Refusal } from '../refusal';
import { addBusinessDays } from './add-business-days';
import type { BusinessCalendar } from './business-calendar';
import { lastDayOf, type Month, type PlainDate } from './plain-date';
import { taxInvoiceDeadline } from './tax-invoice-is-issued-by-the-tenth';

/** The 3rd business day of the month after the accrual month, when attendance is usually in. */
export const thirdBusinessDayAfter = (accrualMonth: Month, calendar: BusinessCalendar): PlainDate | Refusal =>
  addBusinessDays(lastDayOf(accrualMonth), 3, calendar);

/**
 * The last day on which evidence still reaches the month's bill, until 24:00: two business days before the tax-invoice
 * deadline, one where the 3rd business day comes after that. 2026-09: deadline 10-12, cut-off 10-07.
 * Refuses `calendar.beyond-rows`.
 */
export function evidenceCutOff(accrualMonth: Month, calendar: BusinessCalendar): PlainDate | Refusal {
  const deadline = taxInvoiceDeadline(accrualMonth, calendar);
  if (isRefusal(deadline)) return deadline;
  const twoBefore = addBusinessDays(deadline, -2, calendar);
  const thirdDay = thirdBusinessDayAfter(accrualMonth, calendar);
  if (isRefusal(twoBefore) || isRefusal(thirdDay) || thirdDay <= twoBefore) return twoBefore;
  return addBusinessDays(deadline, -1, calendar);
}
