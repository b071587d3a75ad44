import type { Tx } from '../database/transaction';

/** What happens at one moment: once, or for several at the same time. */
export interface MomentAhead {
  readonly at: string;
  /** `month-run-starts`, `evidence-cut-off`, `partner-pay-date`, `recording-slot-lapses`, `due-date-passes`, `refunds-are-paid`, `desk-care` */
  readonly kind: string;
  readonly count: number;
  readonly accrualMonth: string | null;
  /** The first three orders whose moment it is. */
  readonly orderNos: readonly string[];
}

export interface WayAhead {
  readonly moments: readonly MomentAhead[];
  readonly more: boolean;
  /** Open tasks that are on time today and late on the last day of the way. */
  readonly tasksThatBecomeLate: number;
}

const shown = 30;

/**
 * What is known today to happen until `to` (an instant), the next first; more comes of what people and machines do on the way.
 */
export async function momentsAhead(tx: Tx, to: string): Promise<WayAhead> {
  const moments = await tx.query<MomentAhead>(
    `SELECT m.at, m.kind, count(*)::int AS count, r.accrual_month AS "accrualMonth",
         coalesce((array_agg(DISTINCT o.order_no ORDER BY o.order_no) FILTER (WHERE o.order_no IS NOT NULL))[1:3], '{}') AS "orderNos"
       FROM moment m LEFT JOIN run r ON r.id = m.run_id LEFT JOIN customer_order o ON o.id = r.order_id
      WHERE m.done_at IS NULL AND m.at <= $1 GROUP BY m.at, m.kind, r.accrual_month ORDER BY m.at, m.kind LIMIT ${shown + 1}`,
    [to],
  );
  const late = await tx.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM task WHERE status IN ('OPEN', 'IN_PROGRESS') AND late_from_on > $1::date AND late_from_on <= ($2::timestamptz AT TIME ZONE 'Asia/Seoul')::date`,
    [tx.today, to],
  );
  return { moments: moments.slice(0, shown), more: moments.length > shown, tasksThatBecomeLate: late?.count ?? 0 };
}
