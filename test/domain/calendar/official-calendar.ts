import rows from '../../../data/calendar/kr-holidays.json';
import { calendarFrom, type BusinessCalendar, type HolidayRow } from '../../../libs/domain/calendar/business-calendar';

/** The calendar that is shipped: official rows 2014–2027, estimated ones 2028–2030. */
export const officialCalendar: BusinessCalendar = calendarFrom(rows as HolidayRow[], 1);
