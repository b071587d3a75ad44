/**
 * Day numbers: days since 1970-01-01 in the proleptic Gregorian calendar, by integer arithmetic alone.
 * A month run asks for millions of days; building date objects for them would cost more than pricing does.
 */
export type DayNumber = number;

const DAYS_IN_ERA = 146_097;
const DAYS_TO_1970 = 719_468;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

export const yearIn = (date: string): number =>
  digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
export const monthIn = (date: string): number => digit(date, 5) * 10 + digit(date, 6);
export const dayIn = (date: string): number => digit(date, 8) * 10 + digit(date, 9);

/** `2026-10-08` → 20734. The text must be a date already (`isPlainDate`). Years count from March, so the leap day comes last. */
export const dayNumberOf = (date: string): DayNumber => {
  const month = monthIn(date);
  const year = month <= 2 ? yearIn(date) - 1 : yearIn(date);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayIn(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - DAYS_TO_1970;
};

/** The inverse: 20734 → `2026-10-08`. */
export const dateOfDayNumber = (number: DayNumber): string => {
  const days = number + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_IN_ERA);
  const dayOfEra = days - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return dateText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
};

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, n) => (n < 10 ? `0${n}` : `${n}`));

export const twoDigits = (n: number): string => TWO_DIGITS[n] ?? `${n}`;
export const monthText = (year: number, month: number): string => `${`${year}`.padStart(4, '0')}-${twoDigits(month)}`;
export const dateText = (year: number, month: number, day: number): string =>
  `${monthText(year, month)}-${twoDigits(day)}`;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const lengthOfMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** The day `n` calendar days later (earlier below zero). */
export const addDays = (date: string, n: number): string => {
  const day = dayIn(date) + n;
  // Every month has these days, so the common short step never leaves the text.
  if (day >= 1 && day <= 28) return date.slice(0, 8) + twoDigits(day);
  return dateOfDayNumber(dayNumberOf(date) + n);
};

/** Days from `a` to `b`: 2026-03-01 → 2026-03-31 = 30; negative where `b` is earlier. */
export const daysBetween = (a: string, b: string): number => dayNumberOf(b) - dayNumberOf(a);

/** 1 = Monday … 7 = Sunday. */
export const isoDayOfWeek = (date: string): number => ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;

/** The month `n` months later (earlier below zero). */
export const addMonths = (month: string, n: number): string => {
  const index = yearIn(month) * 12 + monthIn(month) - 1 + n;
  return monthText(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
};
