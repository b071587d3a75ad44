import { scenario } from '../../contract/forms/provisioning';
import type { Tx } from '../../database/transaction';
import type { StepContext, StepPreparation, StepWork } from '../../desk/step-work';
import { dateOf, koreanMomentOf, type PlainDate } from '../../domain/calendar/plain-date';
import { isRecordingThursday } from '../../domain/calendar/recording-happens-on-thursdays';
import { isRefusal, orThrow, type Refusal } from '../../domain/refusal';
import { tellOfNewSlot } from '../follow-new-slot';
import { orderOfRun } from '../order-row';
import { bookedThursday, bookFirstThursday, bookThursday, cutOffMoment, endBooking, faultOfChosenThursday, isInTime, lapsesAt, refuseFull, roomOnThursdays, type Recorded } from '../recording-slots';

const recordedOrder = async (tx: Tx, at: StepContext): Promise<Recorded> => {
  const { id, customerId } = await orderOfRun(tx, at.run.orderId);
  return { orderId: id, customerId };
};

const prepared = (thursday: PlainDate, at: StepContext, note?: string): StepPreparation => {
  const lapses = lapsesAt(thursday, at.calendar);
  return { facts: { recordingSlotOn: thursday }, dueOn: dateOf(lapses), moments: [{ kind: cutOffMoment, at: lapses }], ...(note ? { note } : {}) };
};

/** The Thursday that the customer wished for a recording at cost, where it can still be had. */
async function wishedThursday(tx: Tx, order: Recorded, { facts, calendar }: StepContext): Promise<PlainDate | undefined> {
  const wish = facts['recordingWishOn'];
  if (typeof wish !== 'string' || !isRecordingThursday(wish, calendar) || !isInTime(koreanMomentOf(tx.now), wish, calendar)) return undefined;
  return (await bookThursday(tx, order, wish)) ? wish : undefined;
}

/** The Thursday that the person chose, or the booked one while it can still be reached, or the first that can. */
async function slotForScenario(tx: Tx, at: StepContext, chosen: PlainDate | undefined): Promise<PlainDate | Refusal> {
  const order = await recordedOrder(tx, at);
  const now = koreanMomentOf(tx.now);
  const booked = await bookedThursday(tx, order.orderId);
  if (booked && isInTime(now, booked, at.calendar) && (chosen === undefined || chosen === booked)) return booked;
  if (chosen !== undefined) {
    const fault = faultOfChosenThursday(chosen, now, at.calendar, await roomOnThursdays(tx, tx.today), 'slotOn');
    if (fault) return fault;
    await endBooking(tx, order.orderId, 'MOVED');
    return (await bookThursday(tx, order, chosen)) ? chosen : refuseFull(tx, chosen, at.calendar, 'slotOn');
  }
  await endBooking(tx, order.orderId, 'LAPSED');
  return bookFirstThursday(tx, order, at.calendar);
}

/**
 * The scenario books its Thursday when the step opens and is due at that slot's cut-off; past it the booking lapses and the first slot that can
 * still be reached is booked (S1-056, X-81, X-82).
 */
export const submitScenario: StepWork = {
  async opened(tx, at) {
    const order = await recordedOrder(tx, at);
    const thursday = (await bookedThursday(tx, order.orderId)) ?? (await wishedThursday(tx, order, at)) ?? (await bookFirstThursday(tx, order, at.calendar));
    return isRefusal(thursday) ? thursday : prepared(thursday, at);
  },
  async momentCame(tx, at) {
    const order = await recordedOrder(tx, at);
    const booked = await bookedThursday(tx, order.orderId);
    if (booked && isInTime(koreanMomentOf(tx.now), booked, at.calendar)) return prepared(booked, at);
    await endBooking(tx, order.orderId, 'LAPSED');
    const thursday = orThrow(await bookFirstThursday(tx, order, at.calendar));
    if (!booked) return prepared(thursday, at);
    await tellOfNewSlot(tx, { orderId: order.orderId, from: booked, to: thursday });
    return prepared(thursday, at, `${booked} 녹음 접수가 마감되어 ${thursday} 목요일로 다시 예약되었습니다.`);
  },
  async completed(tx, at) {
    const { slotOn } = scenario.parse(at.form);
    const thursday = await slotForScenario(tx, at, slotOn);
    return isRefusal(thursday) ? thursday : { facts: { recordingSlotOn: thursday } };
  },
  async undone(tx, at) {
    if (at.run.orderId) await endBooking(tx, at.run.orderId, 'GIVEN_UP');
  },
};
