import { dayIn } from '../calendar/civil-days';
import type { DateSpan } from '../calendar/date-span';
import { daysInMonth, firstDayOf, type Month, type PlainDate } from '../calendar/plain-date';

/** The days of one month as bits, the 1st in bit 0: a day is in or out, so it can never be counted twice. */
export type DaysOfMonth = number;

/** A month with what every question about its days needs, made once. */
export interface MonthFrame {
  readonly month: Month;
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly days: number;
}

export const monthFrame = (month: Month): MonthFrame => {
  const days = daysInMonth(month);
  return { month, first: firstDayOf(month), last: `${month}-${days}`, days };
};

/** The days of the month from one date to another, both included; an open end has no limit. */
export const daysOf = (frame: MonthFrame, from?: PlainDate | null, to?: PlainDate | null): DaysOfMonth => {
  const startsLate = from != null && from > frame.first;
  const endsEarly = to != null && to < frame.last;
  if ((startsLate && from > frame.last) || (endsEarly && to < frame.first)) return 0;
  const upTo = endsEarly ? dayIn(to) : frame.days;
  const before = startsLate ? dayIn(from) - 1 : 0;
  return upTo <= before ? 0 : (2 ** upTo - 1) & ~(2 ** before - 1);
};

/** How many bits are set, without a loop. */
export const countDays = (days: DaysOfMonth): number => {
  let bits = days - ((days >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** The days of the month that any of the spans covers. */
export const daysOfSpans = (frame: MonthFrame, spans: readonly DateSpan[]): DaysOfMonth => {
  let days = 0;
  for (const span of spans) days |= daysOf(frame, span.from, span.to);
  return days;
};

/** Days of a month used within the spans and not paused, each day counted once (F-03, X-63). A pause 2026-03-11…20 leaves 21 of 31. */
export const usedDays = (month: Month, spans: readonly DateSpan[], pauses: readonly DateSpan[] = []): number => {
  const frame = monthFrame(month);
  return countDays(daysOfSpans(frame, spans) & ~daysOfSpans(frame, pauses));
};
