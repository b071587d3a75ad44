import { addBusinessDays } from '../../libs/domain/calendar/add-business-days';
import { firstBusinessDayOfMonth } from '../../libs/domain/calendar/first-business-day-of-month';
import { addMonths, koreanDateOf, monthOf, type Month, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { orThrow } from '../../libs/domain/refusal';
import { wallCalendar } from '../demo/business-days';

/** From when to when the book goes. */
export interface Span {
  readonly begins: PlainDate;
  readonly ends: PlainDate;
  /** The instant at which business time stands when the book is loaded. */
  readonly endsAt: string;
}

const monthsBefore = 6;

/** Half a year up to an instant: the orders of its first weeks open in its second month, and four months are closed and paid whatever day it is. */
export function spanUntil(endsAt: string): Span {
  const ends = koreanDateOf(endsAt);
  return { begins: orThrow(firstBusinessDayOfMonth(addMonths(monthOf(ends), -monthsBefore), wallCalendar)), ends, endsAt };
}

/** The n-th accrual month with bills, beginning with 1. */
export const billedMonth = ({ begins }: Span, n: number): Month => addMonths(monthOf(begins), n);

/** The day of an order: business days after the beginning, or before the end. */
export const dayOf = ({ begins, ends }: Span, businessDays: number): PlainDate => orThrow(addBusinessDays(businessDays < 0 ? ends : begins, businessDays, wallCalendar));
