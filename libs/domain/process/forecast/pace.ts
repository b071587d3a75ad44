import { addBusinessDays } from '../../calendar/add-business-days';
import type { BusinessCalendar } from '../../calendar/business-calendar';
import { nextOpenDay } from '../../calendar/next-open-day';
import { momentAt, type KoreanMoment, type PlainDate } from '../../calendar/plain-date';
import { isRefusal, type Refusal } from '../../refusal';
import { due } from '../due';
import type { Facts, PlacedStep } from '../step-plan';

/** EARLIEST: everybody acts on the day the work comes, within the dates that are agreed. LIKELY: everybody takes as long as usual. */
export type Pace = 'EARLIEST' | 'LIKELY';

/** An open step as its task knows it. */
export interface OpenStep {
  readonly openedOn: PlainDate;
  readonly dueOn: PlainDate;
}

/** What a forecast needs to know beside the run. */
export interface ForecastInput {
  readonly now: KoreanMoment;
  readonly today: PlainDate;
  readonly calendar: BusinessCalendar;
  /** The steps that are open now, by ref. */
  readonly open: Readonly<Record<string, OpenStep>>;
  /** Business days that a step usually takes: the median of past work, once there is enough of it; else its due rule is taken. */
  readonly usualDays: (step: string) => number | undefined;
  /** The first Thursday with room that a scenario handed in at a moment still reaches (F-14, X-81). */
  readonly slotFor: (ready: KoreanMoment) => PlainDate | Refusal;
}

/** When a step is done, and why then. */
export interface Finish {
  readonly doneOn: PlainDate;
  readonly reason: string;
}

/** Dates that are agreed with others: nobody is done before, however quick. */
const agreedDates = new Set(['its recording slot', 'installation date', 'inspection date', 'its months of training']);

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

const dueDate = (step: PlacedStep, opened: OpenStep | PlainDate, facts: Facts, calendar: BusinessCalendar): PlainDate | Refusal => {
  if (typeof opened !== 'string') return opened.dueOn;
  const by = due(step, { openedOn: opened, facts, calendar });
  return isRefusal(by) ? by : by.dueOn;
};

/** The likely end of a step: its usual time, else its due date, never before today and never on a closed day. */
function likely(step: PlacedStep, opened: OpenStep | PlainDate, facts: Facts, input: ForecastInput): Finish | Refusal {
  const openedOn = typeof opened === 'string' ? opened : opened.openedOn;
  const days = agreedDates.has(step.due) ? undefined : input.usualDays(step.key);
  const end = days === undefined ? dueDate(step, opened, facts, input.calendar) : addBusinessDays(openedOn, days, input.calendar);
  if (isRefusal(end)) return end;
  const doneOn = nextOpenDay(later(later(end, openedOn), input.today), input.calendar);
  if (isRefusal(doneOn)) return doneOn;
  return { doneOn, reason: days === undefined ? step.due : `usually ${days} bd` };
}

/** When an open step is done at a pace. `opened`: its task, or the day on which the forecast opens it. */
export function finishOf(step: PlacedStep, opened: OpenStep | PlainDate, facts: Facts, { pace, input }: { readonly pace: Pace; readonly input: ForecastInput }): Finish | Refusal {
  if (pace === 'LIKELY') return likely(step, opened, facts, input);
  const openedOn = typeof opened === 'string' ? opened : opened.openedOn;
  const soonest = later(openedOn, input.today);
  if (!agreedDates.has(step.due)) return { doneOn: soonest, reason: 'at once' };
  const agreed = dueDate(step, opened, facts, input.calendar);
  return isRefusal(agreed) ? agreed : { doneOn: later(agreed, soonest), reason: step.due };
}

/** The moment at which work that is done on a day is handed on: now where it is today, else the morning, or for a likely end the close of business. */
export const handedOnAt = (doneOn: PlainDate, pace: Pace, { now, today }: ForecastInput): KoreanMoment => {
  if (doneOn === today) return now;
  return momentAt(doneOn, pace === 'EARLIEST' ? '09:00:00' : '18:00:00');
};
