import type { Tx } from '../database/transaction';
import { asHouse } from '../database/transaction';
import { calendarOf } from '../database/reference-data';
import type { Desk } from '../desk/desk';
import { isWithinRows, type BusinessCalendar } from '../domain/calendar/business-calendar';
import { isProvisionalDate } from '../domain/calendar/is-provisional-date';
import { addDays, isoDayOfWeek, koreanMomentOf, type PlainDate } from '../domain/calendar/plain-date';
import { isRecordingThursday, recordingCutOff } from '../domain/calendar/recording-happens-on-thursdays';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { writeAudit } from '../desk/audit';
import { moveRecordingsOff } from './move-recordings';
import { isInTime, roomOnThursdays, type Room } from './recording-slots';

interface Booking {
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerName: string;
  readonly state: string;
}

export interface RecordingDay {
  readonly thursday: PlainDate;
  /** Closed by the calendar or by capacity 0. */
  readonly open: boolean;
  readonly holidays: readonly string[];
  readonly cutOff: string | null;
  readonly inTime: boolean;
  /** 예정: its year's holidays are not official yet. */
  readonly provisional: boolean;
  readonly capacity: number;
  readonly taken: number;
  readonly bookings: readonly Booking[];
}

const weeksShown = 26;
const thursdayOfWeek = 4;

const thursdaysFrom = (from: PlainDate, calendar: BusinessCalendar): readonly PlainDate[] => {
  const first = addDays(from, (thursdayOfWeek - isoDayOfWeek(from) + 7) % 7);
  return Array.from({ length: weeksShown }, (_, week) => addDays(first, week * 7)).filter((thursday) => isWithinRows(thursday, calendar));
};

const bookingsFrom = (tx: Tx, from: PlainDate): Promise<(Booking & { thursday: PlainDate })[]> =>
  tx.query(
    `SELECT b.thursday, b.order_id AS "orderId", o.order_no AS "orderNo", o.customer_name AS "customerName", b.state
       FROM recording_booking b JOIN customer_order o ON o.id = b.order_id
      WHERE b.thursday >= $1 AND b.state IN ('BOOKED', 'RECORDED') ORDER BY b.thursday, b.place`,
    [from],
  );

const dayOf = (thursday: PlainDate, calendar: BusinessCalendar, room: Room, now: string, bookings: readonly Booking[]): RecordingDay => {
  const cutOff = recordingCutOff(thursday, calendar);
  const capacity = room.capacityOf(thursday);
  return {
    thursday,
    open: isRecordingThursday(thursday, calendar) && capacity > 0,
    holidays: calendar.holidays.get(thursday)?.names ?? [],
    cutOff: isRefusal(cutOff) ? null : cutOff,
    inTime: isInTime(now, thursday, calendar),
    provisional: isProvisionalDate(thursday, calendar),
    capacity,
    taken: room.takenOn(thursday),
    bookings,
  };
};

/** The recording Thursdays of half a year: room, cut-off, holidays, and who is booked (outsiders read only their own orders). */
export async function recordingDays(tx: Tx, from: PlainDate = tx.today): Promise<{ items: readonly RecordingDay[] }> {
  const calendar = await calendarOf(tx);
  const room = await asHouse(tx, () => roomOnThursdays(tx, from));
  const bookings = await bookingsFrom(tx, from);
  const now = koreanMomentOf(tx.now);
  const own = (thursday: PlainDate): Booking[] => bookings.flatMap(({ thursday: on, ...booking }) => (on === thursday ? [booking] : []));
  return { items: thursdaysFrom(from, calendar).map((thursday) => dayOf(thursday, calendar, room, now, own(thursday))) };
}

export interface ChangedDay {
  readonly thursday: PlainDate;
  readonly capacity: number;
  readonly moved: readonly { readonly orderId: string; readonly to: PlainDate }[];
}

/** Closes a Thursday (0) or gives it another capacity; recordings that have no room any more move to the next open one. */
export async function changeRecordingDay(tx: Tx, desk: Pick<Desk, 'changeFacts'>, thursday: PlainDate, change: { capacity: number; reason: string }): Promise<ChangedDay | Refusal> {
  const calendar = await calendarOf(tx);
  if (isoDayOfWeek(thursday) !== thursdayOfWeek) return refuse('recording.not-a-thursday', { field: 'date', params: { date: thursday } });
  if (thursday < tx.today) return refuse('date.in-the-past', { field: 'date', params: { date: thursday, today: tx.today } });
  const before = await tx.one(`SELECT capacity, reason FROM recording_day WHERE thursday = $1`, [thursday]);
  await tx.query(
    `INSERT INTO recording_day (thursday, capacity, reason) VALUES ($1, $2, $3) ON CONFLICT (thursday) DO UPDATE SET capacity = excluded.capacity, reason = excluded.reason`,
    [thursday, change.capacity, change.reason],
  );
  await writeAudit(tx, 'recording-day.changed', { kind: 'RECORDING_DAY', id: thursday }, before, change);
  const moved = await moveRecordingsOff(tx, desk, thursday, calendar);
  return isRefusal(moved) ? moved : { thursday, capacity: change.capacity, moved };
}
