import type { Refusal } from '../refusal';
import { beyondRows, isClosed, isWithinRows, type BusinessCalendar } from './business-calendar';
import { addDays, type PlainDate } from './plain-date';

const openDayFrom = (date: PlainDate, step: 1 | -1, calendar: BusinessCalendar): PlainDate | Refusal => {
  let day = date;
  while (isWithinRows(day, calendar)) {
    if (!isClosed(day, calendar)) return day;
    day = addDays(day, step);
  }
  return beyondRows(day, calendar);
};

/** The date itself when it is open, else the next open day (K-19). Refuses `calendar.beyond-rows`. */
export const nextOpenDay = (date: PlainDate, calendar: BusinessCalendar): PlainDate | Refusal =>
  openDayFrom(date, 1, calendar);

/** The date itself when it is open, else the last open day before it. Refuses `calendar.beyond-rows`. */
export const previousOpenDay = (date: PlainDate, calendar: BusinessCalendar): PlainDate | Refusal =>
  openDayFrom(date, -1, calendar);
