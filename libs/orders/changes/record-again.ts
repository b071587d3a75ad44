import type { OrderApplication } from '../../contract/forms/order-application';
import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import type { LockedRun } from '../../desk/run-store';
import { koreanMomentOf, type PlainDate } from '../../domain/calendar/plain-date';
import { recordingIsWanted } from '../../domain/process/recording-is-wanted';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { statusIn } from '../effect-on-order';
import { orderToChange, type OrderRow } from '../order-row';
import { faultOfChosenThursday, roomOnThursdays } from '../recording-slots';
import { changeLocked, runningOf, type ChangedOrder, type Changing } from './change-running-order';

type Recording = NonNullable<OrderApplication['recordingRepeats']>[number];

export interface WantedRecording {
  readonly version: number;
  readonly reason: string;
  readonly recording: Recording;
}

async function orderAndRun(tx: Tx, orderId: string, version: number): Promise<{ order: OrderRow; run: LockedRun } | Refusal> {
  const order = await orderToChange(tx, orderId, version);
  if (isRefusal(order)) return order;
  const run = await runningOf(tx, orderId);
  if (isRefusal(run)) return run;
  return statusIn(run.state, 'accept-agent-app') === 'DONE' ? refuse('order.too-late-to-change') : { order, run };
}

async function faultOfWish(tx: Tx, wish: PlainDate | undefined): Promise<Refusal | undefined> {
  return wish === undefined ? undefined : faultOfChosenThursday(wish, koreanMomentOf(tx.now), await calendarOf(tx), await roomOnThursdays(tx, tx.today), 'recording.slotOn');
}

const recordingsOf = ({ application }: OrderRow): readonly Recording[] => application.recordingRepeats ?? [];

/**
 * The customer wants their scenario recorded once more, at cost: the price joins the order's quote, is confirmed and stamped as any that moved (S1-037, X-11),
 * and with the stamp the scenario is handed in, recorded and loaded again. Refuses before the first recording, while another waits for its stamp, once the
 * customer has accepted, and a wished Thursday that cannot be had. Only the order's rep or their lead.
 */
export async function recordAgain(tx: Tx, desk: Changing, orderId: string, { version, reason, recording }: WantedRecording): Promise<ChangedOrder | Refusal> {
  const found = await orderAndRun(tx, orderId, version);
  if (isRefusal(found)) return found;
  const { order, run } = found;
  if (recordingIsWanted(run.state.facts)) return refuse('recording.repeat-waits-for-its-stamp');
  if (statusIn(run.state, 'record-scenario') !== 'DONE') return refuse('recording.not-recorded-yet');
  const fault = await faultOfWish(tx, recording.slotOn);
  if (fault) return fault;
  const application = { ...order.application, recordingRepeats: [...recordingsOf(order), recording] };
  return changeLocked(tx, desk, order, { version, reason, application });
}

/** The customer does not want it at that price: while it is not stamped, the wish is taken out of the quote again. */
export async function dropWantedRecording(tx: Tx, desk: Changing, orderId: string, { version, reason }: Omit<WantedRecording, 'recording'>): Promise<ChangedOrder | Refusal> {
  const found = await orderAndRun(tx, orderId, version);
  if (isRefusal(found)) return found;
  const { order, run } = found;
  if (!recordingIsWanted(run.state.facts)) return refuse('recording.none-waits-for-its-stamp');
  return changeLocked(tx, desk, order, { version, reason, application: { ...order.application, recordingRepeats: recordingsOf(order).slice(0, -1) } });
}
