import { addBusinessDays } from '../../calendar/add-business-days';
import { momentAt, type PlainDate } from '../../calendar/plain-date';
import { recordingCutOff } from '../../calendar/recording-happens-on-thursdays';
import { isRefusal, type Refusal } from '../../refusal';
import type { Facts } from '../step-plan';
import { handedOnAt, type ForecastInput, type Pace } from './pace';

interface Done {
  readonly step: string;
  readonly instance: string;
  readonly doneOn: PlainDate;
  readonly facts: Facts;
  readonly pace: Pace;
  readonly input: ForecastInput;
}

/** Business days that partners and carriers usually ask for where no date is agreed yet. */
const usualLeadDays = 10;

const lead = ({ doneOn, pace, input }: Done, days: number): PlainDate | Refusal => (pace === 'EARLIEST' ? doneOn : addBusinessDays(doneOn, days, input.calendar));

const dated =
  (fact: string, days: number) =>
  (done: Done): Facts | Refusal => {
    const date = lead(done, days);
    return isRefusal(date) ? date : { [fact]: date };
  };

/** The booked Thursday while the scenario reaches it, else the first that it does. */
function recordingSlot(done: Done): Facts | Refusal {
  const ready = handedOnAt(done.doneOn, done.pace, done.input);
  const booked = done.facts['recordingSlotOn'];
  if (typeof booked === 'string') {
    const cutOff = recordingCutOff(booked, done.input.calendar);
    if (!isRefusal(cutOff) && ready <= cutOff) return { recordingSlotOn: booked };
  }
  const slot = done.input.slotFor(ready);
  return isRefusal(slot) ? slot : { recordingSlotOn: slot };
}

const contractDates: Readonly<Record<string, string>> = { PARTNER_STAFFING: 'staffReadyOn', PARTNER_DEV: 'developmentDueOn', PARTNER_SYSTEM: 'hardwareDueOn' };

const assumed: Readonly<Record<string, (done: Done) => Facts | Refusal>> = {
  'order-leased-line': dated('plannedInstallOn', usualLeadDays),
  'prepare-acceptance': dated('inspectionOn', 1),
  'submit-scenario': recordingSlot,
  'conclude-partner-contract': (done) => {
    const fact = contractDates[done.instance];
    return fact ? dated(fact, usualLeadDays)(done) : {};
  },
};

/** The dates that a step would bring when it is done: later steps are due by them. */
export const assumedFacts = (done: Done): Facts | Refusal => assumed[done.step]?.(done) ?? {};

/** A slot that is booked when the scenario's step opens: the first that can be reached that day. */
export const slotAtOpening = (openedOn: PlainDate, input: ForecastInput): PlainDate | Refusal =>
  input.slotFor(openedOn === input.today ? input.now : momentAt(openedOn, '09:00:00'));
