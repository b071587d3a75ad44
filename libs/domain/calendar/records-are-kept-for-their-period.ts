import { periodEnd } from './period-end';
import { addDays, type PlainDate } from './plain-date';

/**
 * The last day a record is kept: periodEnd(event + 1 day, months); destroyed the day after (F-17, X-86).
 * 2026-08-31 + 6 → 2027-02-28 · 2026-02-28 + 6 → 2026-08-31.
 */
export const keptThrough = (eventOn: PlainDate, months: number): PlainDate => periodEnd(addDays(eventOn, 1), months);

/** Subscriber data with arrears is kept to the later of its period and the day they were cleared (X-86, S1-099). */
export const keptThroughArrears = (eventOn: PlainDate, months: number, clearedOn: PlainDate): PlainDate => {
  const through = keptThrough(eventOn, months);
  return clearedOn > through ? clearedOn : through;
};
