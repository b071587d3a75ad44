import { calendarOf } from '../../database/reference-data';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import { attendanceDueOn } from '../../domain/calendar/attendance-is-due';
import { evidenceCutOff } from '../../domain/calendar/evidence-cut-off';
import { isProvisionalDate } from '../../domain/calendar/is-provisional-date';
import { monthRunStartsOn } from '../../domain/calendar/month-run-starts';
import { partnerPayDate } from '../../domain/calendar/partners-are-paid-on-the-24th';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import { taxInvoiceDeadline } from '../../domain/calendar/tax-invoice-is-issued-by-the-tenth';
import type { Won } from '../../domain/money/won';
import type { RunState } from '../../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';

/** One pass over the contracts of a month, with what it came to. */
export interface RunSummary {
  readonly id: string;
  readonly kind: 'DRY' | 'FINAL' | 'ISSUE';
  /** A run beside the month's, over this contract alone (X-106, X-110). */
  readonly contractId: string | null;
  readonly runNo: number;
  readonly status: string;
  /** How far it has come: pages of contracts that are done, of how many. */
  readonly pagesDone: number;
  readonly pages: number;
  readonly contracts: number;
  readonly lines: number;
  readonly waiting: number;
  readonly failed: number;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
  readonly partnerSupplyWon: Won;
  /** What is left of the customers' supply after the partners' (F-19). */
  readonly marginWon: Won;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

export interface MonthDates {
  readonly runStartsOn: PlainDate;
  readonly attendanceDueOn: PlainDate;
  readonly evidenceCutOffOn: PlainDate;
  readonly issueBy: PlainDate;
  readonly partnerPayDate: PlainDate;
  /** 예정: one of them lies in a year whose holidays are not official yet (X-95). */
  readonly provisional: boolean;
}

export interface MonthInList {
  readonly month: Month;
  readonly passed: readonly string[];
  readonly ended: string | null;
}

interface StepOfMonth {
  readonly step: string;
  readonly status: string;
  readonly round: number;
}

/** What lies on a desk of the month's close. */
export interface TaskOfMonth {
  readonly id: string;
  readonly step: string;
  readonly status: string;
  readonly dueOn: PlainDate;
  readonly assigneeName: string | null;
}

export interface MonthPage extends MonthInList {
  readonly dates: MonthDates;
  readonly steps: readonly StepOfMonth[];
  /** The wait for the pay date, and the payment (F-09). */
  readonly payment: readonly StepOfMonth[];
  readonly tasks: readonly TaskOfMonth[];
  /** Newest first. */
  readonly runs: readonly RunSummary[];
}

/** The dates that a month lives by (X-106, F-10, F-09). Refuses a month beyond the calendar. */
export async function datesOfMonth(tx: Tx, month: Month): Promise<MonthDates | Refusal> {
  const calendar = await calendarOf(tx);
  const parameters = await parametersOn(tx, tx.today);
  if (isRefusal(parameters)) return parameters;
  const dates = {
    runStartsOn: monthRunStartsOn(month, calendar),
    attendanceDueOn: attendanceDueOn(month, calendar),
    evidenceCutOffOn: evidenceCutOff(month, calendar),
    issueBy: taxInvoiceDeadline(month, calendar),
    partnerPayDate: partnerPayDate(month, calendar, parameters.partnerPayDateRule),
  };
  const known = Object.values(dates);
  return known.find(isRefusal) ?? ({ ...dates, provisional: known.some((day) => typeof day === 'string' && isProvisionalDate(day, calendar)) } as MonthDates);
}

/** Months that were opened, newest first. */
export const listOfMonths = (tx: Tx): Promise<MonthInList[]> =>
  tx.query(`SELECT subject_id AS month, state -> 'passed' AS passed, ended FROM run WHERE plan_key = 'monthly-close' ORDER BY subject_id DESC LIMIT 120`);

/** A run that goes on tells what its pages came to by now; one that has ended tells its own sums. */
const runsOf = (tx: Tx, month: Month): Promise<RunSummary[]> =>
  tx.query(
    `SELECT r.id, r.kind, r.contract_id AS "contractId", r.run_no AS "runNo", r.status, p.done AS "pagesDone", p.pages,
       ${['contracts', 'lines', 'waiting', 'failed'].map((sum) => `CASE r.status WHEN 'RUNNING' THEN p.${sum} ELSE r.${sum} END AS ${sum}`).join(', ')},
       r.supply_won AS "supplyWon", r.vat_won AS "vatWon", r.total_won AS "totalWon", r.partner_supply_won AS "partnerSupplyWon", r.supply_won - r.partner_supply_won AS "marginWon",
       r.started_at AS "startedAt", r.ended_at AS "endedAt"
     FROM billing_run r CROSS JOIN LATERAL (SELECT count(*)::int AS pages, count(done_at)::int AS done, coalesce(sum(contracts), 0)::int AS contracts, coalesce(sum(lines), 0)::int AS lines,
         coalesce(sum(waiting), 0)::int AS waiting, coalesce(sum(failed), 0)::int AS failed FROM billing_run_page WHERE run_id = r.id) AS p
     WHERE r.month = $1 ORDER BY r.run_no DESC`,
    [month],
  );

const tasksOf = (tx: Tx, month: Month): Promise<TaskOfMonth[]> =>
  tx.query(
    `SELECT t.id, t.step, t.status, t.due_on AS "dueOn", p.name AS "assigneeName" FROM run r JOIN task t ON t.run_id = r.id LEFT JOIN person p ON p.id = t.assignee_id
      WHERE r.plan_key = 'monthly-close' AND r.subject_id = $1 AND t.status IN ('OPEN', 'IN_PROGRESS') ORDER BY t.due_on, t.id`,
    [month],
  );

const stepsIn = ({ steps }: RunState): StepOfMonth[] => Object.entries(steps).map(([step, { status, round }]) => ({ step, status, round }));

/** One month with its dates, where its close and its payment stand, what lies on a desk of it, and every run over its contracts. */
export async function monthPage(tx: Tx, month: Month): Promise<MonthPage | Refusal> {
  const runs = await tx.query<{ planKey: string; state: RunState; ended: string | null }>(
    `SELECT plan_key AS "planKey", state, ended FROM run WHERE plan_key IN ('monthly-close', 'partner-settlement') AND subject_id = $1`,
    [month],
  );
  const close = runs.find(({ planKey }) => planKey === 'monthly-close');
  const payment = runs.find(({ planKey }) => planKey === 'partner-settlement');
  if (!close) return refuse('month.not-open', { params: { month } });
  const dates = await datesOfMonth(tx, month);
  if (isRefusal(dates)) return dates;
  return {
    month,
    passed: close.state.passed,
    ended: close.ended,
    dates,
    steps: stepsIn(close.state),
    payment: payment ? stepsIn(payment.state) : [],
    tasks: await tasksOf(tx, month),
    runs: await runsOf(tx, month),
  };
}
