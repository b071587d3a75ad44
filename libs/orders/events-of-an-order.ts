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
  /** What people left with tasks that this event had closed while they worked on them. */
  readonly lateAnswers: readonly LateAnswer[];
}

interface LateAnswer {
  readonly taskId: string;
  readonly step: string;
  readonly at: string;
  readonly actorName: string | null;
  readonly text: string | null;
  readonly form: Json;
}

export interface OrderEvents {
  readonly items: readonly OrderEvent[];
  readonly next?: string;
}

const pageSize = 100;

/** SQL: what was left with the tasks that the event `e` closed. */
const lateAnswers = `coalesce((SELECT json_agg(json_build_object('taskId', t.id, 'step', t.step, 'at', to_char(n.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'actorName', w.name, 'text', n.text, 'form', n.detail -> 'form') ORDER BY n.at, n.id)
  FROM task t JOIN task_note n ON n.task_id = t.id AND n.kind = 'LATE_ANSWER' LEFT JOIN person w ON w.id = n.actor_id WHERE t.run_id = e.run_id AND t.closed_seq = e.seq), '[]')`;

/** SQL: what follows a cancellation is counted on from the last event of the order's own run, which has ended. */
const afterTheOrdersOwn = `CASE r.subject_kind WHEN 'CANCELLED_ORDER' THEN (SELECT o.last_seq FROM run o WHERE o.order_id = r.order_id AND o.subject_kind = 'ORDER') ELSE 0 END`;

/** The event log of an order (이력), oldest first. For the house: outsiders read their tasks, not the log. */
export async function eventsOfAnOrder(tx: Tx, orderId: string, after = 0): Promise<OrderEvents | Refusal> {
  if (!(await tx.one(`SELECT 1 FROM customer_order WHERE id = $1`, [orderId]))) return refuse('order.not-found');
  const rows = await tx.query<OrderEvent>(
    `SELECT l.seq, e.at, coalesce(p.name, '시스템') AS "actorName", f.name AS "actingForName", e.event, e.form, e.task_id AS "taskId", ${lateAnswers} AS "lateAnswers"
       FROM run r JOIN run_event e ON e.run_id = r.id CROSS JOIN LATERAL (SELECT e.seq + ${afterTheOrdersOwn} AS seq) l LEFT JOIN person p ON p.id = e.actor_id LEFT JOIN person f ON f.id = e.acting_for
      WHERE r.order_id = $1 AND r.subject_kind IN ('ORDER', 'CANCELLED_ORDER') AND l.seq > $2 ORDER BY l.seq LIMIT $3`,
    [orderId, after, pageSize + 1],
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: String(last.seq) } : {}) };
}
