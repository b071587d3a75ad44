import type { Tx } from '../database/transaction';
import { newId } from '../database/ids';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import { instantOf, isoDayOfWeek, koreanMomentOf, type KoreanMoment, type PlainDate } from '../domain/calendar/plain-date';
import { firstRecordingThursday, isRecordingThursday, recordingCutOff } from '../domain/calendar/recording-happens-on-thursdays';
import { isRefusal, orThrow, refuse, type Refusal } from '../domain/refusal';
import { parametersOn } from '../database/prices-in-force';

/** Whose scenario is recorded. */
export interface Recorded {
  readonly orderId: string;
  readonly customerId: string;
}

interface DayRow {
  readonly thursday: PlainDate;
  readonly capacity: number | null;
  readonly taken: number;
}

/** How many scenarios a Thursday takes, and how many it has. A row of its own wins over the parameter; 0 = closed (S1-056). */
export interface Room {
  /** What a Thursday without a row of its own takes. */
  readonly usual: number;
  capacityOf(thursday: PlainDate): number;
  takenOn(thursday: PlainDate): number;
  hasRoom(thursday: PlainDate): boolean;
}

const taken = `state IN ('BOOKED', 'RECORDED')`;

export async function roomOnThursdays(tx: Tx, from: PlainDate): Promise<Room> {
  const { recordingCapacityPerThursday: usual } = orThrow(await parametersOn(tx, tx.today));
  const rows = await tx.query<DayRow>(
    `SELECT coalesce(d.thursday, b.thursday) AS thursday, d.capacity, coalesce(b.taken, 0)::int AS taken
       FROM (SELECT thursday, capacity FROM recording_day WHERE thursday >= $1) d
       FULL JOIN (SELECT thursday, count(*) AS taken FROM recording_booking WHERE thursday >= $1 AND ${taken} GROUP BY thursday) b
         USING (thursday)`,
    [from],
  );
  const byDay = new Map(rows.map((row) => [row.thursday, row]));
  const capacityOf = (thursday: PlainDate): number => byDay.get(thursday)?.capacity ?? usual;
  const takenOn = (thursday: PlainDate): number => byDay.get(thursday)?.taken ?? 0;
  return { usual, capacityOf, takenOn, hasRoom: (thursday) => takenOn(thursday) < capacityOf(thursday) };
}

/** Until this transaction ends no capacity of this Thursday is changed under those who book it; whoever changes it waits for them. */
export const holdThursday = (tx: Tx, thursday: PlainDate, as: 'BOOKING' | 'CHANGING'): Promise<unknown[]> =>
  tx.query(`SELECT ${as === 'BOOKING' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'}(hashtextextended('recording ' || $1, 0))`, [thursday]);

/** Takes the first free place of a Thursday. False where it is full, or where somebody else took the place in the same moment: the index gives it once. */
async function takePlace(tx: Tx, order: Recorded, thursday: PlainDate, usual: number): Promise<boolean> {
  await holdThursday(tx, thursday, 'BOOKING');
  const place = await tx.one(
    `INSERT INTO recording_booking (id, order_id, customer_id, thursday, place, state, booked_at, booked_by)
     SELECT $1, $2, $3, $4, place, 'BOOKED', $5, $6
       FROM (SELECT coalesce((SELECT d.capacity FROM recording_day d WHERE d.thursday = $4), $7::int) AS capacity) AS day, generate_series(1, day.capacity) AS place
      WHERE day.capacity > (SELECT count(*) FROM recording_booking b WHERE b.thursday = $4 AND ${taken})
        AND NOT EXISTS (SELECT FROM recording_booking b WHERE b.thursday = $4 AND b.place = place.place AND ${taken})
      ORDER BY place LIMIT 1
     ON CONFLICT (thursday, place) WHERE state IN ('BOOKED', 'RECORDED') DO NOTHING RETURNING place`,
    [newId(), order.orderId, order.customerId, thursday, tx.now, tx.actor.id, usual],
  );
  return place !== undefined;
}

/** Books this Thursday where it still has room. */
export async function bookThursday(tx: Tx, order: Recorded, thursday: PlainDate): Promise<boolean> {
  for (;;) {
    const room = await roomOnThursdays(tx, thursday);
    if (!room.hasRoom(thursday)) return false;
    if (await takePlace(tx, order, thursday, room.usual)) return true;
  }
}

