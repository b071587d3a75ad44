import { isRefusal, refuse, type Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { nextOpenDay } from './next-open-day';
import { periodEnd } from './period-end';
import { addDays, type PlainDate } from './plain-date';

/**
 * The first day on which service may be suspended for arrears (F-12, S1-083, X-89): the window starts on due + 1, lasts a
 * month (§160), its last day moves to the next open day (§161); from the day after, or the day after the demand if that is
 * later, open or closed. due 2026-08-25 → window to 09-25 (Chuseok) → 09-28 → from 2026-09-29.
 * A demand counts from due + 1; without one `arrears.no-demand`. Refuses `calendar.beyond-rows` too.
 */
export function suspensionPossibleFrom(
  dueOn: PlainDate,
  demandedOn: PlainDate | undefined,
  calendar: BusinessCalendar,
): PlainDate | Refusal {
  const windowFrom = addDays(dueOn, 1);
  if (demandedOn === undefined || demandedOn < windowFrom) return refuse('arrears.no-demand', { params: { dueOn } });
  const windowEnd = nextOpenDay(periodEnd(windowFrom, 1), calendar);
  if (isRefusal(windowEnd)) return windowEnd;
  return addDays(windowEnd > demandedOn ? windowEnd : demandedOn, 1);
}

/** Forced termination is possible from the day after `months` of suspension. */
export const forcedTerminationFrom = (suspendedOn: PlainDate, months: number): PlainDate =>
  addDays(periodEnd(suspendedOn, months), 1);
