import { Temporal } from 'temporal-polyfill';
import { dateText, dayIn, lengthOfMonth, monthIn, twoDigits, yearIn } from './civil-days';

export { addDays, addMonths, daysBetween, isoDayOfWeek } from './civil-days';

/** A Korean calendar day, `YYYY-MM-DD` (Asia/Seoul), never an instant. Compare with `<`. */
export type PlainDate = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;
/** What a clock on a wall in Seoul shows, `YYYY-MM-DDTHH:mm:ss`. */
export type KoreanMoment = string;

const SEOUL = 'Asia/Seoul';
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** True for a day that exists: `2026-02-29` is none. */
export const isPlainDate = (text: string): text is PlainDate =>
  DATE.test(text) && dayIn(text) <= lengthOfMonth(yearIn(text), monthIn(text));

export const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

export const monthOf = (date: PlainDate): Month => date.slice(0, 7);

export const daysInMonth = (month: Month): number => lengthOfMonth(yearIn(month), monthIn(month));
export const firstDayOf = (month: Month): PlainDate => `${month}-01`;
export const lastDayOf = (month: Month): PlainDate => `${month}-${twoDigits(daysInMonth(month))}`;

/** The given day of the month, or the month's last day where it has no such day. */
export const dayOfMonth = (month: Month, day: number): PlainDate =>
  dateText(yearIn(month), monthIn(month), Math.min(day, daysInMonth(month)));

export const dateOf = (moment: KoreanMoment): PlainDate => moment.slice(0, 10);

/** `momentAt('2026-11-25', '18:00:00')`. */
export const momentAt = (date: PlainDate, time: string): KoreanMoment => `${date}T${time}`;

/** The instant of a Korean wall-clock moment, ISO in UTC: `2026-11-25T18:00:00` → `2026-11-25T09:00:00Z`. */
export const instantOf = (moment: KoreanMoment): string =>
  Temporal.PlainDateTime.from(moment).toZonedDateTime(SEOUL).toInstant().toString();

/** What the wall clock in Seoul shows at an ISO instant, in whole seconds (floored). */
export const koreanMomentOf = (instant: string): KoreanMoment =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(SEOUL)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second', roundingMode: 'floor' });

/** The Korean day on which an ISO instant falls. */
export const koreanDateOf = (instant: string): PlainDate => dateOf(koreanMomentOf(instant));
