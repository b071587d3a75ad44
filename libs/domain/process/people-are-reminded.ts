import { isClosed, type BusinessCalendar } from '../calendar/business-calendar';
import { addDays, type PlainDate } from '../calendar/plain-date';

/** The next open day; beyond the loaded calendar the next weekday, for nobody's due date hangs on it. */
export function nextOpenDay(today: PlainDate, calendar: BusinessCalendar): PlainDate {
  let day = addDays(today, 1);
  while (isClosed(day, calendar)) day = addDays(day, 1);
  return day;
}

export type Reminder = 'task-due-tomorrow' | 'task-overdue';

/**
 * What is said of an open task in the morning of an open day: it is late, or due by the next open day. Example: on Friday 2026-09-04 people hear of what is
 * due on the weekend and on Monday the 7th; on the 8th, that it is overdue.
 */
export function reminderOf({ dueOn, lateFromOn }: { readonly dueOn: PlainDate; readonly lateFromOn: PlainDate }, today: PlainDate, calendar: BusinessCalendar): Reminder | undefined {
  if (lateFromOn <= today) return 'task-overdue';
  return today < dueOn && dueOn <= nextOpenDay(today, calendar) ? 'task-due-tomorrow' : undefined;
}

/** Desks are looked after at eight, before people begin. */
export const remindedAt = '08:00:00';
