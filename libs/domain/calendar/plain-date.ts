import { Temporal } from 'temporal-polyfill';
import {
  dateOfDayNumber,
  dateText,
  dayIn,
  dayNumberOf,
  lengthOfMonth,
  monthIn,
  monthText,
  twoDigits,
  yearIn,
} from './civil-days';

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

/** The day `n` calendar days later (earlier below zero). */
export const addDays = (date: PlainDate, n: number): PlainDate => {
  const day = dayIn(date) + n;
  // Every month has these days, so the common short step never leaves the text.
  if (day >= 1 && day <= 28) return date.slice(0, 8) + twoDigits(day);
  return dateOfDayNumber(dayNumberOf(date) + n);
};

/** Days from `a` to `b`: 2026-03-01 → 2026-03-31 = 30; negative where `b` is earlier. */
export const daysBetween = (a: PlainDate, b: PlainDate): number => dayNumberOf(b) - dayNumberOf(a);

/** 1 = Monday … 7 = Sunday. */
export const isoDayOfWeek = (date: PlainDate): number => ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;

export const monthOf = (date: PlainDate): Month => date.slice(0, 7);

export const addMonths = (month: Month, n: number): Month => {
  const index = yearIn(month) * 12 + monthIn(month) - 1 + n;
  return monthText(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
};

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
