import type { BusinessCalendar } from '../calendar/business-calendar';
import { customerDueDate, type PayerDueDay } from '../calendar/customer-pays-on-the-25th';
import { lastDayOf, monthOf, type Month, type PlainDate } from '../calendar/plain-date';
import { taxInvoiceDeadline } from '../calendar/tax-invoice-is-issued-by-the-tenth';
import { isRefusal, type Refusal } from '../refusal';

/** Each kind has its own tax invoice. */
export type BillKind = 'MONTH' | 'ONE_OFF' | 'AD_HOC' | 'FINAL';

/** What a kind of bill is dated by. */
export type BillOccasion =
  | { readonly kind: 'MONTH'; readonly month: Month }
  | { readonly kind: 'ONE_OFF'; readonly acceptedOn: PlainDate }
  | { readonly kind: 'AD_HOC'; readonly evidenceOn: PlainDate }
  | { readonly kind: 'FINAL'; readonly lastDay: PlainDate };

/** The write date (작성일자): month end, acceptance, the day the evidence came, or the last day of service (X-108, X-106, K-02). */
export const writeDateOf = (occasion: BillOccasion): PlainDate => {
  switch (occasion.kind) {
    case 'MONTH':
      return lastDayOf(occasion.month);
    case 'ONE_OFF':
      return occasion.acceptedOn;
    case 'AD_HOC':
      return occasion.evidenceOn;
    case 'FINAL':
      return occasion.lastDay;
  }
};

/** A contract that ends in the month has a final bill and no month bill beside it. */
export const recurringOccasion = (month: Month, lastDay?: PlainDate | null): BillOccasion =>
  lastDay != null && monthOf(lastDay) === month ? { kind: 'FINAL', lastDay } : { kind: 'MONTH', month };

export interface BillDates {
  readonly writeDate: PlainDate;
  /** Issue by this day (F-10). */
  readonly issueBy: PlainDate;
  readonly dueOn: PlainDate;
}

/** The dates of a bill: M is the month of its write date for deadline and due date alike (F-10, X-88, X-106). Refuses `calendar.beyond-rows`. */
export function datesOfBill(
  occasion: BillOccasion,
  issuedOn: PlainDate,
  payer: { readonly dueDay: PayerDueDay; readonly namedDueOn?: PlainDate },
  calendar: BusinessCalendar,
): BillDates | Refusal {
  const writeDate = writeDateOf(occasion);
  const month = monthOf(writeDate);
  const issueBy = taxInvoiceDeadline(month, calendar);
  if (isRefusal(issueBy)) return issueBy;
  const named = payer.namedDueOn === undefined ? {} : { namedDueOn: payer.namedDueOn };
  const dueOn = customerDueDate({ month, issuedOn, ...named }, calendar, payer.dueDay);
  return isRefusal(dueOn) ? dueOn : { writeDate, issueBy, dueOn };
}
