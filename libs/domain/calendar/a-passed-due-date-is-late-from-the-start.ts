import { isRefusal, type Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { nextOpenDay } from './next-open-day';
import type { PlainDate } from './plain-date';

export interface DueFromOpening {
  readonly dueOn: PlainDate;
  /** 지연 시작 */
  readonly lateFromStart: boolean;
}

/**
 * A due date that is already past when its step opens becomes the day of opening, or the next open one, and is marked
 * late from the start. Refuses `calendar.beyond-rows`.
 */
export const dueFromOpening = (
  dueOn: PlainDate,
  openedOn: PlainDate,
  calendar: BusinessCalendar,
): DueFromOpening | Refusal => {
  if (dueOn >= openedOn) return { dueOn, lateFromStart: false };
  const moved = nextOpenDay(openedOn, calendar);
  return isRefusal(moved) ? moved : { dueOn: moved, lateFromStart: true };
};
