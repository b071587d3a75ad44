import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addBusinessDays } from '../../libs/domain/calendar/add-business-days';
import { calendarFrom, type HolidayRow } from '../../libs/domain/calendar/business-calendar';
import type { PlainDate } from '../../libs/domain/calendar/plain-date';
import { orThrow } from '../../libs/domain/refusal';

/** The calendar on the wall of the demo's people. */
export const wallCalendar = calendarFrom(JSON.parse(readFileSync(join(process.cwd(), 'data/calendar/kr-holidays.json'), 'utf8')) as HolidayRow[], 1);

export const businessDaysAfter = (date: PlainDate, days: number): PlainDate => orThrow(addBusinessDays(date, days, wallCalendar));
