import type { BusinessCalendar } from '../calendar/business-calendar';
import { evidenceCutOff } from '../calendar/evidence-cut-off';
import { monthRunStartsOn } from '../calendar/month-run-starts';
import { partnerPayDate } from '../calendar/partners-are-paid-on-the-24th';
import { addDays, momentAt, type KoreanMoment, type Month, type PlainDate } from '../calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { payDateRuleOf } from './month-facts';
import type { Facts } from './step-plan';

interface MomentInput {
  readonly facts: Facts;
  readonly calendar: BusinessCalendar;
}

type DateOfMonth = (month: Month, input: MomentInput) => PlainDate | Refusal;
type MomentRule = (input: MomentInput) => KoreanMoment | Refusal;

const at =
  (rule: DateOfMonth, time: string, daysLater = 0): MomentRule =>
  (input) => {
    const month = input.facts['accrualMonth'];
    if (typeof month !== 'string') return refuse('due.date-not-known', { params: { fact: 'accrualMonth' } });
    const date = rule(month, input);
    return isRefusal(date) ? date : momentAt(addDays(date, daysLater), time);
  };

/** The registry behind `moment`: the business moments that steps of machines wait for. */
export const moments: Readonly<Record<string, MomentRule>> = {
  'month-run-starts': at((month, { calendar }) => monthRunStartsOn(month, calendar), '00:00:00'),
  // 24:00 of the cut-off day
  'evidence-cut-off': at((month, { calendar }) => evidenceCutOff(month, calendar), '00:00:00', 1),
  'partner-pay-date': at((month, { facts, calendar }) => partnerPayDate(month, calendar, payDateRuleOf(facts)), '09:00:00'),
};

/** When a moment of a month comes. Refuses `calendar.beyond-rows` and `due.date-not-known`. */
export function momentOf(name: string, input: MomentInput): KoreanMoment | Refusal {
  const rule = moments[name];
  if (!rule) throw new Error(`no moment ${name}`);
  return rule(input);
}
