import { isRefusal, type Refusal } from '../refusal';
import { addBusinessDays } from './add-business-days';
import type { BusinessCalendar } from './business-calendar';
import { momentAt, type KoreanMoment, type PlainDate } from './plain-date';

/** The day by whose end the router is ordered: line installation − 4 business days (F-15, S1-049, X-59). 2026-10-08 → 2026-10-01. */
export const routerOrderDueOn = (lineInstallOn: PlainDate, calendar: BusinessCalendar): PlainDate | Refusal =>
  addBusinessDays(lineInstallOn, -4, calendar);

/** The order is late from 00:00 of the day that is −3 business days (F-15). 2026-10-08 → 2026-10-02T00:00:00. */
export const routerOrderLateFrom = (lineInstallOn: PlainDate, calendar: BusinessCalendar): KoreanMoment | Refusal => {
  const day = addBusinessDays(lineInstallOn, -3, calendar);
  return isRefusal(day) ? day : momentAt(day, '00:00:00');
};
