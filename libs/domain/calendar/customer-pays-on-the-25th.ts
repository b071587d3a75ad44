import { isRefusal, type Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { nextOpenDay } from './next-open-day';
import { addDays, addMonths, dayOfMonth, type Month, type PlainDate } from './plain-date';

/** A payer's day: 20, 25 or the month's end of M+1, or 5, 10, 15 of M+2. */
export type PayerDueDay = 20 | 25 | 'MONTH_END' | 5 | 10 | 15;

/** As it is stored: `25`, `MONTH_END`. */
export const payerDueDayOf = (text: string): PayerDueDay => (text === 'MONTH_END' ? text : (Number(text) as PayerDueDay));

/** The customer has at least these days between issue and due date. */
const LEAST_DAYS_TO_PAY = 5;

/** What a due date depends on, for every kind of bill alike. */
export interface BillToPay {
  /** M: the accrual month, or for an ad-hoc bill the month its evidence came. */
  readonly month: Month;
  readonly issuedOn: PlainDate;
  /** A later day that the billing request (D-05) names. */
  readonly namedDueOn?: PlainDate;
}

const dueDayIn = (month: Month, dueDay: PayerDueDay): PlainDate => dayOfMonth(month, dueDay === 'MONTH_END' ? 31 : dueDay);
const monthsAfterM = (dueDay: PayerDueDay): 1 | 2 => (dueDay === 5 || dueDay === 10 || dueDay === 15 ? 2 : 1);

/**
 * The customer's due date (납기일, X-88): the payer's day, moved to the next open day. Where the moved day would come
 * earlier than 5 days after issue it is the payer's next day. A later day named on the billing request wins.
 * Refuses `calendar.beyond-rows`.
 */
export function customerDueDate(
  { month, issuedOn, namedDueOn }: BillToPay,
  calendar: BusinessCalendar,
  dueDay: PayerDueDay = 25,
): PlainDate | Refusal {
  const earliest = addDays(issuedOn, LEAST_DAYS_TO_PAY);
  let dueMonth = addMonths(month, monthsAfterM(dueDay));
  let due = nextOpenDay(dueDayIn(dueMonth, dueDay), calendar);
  while (!isRefusal(due) && due < earliest) {
    dueMonth = addMonths(dueMonth, 1);
    due = nextOpenDay(dueDayIn(dueMonth, dueDay), calendar);
  }
  if (isRefusal(due) || namedDueOn === undefined || namedDueOn <= due) return due;
  return nextOpenDay(namedDueOn, calendar);
}
