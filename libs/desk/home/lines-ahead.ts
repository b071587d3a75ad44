import type { Tx } from '../../database/transaction';
import { addDays, type PlainDate } from '../../domain/calendar/plain-date';
import { open } from '../inbox';
import { nameOfStep } from '../plans';

interface Row {
  readonly id: string;
  readonly planKey: string;
  readonly step: string;
  readonly dueOn: PlainDate;
  readonly lateFromOn: PlainDate;
  readonly status: string;
  readonly role: string;
  readonly orderId: string;
  readonly orderNo: string;
  readonly serviceNo: string | null;
  readonly customerName: string;
}

export interface LineAhead extends Omit<Row, 'planKey' | 'lateFromOn'> {
  readonly name: { readonly ko: string; readonly en: string };
  readonly overdue: boolean;
}

/** The index `task_of_lines_by_due` names the same steps. */
const lineSteps = `'open-vpn-line', 'install-leased-line', 'order-router', 'deliver-router', 'assign-ip'`;
const daysAhead = 13;
const mostShown = 300;

/** Lines that are to be opened or installed, routers that are to be ordered or delivered, and IP ranges to assign within the next two weeks, and what is late of them: of all orders, due first. */
export async function linesAhead(tx: Tx): Promise<{ readonly until: PlainDate; readonly items: readonly LineAhead[] }> {
  const until = addDays(tx.today, daysAhead);
  const rows = await tx.query<Row>(
    `SELECT t.id, t.plan_key AS "planKey", t.step, t.due_on AS "dueOn", t.late_from_on AS "lateFromOn", t.status, t.role, t.order_id AS "orderId", t.order_no AS "orderNo",
        t.service_no AS "serviceNo", t.customer_name AS "customerName"
       FROM task t WHERE ${open} AND t.step IN (${lineSteps}) AND t.due_on <= $1 ORDER BY t.due_on, t.id LIMIT ${mostShown}`,
    [until],
  );
  return { until, items: rows.map(({ planKey, lateFromOn, ...row }) => ({ ...row, name: nameOfStep(planKey, row.step), overdue: lateFromOn <= tx.today })) };
}
