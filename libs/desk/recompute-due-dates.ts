import type { Tx } from '../database/transaction';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import { addDays, dateOf, instantOf, koreanDateOf, type PlainDate } from '../domain/calendar/plain-date';
import { due } from '../domain/process/due';
import { momentOf, moments } from '../domain/process/moments';
import type { Facts } from '../domain/process/step-plan';
import { isRefusal } from '../domain/refusal';
import { planOf } from './plans';

export interface MovedTask {
  readonly taskId: string;
  readonly step: string;
  readonly orderNo: string | null;
  readonly was: PlainDate;
  readonly is: PlainDate;
}

interface OpenTask {
  readonly id: string;
  readonly step: string;
  readonly orderNo: string | null;
  readonly openedAt: string;
  readonly dueOn: PlainDate;
  readonly lateFromOn: PlainDate;
  readonly planKey: string;
  readonly planVersion: number;
  readonly facts: Facts;
}

interface Dated extends OpenTask {
  readonly newDue: PlainDate;
  readonly newLateFrom: PlainDate;
  readonly startedLate: boolean;
}

const atOnce = 1000;

const openTasks = (tx: Tx, after: string): Promise<OpenTask[]> =>
  tx.query(
    `SELECT t.id, t.step, t.order_no AS "orderNo", t.opened_at AS "openedAt", t.due_on AS "dueOn", t.late_from_on AS "lateFromOn", r.plan_key AS "planKey", r.plan_version AS "planVersion", r.state -> 'facts' AS facts
       FROM task t JOIN run r ON r.id = t.run_id WHERE t.status IN ('OPEN', 'IN_PROGRESS') AND t.id > $1 ORDER BY t.id LIMIT ${atOnce}`,
    [after],
  );

/** By its plan's rule on another calendar; a task whose date hangs on something unknown keeps it. */
async function datedAnew(tx: Tx, task: OpenTask, calendar: BusinessCalendar): Promise<Dated[]> {
  const step = (await planOf(tx, task.planKey, task.planVersion)).steps[task.step];
  const found = step && due(step, { openedOn: koreanDateOf(task.openedAt), facts: task.facts, calendar });
  if (!found || isRefusal(found)) return [];
  return [{ ...task, newDue: found.dueOn, newLateFrom: found.lateFromOn ?? addDays(found.dueOn, 1), startedLate: found.startedLate }];
}

const write = (tx: Tx, tasks: readonly Dated[], version: number): Promise<unknown[]> =>
  tx.query(
    `UPDATE task SET due_on = d.due, late_from_on = d.late, started_late = d.started_late, calendar_version = $5,
            version = task.version + CASE WHEN (task.due_on, task.late_from_on) IS DISTINCT FROM (d.due, d.late) THEN 1 ELSE 0 END
       FROM unnest($1::uuid[], $2::date[], $3::date[], $4::boolean[]) AS d (id, due, late, started_late) WHERE task.id = d.id`,
    [tasks.map((t) => t.id), tasks.map((t) => t.newDue), tasks.map((t) => t.newLateFrom), tasks.map((t) => t.startedLate), version],
  );

/** Dates of open tasks by another calendar; closed ones keep what they were computed with (K-24). Answers those that move. */
export async function recomputeDueDates(tx: Tx, calendar: BusinessCalendar): Promise<readonly MovedTask[]> {
  const moved: MovedTask[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await openTasks(tx, after);
    const dated = (await Promise.all(page.map((task) => datedAnew(tx, task, calendar)))).flat();
    await write(tx, dated, calendar.version);
    moved.push(...dated.flatMap((t) => (t.newDue === t.dueOn ? [] : [{ taskId: t.id, step: t.step, orderNo: t.orderNo, was: t.dueOn, is: t.newDue }])));
    const last = page.at(-1);
    if (!last || page.length < atOnce) return moved;
    after = last.id;
  }
}

interface Waiting {
  readonly id: string;
  readonly kind: string;
  readonly workflowId: string;
  readonly at: string;
  readonly facts: Facts | null;
}

/**
 * What machines wait for (the cut-off, the 24th, the day on which a month is closed) comes by the other calendar; their workflows look again. What would
 * come today, or would have come already, stays where it was.
 */
export async function recomputeMoments(tx: Tx, calendar: BusinessCalendar): Promise<number> {
  const waiting = await tx.query<Waiting>(
    `SELECT m.id, m.kind, m.workflow_id AS "workflowId", m.at, r.state -> 'facts' AS facts FROM moment m LEFT JOIN run r ON r.id = m.run_id WHERE m.done_at IS NULL AND m.kind = ANY ($1::text[])`,
    [Object.keys(moments)],
  );
  let moved = 0;
  for (const { id, kind, workflowId, at, facts } of waiting) {
    const month = /\d{4}-\d{2}$/.exec(workflowId)?.[0];
    const when = momentOf(kind, { facts: facts ?? (month ? { accrualMonth: month } : {}), calendar });
    if (isRefusal(when) || Date.parse(instantOf(when)) === Date.parse(at) || dateOf(when) <= tx.today) continue;
    await tx.query(`UPDATE moment SET at = $2 WHERE id = $1`, [id, instantOf(when)]);
    await tx.query(`INSERT INTO poke (workflow_id) VALUES ($1)`, [workflowId]);
    moved += 1;
  }
  return moved;
}
