import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import { refuse, type Refusal } from '../domain/refusal';

/** One booking of an order, from when to when, by whom, and why it ended. */
export interface BookingOfOrder {
  readonly id: string;
  readonly thursday: PlainDate;
  readonly place: number;
  readonly state: string;
  readonly bookedAt: string;
  readonly bookedByName: string | null;
  readonly endedAt: string | null;
  readonly endedByName: string | null;
  readonly reason: string | null;
}

/** Every Thursday that an order had, the first first: who moved it, when and why. */
export async function bookingsOfOrder(tx: Tx, orderId: string): Promise<{ items: readonly BookingOfOrder[] } | Refusal> {
  if (!(await tx.one(`SELECT 1 FROM customer_order WHERE id = $1`, [orderId]))) return refuse('order.not-found');
  const items = await tx.query<BookingOfOrder>(
    `SELECT b.id, b.thursday, b.place, b.state, b.booked_at AS "bookedAt", o.name AS "bookedByName", b.ended_at AS "endedAt", e.name AS "endedByName", b.end_reason AS reason
       FROM recording_booking b LEFT JOIN person o ON o.id = b.booked_by LEFT JOIN person e ON e.id = b.ended_by WHERE b.order_id = $1 ORDER BY b.booked_at, b.id`,
    [orderId],
  );
  return { items };
}
