import type { Tx } from '../database/transaction';
import { asHouse } from '../database/transaction';
import { calendarOf } from '../database/reference-data';
import type { Desk } from '../desk/desk';
import { isClosed, isWithinRows, type BusinessCalendar } from '../domain/calendar/business-calendar';
import { isProvisionalDate } from '../domain/calendar/is-provisional-date';
import { addDays, isoDayOfWeek, koreanMomentOf, type PlainDate } from '../domain/calendar/plain-date';
import { isRecordingThursday, recordingCutOff } from '../domain/calendar/recording-happens-on-thursdays';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { writeAudit } from '../desk/audit';
import { moveRecordingsOff, type MovedOff } from './move-recordings';
import { isInTime, roomOnThursdays, type Room } from './recording-slots';

interface Booking {
  readonly place: number;
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerName: string;
  readonly state: string;
}

export interface RecordingDay {
  readonly thursday: PlainDate;
  readonly open: boolean;
  /** A holiday, or capacity 0. */
  readonly closedBy: 'HOLIDAY' | 'CAPACITY' | null;
  readonly holidays: readonly string[];
  /** The Thursday that takes its place: the next open one. Null where it is open itself, or beyond the list. */
  readonly insteadOn: PlainDate | null;
  readonly cutOff: string | null;
  readonly inTime: boolean;
  /** 예정: its year's holidays are not official yet. */
  readonly provisional: boolean;
  readonly capacity: number;
  readonly taken: number;
  readonly free: number;
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
    `SELECT b.thursday, b.place, b.order_id AS "orderId", o.order_no AS "orderNo", o.customer_name AS "customerName", b.state
       FROM recording_booking b JOIN customer_order o ON o.id = b.order_id
      WHERE b.thursday >= $1 AND b.thursday < $2 AND b.state IN ('BOOKED', 'RECORDED') ORDER BY b.thursday, b.place`,
    [from, addDays(from, weeksShown * 7)],
  );

const whyClosed = (thursday: PlainDate, calendar: BusinessCalendar, room: Room): RecordingDay['closedBy'] => {
  if (isClosed(thursday, calendar)) return 'HOLIDAY';
  return room.capacityOf(thursday) === 0 ? 'CAPACITY' : null;
};

function dayOf(thursday: PlainDate, calendar: BusinessCalendar, room: Room, now: string): Omit<RecordingDay, 'insteadOn' | 'bookings'> {
  const cutOff = recordingCutOff(thursday, calendar);
  const closedBy = whyClosed(thursday, calendar, room);
  const [capacity, taken] = [room.capacityOf(thursday), room.takenOn(thursday)];
  return {
    thursday,
    open: closedBy === null,
    closedBy,
    holidays: calendar.holidays.get(thursday)?.names ?? [],
    cutOff: isRefusal(cutOff) ? null : cutOff,
    inTime: isInTime(now, thursday, calendar),
    provisional: isProvisionalDate(thursday, calendar),
    capacity,
    taken,
    free: closedBy ? 0 : Math.max(0, capacity - taken),
  };
}

/** The recording Thursdays of half a year: places, cut-off, holidays and the days that stand in for them, and who is booked (outsiders read only their own orders). */
export async function recordingDays(tx: Tx, from: PlainDate = tx.today): Promise<{ items: readonly RecordingDay[] }> {
  const calendar = await calendarOf(tx);
  const room = await asHouse(tx, () => roomOnThursdays(tx, from));
  const bookings = await bookingsFrom(tx, from);
  const now = koreanMomentOf(tx.now);
  const own = (thursday: PlainDate): Booking[] => bookings.flatMap(({ thursday: on, ...booking }) => (on === thursday ? [booking] : []));
  const days = thursdaysFrom(from, calendar).map((thursday) => dayOf(thursday, calendar, room, now));
  const insteadOf = ({ thursday, open }: (typeof days)[number]): PlainDate | null => (open ? null : (days.find((day) => day.open && day.thursday > thursday)?.thursday ?? null));
  return { items: days.map((day) => ({ ...day, insteadOn: insteadOf(day), bookings: own(day.thursday) })) };
}

export interface ChangedDay {
  readonly thursday: PlainDate;
  readonly capacity: number;
  readonly moved: readonly MovedOff[];
}

/**
 * Closes a Thursday (0), opens it again, or gives it another capacity; recordings that have no room any more move to the next open one, those that
 * moved before stay where they are. A holiday is opened by the calendar alone.
 */
export async function changeRecordingDay(tx: Tx, desk: Pick<Desk, 'changeFacts'>, thursday: PlainDate, change: { capacity: number; reason: string }): Promise<ChangedDay | Refusal> {
  const calendar = await calendarOf(tx);
  if (isoDayOfWeek(thursday) !== thursdayOfWeek) return refuse('recording.not-a-thursday', { field: 'date', params: { date: thursday } });
  if (thursday < tx.today) return refuse('date.in-the-past', { field: 'date', params: { date: thursday, today: tx.today } });
  if (change.capacity > 0 && !isRecordingThursday(thursday, calendar)) return refuse('recording.is-a-holiday', { field: 'date', params: { date: thursday } });
  const before = await tx.one(`SELECT capacity, reason FROM recording_day WHERE thursday = $1`, [thursday]);
  await tx.query(
    `INSERT INTO recording_day (thursday, capacity, reason) VALUES ($1, $2, $3) ON CONFLICT (thursday) DO UPDATE SET capacity = excluded.capacity, reason = excluded.reason`,
    [thursday, change.capacity, change.reason],
  );
  await writeAudit(tx, 'recording-day.changed', { kind: 'RECORDING_DAY', id: thursday }, before, change);
  const moved = await moveRecordingsOff(tx, desk, thursday, calendar);
  return isRefusal(moved) ? moved : { thursday, capacity: change.capacity, moved };
}
