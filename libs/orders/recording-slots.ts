import type { Tx } from '../database/transaction';
import { newId } from '../database/ids';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import { instantOf, koreanMomentOf, type KoreanMoment, type PlainDate } from '../domain/calendar/plain-date';
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
  capacityOf(thursday: PlainDate): number;
  takenOn(thursday: PlainDate): number;
  hasRoom(thursday: PlainDate): boolean;
}

export async function roomOnThursdays(tx: Tx, from: PlainDate): Promise<Room> {
  const { recordingCapacityPerThursday: usual } = orThrow(await parametersOn(tx, tx.today));
  const rows = await tx.query<DayRow>(
    `SELECT coalesce(d.thursday, b.thursday) AS thursday, d.capacity, coalesce(b.taken, 0)::int AS taken
       FROM (SELECT thursday, capacity FROM recording_day WHERE thursday >= $1) d
       FULL JOIN (SELECT thursday, count(*) AS taken FROM recording_booking WHERE thursday >= $1 AND state IN ('BOOKED', 'RECORDED') GROUP BY thursday) b
         USING (thursday)`,
    [from],
  );
  const byDay = new Map(rows.map((row) => [row.thursday, row]));
  const capacityOf = (thursday: PlainDate): number => byDay.get(thursday)?.capacity ?? usual;
  const takenOn = (thursday: PlainDate): number => byDay.get(thursday)?.taken ?? 0;
  return { capacityOf, takenOn, hasRoom: (thursday) => takenOn(thursday) < capacityOf(thursday) };
}

/** Takes the first free place of a Thursday. False where somebody else took it in the same moment: the index gives a place once. */
async function takePlace(tx: Tx, order: Recorded, thursday: PlainDate, capacity: number): Promise<boolean> {
  const place = await tx.one(
    `INSERT INTO recording_booking (id, order_id, customer_id, thursday, place, state, booked_at)
     SELECT $1, $2, $3, $4, place, 'BOOKED', $5 FROM generate_series(1, $6::int) AS place
      WHERE NOT EXISTS (SELECT FROM recording_booking b WHERE b.thursday = $4 AND b.place = place.place AND b.state IN ('BOOKED', 'RECORDED'))
      ORDER BY place LIMIT 1
     ON CONFLICT (thursday, place) WHERE state IN ('BOOKED', 'RECORDED') DO NOTHING RETURNING place`,
    [newId(), order.orderId, order.customerId, thursday, tx.now, capacity],
  );
  return place !== undefined;
}

/** Books this Thursday where it still has room. */
export async function bookThursday(tx: Tx, order: Recorded, thursday: PlainDate): Promise<boolean> {
  for (;;) {
    const room = await roomOnThursdays(tx, thursday);
    if (!room.hasRoom(thursday)) return false;
    if (await takePlace(tx, order, thursday, room.capacityOf(thursday))) return true;
  }
}

/**
 * Books the first Thursday with room whose cut-off is not past. Two orders that want the last place at once get one place each:
 * the second looks again. Refuses where the loaded calendar ends first.
 */
export async function bookFirstThursday(tx: Tx, order: Recorded, calendar: BusinessCalendar): Promise<PlainDate | Refusal> {
  const ready = koreanMomentOf(tx.now);
  for (;;) {
    const room = await roomOnThursdays(tx, tx.today);
    const thursday = firstRecordingThursday(ready, calendar, (thursday) => room.hasRoom(thursday));
    if (isRefusal(thursday) || (await takePlace(tx, order, thursday, room.capacityOf(thursday)))) return thursday;
  }
}

export async function bookedThursday(tx: Tx, orderId: string): Promise<PlainDate | undefined> {
  return (await tx.one<{ thursday: PlainDate }>(`SELECT thursday FROM recording_booking WHERE order_id = $1 AND state = 'BOOKED'`, [orderId]))?.thursday;
}

/** Ends the order's booking: recorded, lapsed at its cut-off, or given up. Only a lapsed or given-up place is free again. */
export const endBooking = (tx: Tx, orderId: string, as: 'RECORDED' | 'LAPSED' | 'GIVEN_UP'): Promise<unknown[]> =>
  tx.query(`UPDATE recording_booking SET state = $2 WHERE order_id = $1 AND state = 'BOOKED'`, [orderId, as]);

/** Whether a scenario handed in at this moment still reaches this Thursday; 18:00:00 of the last business day before it is in time. */
export const isInTime = (at: KoreanMoment, thursday: PlainDate, calendar: BusinessCalendar): boolean => {
  const cutOff = recordingCutOff(thursday, calendar);
  return !isRefusal(cutOff) && at <= cutOff;
};

/** Why a later Thursday that a person chose cannot be had; undefined where it can. */
export function faultOfChosenThursday(thursday: PlainDate, at: KoreanMoment, calendar: BusinessCalendar, room: Room, field: string): Refusal | undefined {
  if (!isRecordingThursday(thursday, calendar)) return refuse('recording.not-a-slot', { field, params: { date: thursday } });
  if (!isInTime(at, thursday, calendar)) return refuse('recording.cut-off-is-past', { field, params: { date: thursday } });
  return room.hasRoom(thursday) ? undefined : refuse('recording.no-room', { field, params: { date: thursday } });
}

/** The first second at which a scenario is too late for a Thursday: 18:00:01. */
export const lapsesAt = (thursday: PlainDate, calendar: BusinessCalendar): KoreanMoment => {
  const cutOff = orThrow(recordingCutOff(thursday, calendar));
  return koreanMomentOf(new Date(Date.parse(instantOf(cutOff)) + 1_000).toISOString());
};
