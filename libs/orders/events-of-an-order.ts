import type { Tx } from '../database/transaction';
import type { Json } from '../domain/process/step-plan';
import { refuse, type Refusal } from '../domain/refusal';

/** One entry of the order's log: who did what when, and what they filled in. */
export interface OrderEvent {
  readonly seq: number;
  readonly at: string;
  readonly actorName: string;
  /** For whom they acted: the absent person, or whoever handed the task to them. */
  readonly actingForName: string | null;
  readonly event: Json;
  readonly form: Json | null;
  readonly taskId: string | null;
}

export interface OrderEvents {
  readonly items: readonly OrderEvent[];
  readonly next?: string;
}

const pageSize = 100;

/** The event log of an order (이력), oldest first. For the house: outsiders read their tasks, not the log. */
export async function eventsOfAnOrder(tx: Tx, orderId: string, after = 0): Promise<OrderEvents | Refusal> {
  if (!(await tx.one(`SELECT 1 FROM customer_order WHERE id = $1`, [orderId]))) return refuse('order.not-found');
  const rows = await tx.query<OrderEvent>(
    `SELECT e.seq, e.at, coalesce(p.name, '시스템') AS "actorName", f.name AS "actingForName", e.event, e.form, e.task_id AS "taskId"
       FROM run r JOIN run_event e ON e.run_id = r.id LEFT JOIN person p ON p.id = e.actor_id LEFT JOIN person f ON f.id = e.acting_for
      WHERE r.order_id = $1 AND r.subject_kind = 'ORDER' AND e.seq > $2 ORDER BY e.seq LIMIT $3`,
    [orderId, after, pageSize + 1],
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: String(last.seq) } : {}) };
}
