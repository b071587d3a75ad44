import type { Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { nextOpenDay } from './next-open-day';
import { addDays, type PlainDate } from './plain-date';

/** The last day to claim an outage: the day it ended + 30, a closed one moves on (F-18, X-91). 2026-10-01 → 2026-11-02. Refuses `calendar.beyond-rows`. */
export const claimableThrough = (
  outageEndedOn: PlainDate,
  calendar: BusinessCalendar,
  claimDays = 30,
): PlainDate | Refusal => nextOpenDay(addDays(outageEndedOn, claimDays), calendar);
