import { recording } from '../../contract/forms/provisioning';
import type { Tx } from '../../database/transaction';
import type { StepWork } from '../../desk/step-work';
import { addBusinessDays } from '../../domain/calendar/add-business-days';
import type { BusinessCalendar } from '../../domain/calendar/business-calendar';
import { koreanMomentOf, type PlainDate } from '../../domain/calendar/plain-date';
import { isRecordingThursday } from '../../domain/calendar/recording-happens-on-thursdays';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { faultIfInFuture } from '../../desk/dates-people-enter';
import { orderOfRun } from '../order-row';
import { bookedThursday, bookFirstThursday, bookThursday, endBooking, isInTime, refuseFull, type Recorded } from '../recording-slots';

/** A Thursday slot's date, entered by the next business day. */
function faultOfRecordedOn(tx: Tx, recordedOn: PlainDate, calendar: BusinessCalendar): Refusal | undefined {
  const field = 'recordedOn';
  const future = faultIfInFuture(tx, recordedOn, field);
  if (future) return future;
  if (!isRecordingThursday(recordedOn, calendar)) return refuse('recording.not-a-slot', { field, params: { date: recordedOn } });
  const enteredBy = addBusinessDays(recordedOn, 1, calendar);
  if (isRefusal(enteredBy)) return enteredBy;
  return tx.today > enteredBy ? refuse('recording.entered-too-late', { field, params: { date: recordedOn, enteredBy } }) : undefined;
}

/** A Thursday that the scenario could not reach any more is none of its slots. */
async function faultOfReach(tx: Tx, runId: string, recordedOn: PlainDate, calendar: BusinessCalendar): Promise<Refusal | undefined> {
  const handedIn = await tx.one<{ at: string }>(`SELECT max(ended_at) AS at FROM task WHERE run_id = $1 AND step = 'submit-scenario' AND status = 'DONE' HAVING count(*) > 0`, [runId]);
  const inTime = !handedIn || isInTime(koreanMomentOf(handedIn.at), recordedOn, calendar);
  return inTime ? undefined : refuse('recording.cut-off-is-past', { field: 'recordedOn', params: { date: recordedOn } });
}

/** Recorded on another Thursday than the booked one: it takes a place there, if there is one. */
async function moveTo(tx: Tx, order: Recorded, thursday: PlainDate, calendar: BusinessCalendar): Promise<Refusal | undefined> {
  await endBooking(tx, order.orderId, 'MOVED');
  return (await bookThursday(tx, order, thursday)) ? undefined : refuseFull(tx, thursday, calendar, 'recordedOn');
}

/** The recording on its Thursday slot (S1-056, F-14). A repeat books the first slot that can be reached. */
export const recordScenario: StepWork = {
  async opened(tx, at) {
    const { id, customerId } = await orderOfRun(tx, at.run.orderId);
    const booked = await bookedThursday(tx, id);
    const thursday = booked ?? (await bookFirstThursday(tx, { orderId: id, customerId }, at.calendar));
    if (isRefusal(thursday)) return thursday;
    return { dueOn: thursday, ...(booked ? {} : { facts: { recordingSlotOn: thursday } }) };
  },
  async completed(tx, at) {
    const { recordedOn } = recording.parse(at.form);
    const fault = faultOfRecordedOn(tx, recordedOn, at.calendar) ?? (await faultOfReach(tx, at.run.id, recordedOn, at.calendar));
    if (fault) return fault;
    const { id, customerId } = await orderOfRun(tx, at.run.orderId);
    const moved = (await bookedThursday(tx, id)) === recordedOn ? undefined : await moveTo(tx, { orderId: id, customerId }, recordedOn, at.calendar);
    if (moved) return moved;
    await endBooking(tx, id, 'RECORDED');
    return { facts: { recordingSlotOn: recordedOn } };
  },
  async undone(tx, at) {
    if (at.run.orderId) await endBooking(tx, at.run.orderId, 'GIVEN_UP');
  },
};
