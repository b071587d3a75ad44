import { refuse, type Refusal } from '../refusal';
import { periodEnd } from './period-end';
import { addDays, type PlainDate } from './plain-date';
import type { DateSpan } from './date-span';

const LEAST_MONTHS = 1;
const MOST_MONTHS = 6;

/** The earliest and latest last day of a pause that starts on a day (F-16, S1-085). 2026-08-31 → 2026-09-30 … 2027-02-28. */
export const pauseEndsBetween = (startOn: PlainDate): { readonly earliest: PlainDate; readonly latest: PlainDate } => ({
  earliest: periodEnd(startOn, LEAST_MONTHS),
  latest: periodEnd(startOn, MOST_MONTHS),
});

/** A pause needs 1 to 6 months, and a day of service since the one before. Undefined when it is allowed. */
export function faultOfPause(pause: DateSpan, lastPauseEnd?: PlainDate): Refusal | undefined {
  const { earliest, latest } = pauseEndsBetween(pause.from);
  if (pause.to < earliest) return refuse('pause.shorter-than-a-month', { field: 'to', params: { earliest } });
  if (pause.to > latest) return refuse('pause.longer-than-six-months', { field: 'to', params: { latest } });
  if (lastPauseEnd !== undefined && pause.from <= addDays(lastPauseEnd, 1))
    return refuse('pause.no-day-of-service-between', { field: 'from', params: { lastPauseEnd } });
  return undefined;
}
