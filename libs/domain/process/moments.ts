import type { BusinessCalendar } from '../calendar/business-calendar';
import { evidenceCutOff } from '../calendar/evidence-cut-off';
import { monthRunStartsOn } from '../calendar/month-run-starts';
import { partnerPayDate } from '../calendar/partners-are-paid-on-the-24th';
import { addDays, momentAt, type KoreanMoment } from '../calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../refusal';
import type { Facts } from './step-plan';

type MomentRule = (month: string, calendar: BusinessCalendar) => KoreanMoment | Refusal;

const at =
  (rule: (month: string, calendar: BusinessCalendar) => string | Refusal, time: string, daysLater = 0): MomentRule =>
  (month, calendar) => {
    const date = rule(month, calendar);
    return isRefusal(date) ? date : momentAt(addDays(date, daysLater), time);
  };

/** The registry behind `moment`: the business moments that steps of machines wait for. */
export const moments: Readonly<Record<string, MomentRule>> = {
  'month-run-starts': at(monthRunStartsOn, '00:00:00'),
  // 24:00 of the cut-off day
  'evidence-cut-off': at(evidenceCutOff, '00:00:00', 1),
  'partner-pay-date': at(partnerPayDate, '09:00:00'),
};

/** When a moment of a month comes. Refuses `calendar.beyond-rows` and `due.date-not-known`. */
export function momentOf(name: string, { facts, calendar }: { readonly facts: Facts; readonly calendar: BusinessCalendar }): KoreanMoment | Refusal {
  const rule = moments[name];
  if (!rule) throw new Error(`no moment ${name}`);
  const month = facts['accrualMonth'];
  return typeof month === 'string' ? rule(month, calendar) : refuse('due.date-not-known', { params: { fact: 'accrualMonth' } });
}
