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
  /** A run beside the month's, over this contract alone. */
  readonly contractId: string | null;
  readonly runNo: number;
  readonly status: string;
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
  /** 예정: one of them lies in a year whose holidays are not official yet. */
  readonly provisional: boolean;
}

export interface MonthInList {
  readonly month: Month;
  readonly passed: readonly string[];
  readonly ended: string | null;
}

export interface MonthPage extends MonthInList {
  readonly dates: MonthDates;
  readonly steps: readonly { readonly step: string; readonly status: string; readonly round: number }[];
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

const runsOf = (tx: Tx, month: Month): Promise<RunSummary[]> =>
  tx.query(
    `SELECT id, kind, contract_id AS "contractId", run_no AS "runNo", status, contracts, lines, waiting, failed, supply_won AS "supplyWon", vat_won AS "vatWon", total_won AS "totalWon",
       partner_supply_won AS "partnerSupplyWon", supply_won - partner_supply_won AS "marginWon", started_at AS "startedAt", ended_at AS "endedAt" FROM billing_run WHERE month = $1 ORDER BY run_no DESC`,
    [month],
  );

/** One month with its dates, where its close stands, and every run over its contracts. */
export async function monthPage(tx: Tx, month: Month): Promise<MonthPage | Refusal> {
  const run = await tx.one<{ state: RunState; ended: string | null }>(`SELECT state, ended FROM run WHERE plan_key = 'monthly-close' AND subject_id = $1`, [month]);
  if (!run) return refuse('month.not-open', { params: { month } });
  const dates = await datesOfMonth(tx, month);
  if (isRefusal(dates)) return dates;
  const steps = Object.entries(run.state.steps).map(([step, { status, round }]) => ({ step, status, round }));
  return { month, passed: run.state.passed, ended: run.ended, dates, steps, runs: await runsOf(tx, month) };
}