/**
 * Books the first Thursday with room, later than `after` where that is named, whose cut-off is not past. Two orders that want the last
 * place at once get one place each: the second looks again. Refuses where the loaded calendar ends first.
 */
export async function bookFirstThursday(tx: Tx, order: Recorded, calendar: BusinessCalendar, after: PlainDate = ''): Promise<PlainDate | Refusal> {
  const ready = koreanMomentOf(tx.now);
  for (;;) {
    const room = await roomOnThursdays(tx, tx.today);
    const thursday = firstRecordingThursday(ready, calendar, (one) => one > after && room.hasRoom(one));
    if (isRefusal(thursday) || (await takePlace(tx, order, thursday, room.usual))) return thursday;
  }
}

export async function bookedThursday(tx: Tx, orderId: string): Promise<PlainDate | undefined> {
  return (await tx.one<{ thursday: PlainDate }>(`SELECT thursday FROM recording_booking WHERE order_id = $1 AND state = 'BOOKED'`, [orderId]))?.thursday;
}

/** How a booking ends: recorded, moved to another Thursday, lapsed at its cut-off, or given up. Only a recorded one keeps its place. */
type BookingEnd = 'RECORDED' | 'MOVED' | 'LAPSED' | 'GIVEN_UP';

/** Ends the order's booking; when, by whom and why stays with it. */
export const endBooking = (tx: Tx, orderId: string, as: BookingEnd, reason?: string): Promise<unknown[]> =>
  tx.query(`UPDATE recording_booking SET state = $2, ended_at = $3, ended_by = $4, end_reason = $5 WHERE order_id = $1 AND state = 'BOOKED'`, [orderId, as, tx.now, tx.actor.id, reason ?? null]);

/** Whether a scenario handed in at this moment still reaches this Thursday; 18:00:00 of the last business day before it is in time. */
export const isInTime = (at: KoreanMoment, thursday: PlainDate, calendar: BusinessCalendar): boolean => {
  const cutOff = recordingCutOff(thursday, calendar);
  return !isRefusal(cutOff) && at <= cutOff;
};

const thursdaysOffered = 3;

/** The next Thursdays that can be had, as people read them. */
function nextFree(at: KoreanMoment, calendar: BusinessCalendar, room: Room): string {
  const free: PlainDate[] = [];
  while (free.length < thursdaysOffered) {
    const next = firstRecordingThursday(at, calendar, (thursday) => thursday > (free.at(-1) ?? '') && room.hasRoom(thursday));
    if (isRefusal(next)) break;
    free.push(next);
  }
  return free.join(', ') || '-';
}

/** A Thursday that somebody chose is full; the next free ones are named. */
export async function refuseFull(tx: Tx, thursday: PlainDate, calendar: BusinessCalendar, field: string): Promise<Refusal> {
  const free = nextFree(koreanMomentOf(tx.now), calendar, await roomOnThursdays(tx, tx.today));
  return refuse('recording.no-room', { field, params: { date: thursday, free } });
}

/** Why a Thursday that a person chose cannot be had, with the next that can; undefined where it can. */
export function faultOfChosenThursday(thursday: PlainDate, at: KoreanMoment, calendar: BusinessCalendar, room: Room, field: string): Refusal | undefined {
  const code = whyNot(thursday, at, calendar, room);
  return code === undefined ? undefined : refuse(code, { field, params: { date: thursday, free: nextFree(at, calendar, room) } });
}

function whyNot(thursday: PlainDate, at: KoreanMoment, calendar: BusinessCalendar, room: Room): string | undefined {
  if (isoDayOfWeek(thursday) !== 4) return 'recording.not-a-thursday';
  if (!isRecordingThursday(thursday, calendar) || room.capacityOf(thursday) === 0) return 'recording.closed';
  if (!isInTime(at, thursday, calendar)) return 'recording.cut-off-is-past';
  return room.hasRoom(thursday) ? undefined : 'recording.no-room';
}

/** The moment one second after the cut-off, at which the booking lapses. */
export const cutOffMoment = 'recording-slot-lapses';

/** The first second at which a scenario is too late for a Thursday: 18:00:01. */
export const lapsesAt = (thursday: PlainDate, calendar: BusinessCalendar): KoreanMoment => {
  const cutOff = orThrow(recordingCutOff(thursday, calendar));
  return koreanMomentOf(new Date(Date.parse(instantOf(cutOff)) + 1_000).toISOString());
};
