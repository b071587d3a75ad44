import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import { planOf } from '../../desk/plans';
import { koreanDateOf, koreanMomentOf, daysBetween, type PlainDate } from '../../domain/calendar/plain-date';
import { firstRecordingThursday } from '../../domain/calendar/recording-happens-on-thursdays';
import { forecastOpening, stepsThatCouldSaveDays, type Forecast } from '../../domain/process/forecast/forecast-opening';
import type { ForecastInput, OpenStep } from '../../domain/process/forecast/pace';
import type { RunState, StepPlan } from '../../domain/process/step-plan';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { roomOnThursdays } from '../recording-slots';
import { usualDurations } from './usual-durations';

/** Both paces of a run against the day on which the customer wants the service. */
export interface OpeningForecast {
  readonly wantedOn: PlainDate;
  readonly earliest: Forecast;
  readonly likely: Forecast;
  /** Above 0 the order is endangered. */
  readonly lateDays: number;
  readonly couldSave: readonly string[];
}

export interface OrderForecast extends OpeningForecast {
  readonly runId: string;
  readonly wasLate: boolean;
}

interface RunOfOrder {
  readonly id: string;
  readonly planKey: string;
  readonly planVersion: number;
  readonly state: RunState;
  readonly wantedOn: PlainDate;
}

const openTasks = async (tx: Tx, runId: string): Promise<Readonly<Record<string, OpenStep>>> => {
  const rows = await tx.query<{ ref: string; openedAt: string; dueOn: PlainDate }>(
    `SELECT CASE instance WHEN '' THEN step ELSE step || '#' || instance END AS ref, opened_at AS "openedAt", due_on AS "dueOn" FROM task WHERE run_id = $1 AND status IN ('OPEN', 'IN_PROGRESS')`,
    [runId],
  );
  return Object.fromEntries(rows.map(({ ref, openedAt, dueOn }) => [ref, { openedOn: koreanDateOf(openedAt), dueOn }]));
};

/** What a forecast reads beside the run: business time, the calendar, room on Thursdays, usual times. `open`: the steps whose tasks are on desks. */
export async function forecastInput(tx: Tx, open: Readonly<Record<string, OpenStep>>): Promise<ForecastInput> {
  const calendar = await calendarOf(tx);
  const room = await roomOnThursdays(tx, tx.today);
  return {
    now: koreanMomentOf(tx.now),
    today: tx.today,
    calendar,
    open,
    usualDays: await usualDurations(tx),
    slotFor: (ready) => firstRecordingThursday(ready, calendar, (thursday) => room.hasRoom(thursday)),
  };
}

/** When a run opens at the earliest and likely. Pure. */
export function openingAtBothPaces(plan: StepPlan, state: RunState, input: ForecastInput, wantedOn: PlainDate): OpeningForecast | Refusal {
  const earliest = forecastOpening(plan, state, input, 'EARLIEST');
  const likely = forecastOpening(plan, state, input, 'LIKELY');
  if (isRefusal(earliest)) return earliest;
  if (isRefusal(likely)) return likely;
  return { wantedOn, earliest, likely, lateDays: daysBetween(wantedOn, likely.opensOn), couldSave: stepsThatCouldSaveDays(likely, earliest) };
}

/** When an order opens at the earliest and likely, from its live state (S1-077). Undefined where nothing is left to forecast. */
export async function forecastOfOrder(tx: Tx, orderId: string): Promise<OrderForecast | Refusal | undefined> {
  const run = await tx.one<RunOfOrder>(
    `SELECT r.id, r.plan_key AS "planKey", r.plan_version AS "planVersion", r.state, o.requested_open_date AS "wantedOn"
       FROM run r JOIN customer_order o ON o.id = r.order_id WHERE r.order_id = $1 AND r.subject_kind = 'ORDER' AND r.ended IS NULL`,
    [orderId],
  );
  if (!run || run.state.steps['open-service']?.status === 'DONE') return undefined;
  const plan = await planOf(tx, run.planKey, run.planVersion);
  const opening = openingAtBothPaces(plan, run.state, await forecastInput(tx, await openTasks(tx, run.id)), run.wantedOn);
  return isRefusal(opening) ? opening : { ...opening, runId: run.id, wasLate: run.state.facts['openingIsLate'] === true };
}
