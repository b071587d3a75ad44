import { isRefusal, type Refusal } from '../refusal';
import { addBusinessDays } from './add-business-days';
import { beyondRows, isClosed, isWithinRows, type BusinessCalendar } from './business-calendar';
import { addDays, dateOf, isoDayOfWeek, momentAt, type KoreanMoment, type PlainDate } from './plain-date';

const THURSDAY = 4;
const CUT_OFF_TIME = '18:00:00';

/** Scenarios are recorded on open Thursdays only (S1-056, X-30). */
export const isRecordingThursday = (date: PlainDate, calendar: BusinessCalendar): boolean =>
  isoDayOfWeek(date) === THURSDAY && !isClosed(date, calendar);

/** 18:00 of the last business day before a recording Thursday; 18:00:00 itself is in time. Refuses `calendar.beyond-rows`. */
export const recordingCutOff = (thursday: PlainDate, calendar: BusinessCalendar): KoreanMoment | Refusal => {
  const lastBusinessDay = addBusinessDays(thursday, -1, calendar);
  return isRefusal(lastBusinessDay) ? lastBusinessDay : momentAt(lastBusinessDay, CUT_OFF_TIME);
};

/**
 * The first open Thursday with room whose cut-off, 18:00 of the last business day before it, is not past (S1-056, X-81, F-14).
 * Ready Wednesday 2026-11-25 18:00:00 → 2026-11-26; one second later → 2026-12-03. Ready on a Thursday → the next one.
 * Refuses `calendar.beyond-rows` where the loaded calendar ends first.
 */
export function firstRecordingThursday(
  ready: KoreanMoment,
  calendar: BusinessCalendar,
  hasRoom: (thursday: PlainDate) => boolean = () => true,
): PlainDate | Refusal {
  const readyOn = dateOf(ready);
  let thursday = addDays(readyOn, (THURSDAY - isoDayOfWeek(readyOn) + 7) % 7);
  for (; isWithinRows(thursday, calendar); thursday = addDays(thursday, 7)) {
    if (isClosed(thursday, calendar)) continue;
    const cutOff = recordingCutOff(thursday, calendar);
    if (isRefusal(cutOff)) return cutOff;
    if (ready <= cutOff && hasRoom(thursday)) return thursday;
  }
  return beyondRows(thursday, calendar);
}
