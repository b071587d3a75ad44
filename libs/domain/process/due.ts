import { dueFromOpening } from '../calendar/a-passed-due-date-is-late-from-the-start';
import { addBusinessDays } from '../calendar/add-business-days';
import { attendanceDueOn } from '../calendar/attendance-is-due';
import type { BusinessCalendar } from '../calendar/business-calendar';
import { evidenceCutOff } from '../calendar/evidence-cut-off';
import { periodEnd } from '../calendar/period-end';
import { addDays, dateOf, type PlainDate } from '../calendar/plain-date';
import { routerOrderDueOn, routerOrderLateFrom } from '../calendar/router-is-ordered-four-business-days-before-the-line';
import { taxInvoiceDeadline } from '../calendar/tax-invoice-is-issued-by-the-tenth';
import { isRefusal, refuse, type Refusal } from '../refusal';
import type { Facts, Step } from './step-plan';

export interface DueInput {
  /** The KST day on which the step opened: day 0. */
  readonly openedOn: PlainDate;
  readonly facts: Facts;
  readonly calendar: BusinessCalendar;
}

export interface Due {
  readonly dueOn: PlainDate;
  /** Overdue from this day on, where it is not the day after `dueOn` (F-15). */
  readonly lateFromOn?: PlainDate;
  /** 지연 시작 */
  readonly startedLate: boolean;
  /** The rule in the plan's words. */
  readonly reason: string;
}

type DateRule = (input: DueInput) => PlainDate | Refusal;

const factDate = ({ facts }: DueInput, fact: string): PlainDate | Refusal => {
  const date = facts[fact];
  return typeof date === 'string' ? date : refuse('due.date-not-known', { params: { fact } });
};

/** n business days from a date that a rule answers. */
const businessDaysFrom =
  (n: number, from: DateRule): DateRule =>
  (input) => {
    const date = from(input);
    return isRefusal(date) ? date : addBusinessDays(date, n, input.calendar);
  };

const opening: DateRule = ({ openedOn }) => openedOn;
const dateOfFact =
  (fact: string): DateRule =>
  (input) =>
    factDate(input, fact);

/** The later of the dates that are known. */
const laterOfFacts =
  (...facts: readonly string[]): DateRule =>
  (input) => {
    const known = facts.map((fact) => input.facts[fact]).filter((date) => typeof date === 'string');
    return known.toSorted().at(-1) ?? refuse('due.date-not-known', { params: { fact: facts.join(', ') } });
  };

const ofMonth =
  (rule: (month: string, calendar: BusinessCalendar) => PlainDate | Refusal, fact = 'accrualMonth'): DateRule =>
  (input) => {
    const month = factDate(input, fact);
    return isRefusal(month) ? month : rule(month, input.calendar);
  };


const routerOrder: DateRule = (input) => {
  const installOn = factDate(input, 'plannedInstallOn');
  return isRefusal(installOn) ? installOn : routerOrderDueOn(installOn, input.calendar);
};

/** Business training takes its 1 or 2 months, counted from the day after the step opened. */
const businessTraining: DateRule = ({ openedOn, facts }) => periodEnd(addDays(openedOn, 1), Number(facts['businessTrainingMonths'] ?? 1));

/** The registry behind `due`: a changed meaning is a new name. */
export const dueRules: Readonly<Record<string, DateRule>> = {
  ...Object.fromEntries([1, 2, 3, 5, 10].map((n) => [`+${n} bd`, businessDaysFrom(n, opening)])),
  'installation date': dateOfFact('plannedInstallOn'),
  'installation date − 4 bd': routerOrder,
  'delivery date of the hardware contract': dateOfFact('hardwareDueOn'),
  'delivery date of the development contract': dateOfFact('developmentDueOn'),
  // Of the first version of the plan, whose runs go on with it: the later of the two.
  'delivery date of the partner contract': laterOfFacts('hardwareDueOn', 'developmentDueOn'),
  'staff-ready date of the partner contract': dateOfFact('staffReadyOn'),
  'its recording slot': dateOfFact('recordingSlotOn'),
  'the cut-off of its slot': businessDaysFrom(-1, dateOfFact('recordingSlotOn')),
  'wanted opening date − 1 bd': businessDaysFrom(-1, dateOfFact('requestedOpenDate')),
  'its months of training': businessTraining,
  'inspection date': dateOfFact('inspectionOn'),
  'attendance is due (X-106)': ofMonth(attendanceDueOn),
  'the cut-off (X-106)': ofMonth(evidenceCutOff),
  'the 10th (F-10)': ofMonth(taxInvoiceDeadline),
  'the 10th after its write date (F-10)': ofMonth(taxInvoiceDeadline, 'writeMonth'),
  'pay date − 2 bd': businessDaysFrom(-2, dateOfFact('payOn')),
  'pay date − 1 bd': businessDaysFrom(-1, dateOfFact('payOn')),
};

const lateFrom = (rule: string, input: DueInput): PlainDate | Refusal | undefined => {
  const installOn = input.facts['plannedInstallOn'];
  if (rule !== 'installation date − 4 bd' || typeof installOn !== 'string') return undefined;
  const late = routerOrderLateFrom(installOn, input.calendar);
  return isRefusal(late) ? late : dateOf(late);
};

/** When a step that opened on a day is due. Refuses `calendar.beyond-rows` and `due.date-not-known`. */
export function due(step: Pick<Step, 'due'>, input: DueInput): Due | Refusal {
  const rule = dueRules[step.due];
  if (!rule) throw new Error(`no due rule ${step.due}`);
  const date = rule(input);
  if (isRefusal(date)) return date;
  const from = dueFromOpening(date, input.openedOn, input.calendar);
  if (isRefusal(from)) return from;
  const late = from.lateFromStart ? undefined : lateFrom(step.due, input);
  if (isRefusal(late)) return late;
  return { dueOn: from.dueOn, startedLate: from.lateFromStart, reason: step.due, ...(late ? { lateFromOn: late } : {}) };
}
