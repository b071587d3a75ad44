import { isRefusal, type Refusal } from '../refusal';
import type { BusinessCalendar } from './business-calendar';
import { evidenceCutOff, thirdBusinessDayAfter } from './evidence-cut-off';
import type { Month, PlainDate } from './plain-date';

/** Attendance of month M is due on the 3rd business day of M+1, at the latest on the cut-off (X-106, S1-064). Refuses `calendar.beyond-rows`. */
export const attendanceDueOn = (accrualMonth: Month, calendar: BusinessCalendar): PlainDate | Refusal => {
  const thirdDay = thirdBusinessDayAfter(accrualMonth, calendar);
  const cutOff = evidenceCutOff(accrualMonth, calendar);
  if (isRefusal(thirdDay)) return thirdDay;
  return isRefusal(cutOff) || cutOff < thirdDay ? cutOff : thirdDay;
};
