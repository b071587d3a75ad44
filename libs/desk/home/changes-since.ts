import type { Tx } from '../../database/transaction';
import { partsOf } from '../../domain/process/instances';
import { inOrder, late, open, Parameters, toDo } from '../inbox';
import { nameOfStep } from '../plans';

export const kindsOfChange = ['arrived', 'came-back', 'became-late', 'done', 'sent-back'] as const;
export type KindOfChange = (typeof kindsOfChange)[number];

interface Row {
  readonly kind: KindOfChange;
  readonly at: string;
  /** The task that waits for the person; none where others did something on an order of theirs. */
  readonly taskId: string | null;
  readonly planKey: string;
  readonly step: string;
  readonly orderId: string | null;
  readonly orderNo: string | null;
  readonly customerName: string | null;
  readonly accrualMonth: string | null;
  readonly actorName: string | null;
  readonly reason: string | null;
}

export interface Change extends Omit<Row, 'planKey'> {
  readonly name: { readonly ko: string; readonly en: string };
}

/** More is looked for in the boxes. */
const mostShown = 20;
/** Of one order: the latest. */
const mostOfOneOrder = 3;

const ofTask = `t.id AS task_id, t.plan_key, t.step, t.order_id, t.order_no, t.customer_name, t.accrual_month, NULL::text AS actor_name, t.return_reason AS reason`;

/** New on the desk or in the team's box, read backwards along the index of what came when. */
const arrived = (p: Parameters, tx: Tx, since: string): string[] =>
  toDo(p, tx.actor, open).map(
    (arm) => `(SELECT CASE WHEN t.return_reason IS NULL THEN 'arrived' ELSE 'came-back' END AS kind, t.opened_at AS at, ${ofTask} FROM task t
      WHERE ${arm}${inOrder.opened.named} AND t.opened_at > ${p.add(since)} ORDER BY t.opened_at DESC, t.id DESC LIMIT ${mostShown})`,
  );

const becameLate = (p: Parameters, tx: Tx, since: string): string[] =>
  toDo(p, tx.actor, late(p, tx.today)).map(
    (arm) => `(SELECT 'became-late' AS kind, t.late_from_on::timestamp AT TIME ZONE 'Asia/Seoul' AS at, ${ofTask} FROM task t
      WHERE ${arm}${inOrder.due.named} AND t.late_from_on::timestamp AT TIME ZONE 'Asia/Seoul' > ${p.add(since)} ORDER BY t.due_on DESC, t.id DESC LIMIT ${mostShown})`,
  );

/** An order that is closed, refused or cancelled is looked for in the list of orders. */
const underWay = `'SUBMITTED', 'RECEIVED', 'DOCS_INCOMPLETE', 'IN_APPROVAL', 'APPROVED', 'SO_PROCESSED', 'IN_ACTIVATION', 'INSPECTION', 'ACCEPTED', 'OPEN', 'BILLING_REQUESTED'`;

/** The newest of a person's orders under way: more than anybody answers for. */
const mostOrders = 300;

/** What others completed or sent back on the orders that the person answers for: the end of each order's log. */
const onOwnOrders = (p: Parameters, { actor }: Tx, since: string): string => {
  const me = p.add(actor.id);
  return `(SELECT CASE e.event ->> 'type' WHEN 'returned' THEN 'sent-back' ELSE 'done' END AS kind, e.at, NULL::uuid AS task_id, r.plan_key, e.event ->> 'step' AS step,
        o.id AS order_id, o.order_no, o.customer_name, NULL AS accrual_month, w.name AS actor_name, e.event ->> 'reason' AS reason
      FROM (SELECT id, order_no, customer_name FROM customer_order WHERE sales_rep_id = ${me} AND status IN (${underWay}) ORDER BY created_at DESC, id DESC LIMIT ${mostOrders}) o JOIN run r ON r.order_id = o.id AND r.subject_kind = 'ORDER'
        CROSS JOIN LATERAL (SELECT l.at, l.actor_id, l.event FROM run_event l WHERE l.run_id = r.id ORDER BY l.seq DESC LIMIT ${mostOfOneOrder}) e JOIN person w ON w.id = e.actor_id
      WHERE e.at > ${p.add(since)} AND e.actor_id <> ${me} AND e.event ->> 'type' IN ('completed', 'returned')
      ORDER BY e.at DESC LIMIT ${mostShown})`;
};

/** The latest first: what came to the person to do, what became late, and what others did on their orders. One statement; exported for the test that reads its plan. */
export function statementOfChanges(tx: Tx, since: string): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const p = new Parameters();
  const parts = [...arrived(p, tx, since), ...becameLate(p, tx, since), onOwnOrders(p, tx, since)];
  const columns = `kind, at, task_id AS "taskId", plan_key AS "planKey", step, order_id AS "orderId", order_no AS "orderNo", customer_name AS "customerName", accrual_month AS "accrualMonth", actor_name AS "actorName", reason`;
  return { sql: `SELECT ${columns} FROM (${parts.join(' UNION ALL ')}) AS c ORDER BY at DESC, task_id LIMIT ${mostShown + 1}`, parameters: p.values };
}

export interface Changes {
  readonly items: readonly Change[];
  /** There is more than is shown. */
  readonly more: boolean;
}

/** What changed for this person since a moment (business time). */
export async function changesSince(tx: Tx, since: string): Promise<Changes> {
  const { sql, parameters } = statementOfChanges(tx, since);
  const rows = await tx.query<Row>(sql, parameters);
  const items = rows.slice(0, mostShown).map(({ planKey, step: ref, ...row }) => {
    const step = partsOf(ref).key;
    return { ...row, step, name: nameOfStep(planKey, step) };
  });
  return { items, more: rows.length > mostShown };
}
