import { refuse, type Refusal } from '../refusal';
import { yearIn } from './civil-days';
import { isoDayOfWeek, type PlainDate } from './plain-date';

/** One listed holiday. Several rows may name the same day. */
export interface HolidayRow {
  readonly date: PlainDate;
  readonly names: readonly string[];
  readonly status: 'official' | 'estimated';
}

export interface Holiday {
  readonly names: readonly string[];
  readonly official: boolean;
}

/** A loaded snapshot of the holiday table. What was promised keeps the version it was computed with (K-24). */
export interface BusinessCalendar {
  readonly version: number;
  readonly holidays: ReadonlyMap<PlainDate, Holiday>;
  readonly firstYear: number;
  readonly lastYear: number;
}

/** Builds the snapshot from table rows; a day named by several rows is official only when all of them are. */
export function calendarFrom(rows: Iterable<HolidayRow>, version: number): BusinessCalendar {
  const holidays = new Map<PlainDate, Holiday>();
  let firstYear = Infinity;
  let lastYear = -Infinity;
  for (const { date, names, status } of rows) {
    const known = holidays.get(date);
    holidays.set(date, {
      names: known ? [...known.names, ...names] : names,
      official: status === 'official' && (known?.official ?? true),
    });
    firstYear = Math.min(firstYear, yearIn(date));
    lastYear = Math.max(lastYear, yearIn(date));
  }
  if (holidays.size === 0) throw new Error('a business calendar needs at least one holiday row');
  return { version, holidays, firstYear, lastYear };
}

/** Saturday, Sunday, a listed holiday, or 1 May, which is closed in every year (X-85, K-20). */
export const isClosed = (date: PlainDate, calendar: BusinessCalendar): boolean =>
  isoDayOfWeek(date) >= 6 || date.endsWith('-05-01') || calendar.holidays.has(date);

export const isWithinRows = (date: PlainDate, calendar: BusinessCalendar): boolean =>
  yearIn(date) >= calendar.firstYear && yearIn(date) <= calendar.lastYear;

/** Functions that give dates refuse to guess about a day whose holidays are not loaded, and name it. */
export const beyondRows = (date: PlainDate, calendar: BusinessCalendar): Refusal =>
  refuse('calendar.beyond-rows', {
    params: { date, firstYear: calendar.firstYear, lastYear: calendar.lastYear },
  });
