import { isRefusal, type Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { nextOpenDay, previousOpenDay } from './next-open-day';
import { addDays, addMonths, dayOfMonth, monthOf, type Month, type PlainDate } from './plain-date';

/** Which way a closed 24th moves; the contract with the partner says it, NEXT by default. */
export type PayDateRule = 'NEXT' | 'PREVIOUS';

/** The 24th of the month after the accrual month, moved off a closed day (F-09, S1-067). 2026-04 → 2026-05-26. Refuses `calendar.beyond-rows`. */
export const partnerPayDate = (
  accrualMonth: Month,
  calendar: BusinessCalendar,
  rule: PayDateRule = 'NEXT',
): PlainDate | Refusal => {
  const the24th = dayOfMonth(addMonths(accrualMonth, 1), 24);
  return rule === 'NEXT' ? nextOpenDay(the24th, calendar) : previousOpenDay(the24th, calendar);
};

/** The first pay date strictly after the day of approval: ad-hoc lines and lines that were held. Refuses `calendar.beyond-rows`. */
export function firstPartnerPayDateAfter(
  approvedOn: PlainDate,
  calendar: BusinessCalendar,
  rule: PayDateRule = 'NEXT',
): PlainDate | Refusal {
  const dayAfter = addDays(approvedOn, 1);
  // Two months back: a 24th that moved to the next month would be missed by starting in the month before.
  for (let accrualMonth = addMonths(monthOf(dayAfter), -2); ; accrualMonth = addMonths(accrualMonth, 1)) {
    const payDate = partnerPayDate(accrualMonth, calendar, rule);
    if (isRefusal(payDate) || payDate >= dayAfter) return payDate;
  }
}

/** Where a pay date goes when the calendar changes: with the 24th that had moved to it (F-09, K-24). 2026-04-24 closed on short notice → 2026-04-27. */
export function payDateOnAnotherCalendar(payOn: PlainDate, was: BusinessCalendar, is: BusinessCalendar, rule: PayDateRule = 'NEXT'): PlainDate | Refusal {
  const month = [-2, -1, 0].map((n) => addMonths(monthOf(payOn), n)).find((one) => partnerPayDate(one, was, rule) === payOn);
  return month === undefined ? nextOpenDay(payOn, is) : partnerPayDate(month, is, rule);
}
