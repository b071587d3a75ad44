import type { Tx } from '../../database/transaction';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import { planOf } from '../plans';

export interface EventLogFilter {
  readonly month?: Month | undefined;
  readonly plan?: string | undefined;
  /** Korean days, both included. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

/** The standard life cycle of process mining (XES). */
export type Transition = 'schedule' | 'assign' | 'start' | 'suspend' | 'reassign' | 'complete' | 'manualskip' | 'autoskip' | 'withdraw' | 'ate_abort' | 'pi_abort' | 'unknown';

interface EventRow {
  readonly case: string;
  readonly plan: string;
  readonly planVersion: number;
  /** The order's number, the contract's or the month: what the case is about, and nobody's name. */
  readonly subject: string;
  readonly step: string | null;
  readonly instance: string;
  readonly round: number | null;
  readonly at: string;
  /** Of the telco's people the name; of partners' and customers' people none. */
  readonly actor: string | null;
  readonly role: string | null;
  readonly event: string;
}

export interface LoggedEvent extends EventRow {
  /** The step, or what happened to the whole run. */
  readonly activity: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly transition: Transition;
}

/** Runs read at once: memory stays flat however long the log is. */
const runsAtOnce = 50;
export const beforeAllRuns = '00000000-0000-0000-0000-000000000000';

const transitions: Readonly<Record<string, Transition>> = {
  opened: 'schedule', CLAIMED: 'start', RELEASED: 'suspend', REASSIGNED: 'reassign',
  started: 'start', completed: 'complete', 'moment-reached': 'complete', 'effect-done': 'complete', refused: 'complete', returned: 'ate_abort', skipped: 'manualskip',
  RETURNED: 'withdraw', SKIPPED: 'autoskip', CANCELLED: 'pi_abort', cancelled: 'pi_abort',
};

const ofStep = (ref: string): string => `nullif(split_part(${ref}, '#', 1), '')`;
const ofInstance = (ref: string): string => `coalesce(split_part(${ref}, '#', 2), '')`;

/** Runs that may have an event in the days asked for, in the order of their ids: a walk along the primary key. */
const pageOfRuns = `
  SELECT r.* FROM run r
   WHERE r.id > $1 AND ($2::text IS NULL OR r.accrual_month = $2) AND ($3::text IS NULL OR r.plan_key = $3)
     AND ($4::date IS NULL OR r.ended_at IS NULL OR r.ended_at >= $4::timestamp AT TIME ZONE 'Asia/Seoul') AND ($5::date IS NULL OR r.started_at < ($5::date + 1)::timestamp AT TIME ZONE 'Asia/Seoul')
   ORDER BY r.id LIMIT ${runsAtOnce}`;

/**
 * What happened, in the order in which it did, also where business time stands still: `seq` is that of the event which brought it about.
 * An event names the tasks that it opened; a task that ended without an event of its own was taken off its desk by another's.
 */
const happened = `
  SELECT e.run_id, e.at, e.seq, 0 AS place, ${ofStep(`e.event ->> 'step'`)} AS step, ${ofInstance(`e.event ->> 'step'`)} AS instance,
         coalesce((e.event ->> 'round')::int, t.round) AS round, e.actor_id, t.role, e.event ->> 'type' AS kind
    FROM page JOIN run_event e ON e.run_id = page.id LEFT JOIN task t ON t.id = e.task_id
  UNION ALL
  SELECT o.run_id, o.at, o.seq, 1, t.step, t.instance, t.round, NULL, t.role, 'opened' FROM opened o JOIN task t ON t.id = o.task_id
  UNION ALL
  SELECT o.run_id, n.at, o.seq, 2, t.step, t.instance, t.round, n.actor_id, t.role, n.kind
    FROM opened o JOIN task t ON t.id = o.task_id JOIN task_note n ON n.task_id = t.id AND n.kind IN ('CLAIMED', 'RELEASED', 'REASSIGNED')
  UNION ALL
  SELECT o.run_id, t.ended_at, o.seq, 3, t.step, t.instance, t.round, t.ended_by, t.role, t.status
    FROM opened o JOIN task t ON t.id = o.task_id AND t.status IN ('RETURNED', 'SKIPPED', 'CANCELLED') AND t.ended_at IS NOT NULL
   WHERE NOT EXISTS (SELECT FROM run_event e WHERE e.run_id = o.run_id AND e.task_id = t.id AND e.event ->> 'type' IN ('completed', 'returned', 'refused', 'skipped'))`;

const eventsOfPage = `
  WITH page AS MATERIALIZED (${pageOfRuns}),
       opened AS MATERIALIZED (SELECT e.run_id, e.seq, e.at, opening.task::uuid AS task_id FROM page JOIN run_event e ON e.run_id = page.id CROSS JOIN jsonb_array_elements_text(e.response -> 'openedTasks') AS opening (task))
  SELECT page.id AS "case", page.plan_key AS plan, page.plan_version AS "planVersion", coalesce(o.order_no, c.contract_no || ' ' || page.accrual_month, page.accrual_month, page.subject_id) AS subject,
         h.step, h.instance, h.round, h.at, CASE WHEN g.kind = 'TELCO' THEN p.name END AS actor, coalesce(h.role, CASE WHEN g.kind <> 'TELCO' THEN g.kind END) AS role, h.kind AS event
    FROM page LEFT JOIN (${happened}) h ON h.run_id = page.id
      AND ($4::date IS NULL OR h.at >= $4::timestamp AT TIME ZONE 'Asia/Seoul') AND ($5::date IS NULL OR h.at < ($5::date + 1)::timestamp AT TIME ZONE 'Asia/Seoul')
    LEFT JOIN customer_order o ON o.id = page.order_id LEFT JOIN contract c ON c.id = page.contract_id
    LEFT JOIN person p ON p.id = h.actor_id LEFT JOIN organisation g ON g.id = p.organisation_id
   ORDER BY page.id, h.at, h.seq, h.place, h.step, h.instance, h.round`;

async function named(tx: Tx, row: EventRow): Promise<LoggedEvent> {
  const plan = await planOf(tx, row.plan, row.planVersion);
  const name = row.step === null ? undefined : plan.steps[row.step]?.name;
  const activity = row.step ?? row.event;
  return { ...row, activity, nameKo: name?.ko ?? activity, nameEn: name?.en ?? activity, transition: transitions[row.event] ?? 'unknown' };
}

/** The events of the next runs, run by run; `next` is where to go on, undefined where the log ends. */
export async function eventLogPage(tx: Tx, filter: EventLogFilter, after: string): Promise<{ readonly events: readonly LoggedEvent[]; readonly next: string | undefined }> {
  const rows = await tx.query<EventRow & { at: string | null }>(eventsOfPage, [after, filter.month ?? null, filter.plan ?? null, filter.from ?? null, filter.to ?? null]);
  const events: LoggedEvent[] = [];
  for (const row of rows) if (row.at !== null) events.push(await named(tx, row));
  return { events, next: rows.at(-1)?.case };
}
