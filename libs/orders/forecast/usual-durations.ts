import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import { businessDaysBetween } from '../../domain/calendar/business-days-between';
import { koreanDateOf } from '../../domain/calendar/plain-date';

/** From this many finished tasks on, their median says more than the due rule. */
const enough = 20;
const looksBackAt = 200;

interface Worked {
  readonly step: string;
  readonly openedAt: string;
  readonly endedAt: string;
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The newest finished tasks of every step of an order. */
const newestWork = (tx: Tx): Promise<Worked[]> =>
  tx.query(
    `SELECT s.step, w.opened_at AS "openedAt", w.ended_at AS "endedAt" FROM (SELECT DISTINCT step FROM task WHERE order_id IS NOT NULL AND accrual_month IS NULL) AS s
       CROSS JOIN LATERAL (SELECT opened_at, ended_at FROM task t WHERE t.step = s.step AND t.status = 'DONE' AND t.ended_at IS NOT NULL ORDER BY t.ended_at DESC LIMIT $1) AS w`,
    [looksBackAt],
  );

/** Learns each night how many business days a step usually takes: the median of past work, once there is enough of it. */
export async function learnUsualDurations(tx: Tx): Promise<void> {
  const calendar = await calendarOf(tx);
  const byStep = new Map<string, number[]>();
  for (const { step, openedAt, endedAt } of await newestWork(tx)) {
    const days = businessDaysBetween(koreanDateOf(openedAt), koreanDateOf(endedAt), calendar);
    byStep.set(step, [...(byStep.get(step) ?? []), days]);
  }
  for (const [step, days] of byStep) {
    if (days.length < enough) continue;
    await tx.query(
      `INSERT INTO usual_duration (step, business_days, tasks, computed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (step) DO UPDATE SET business_days = excluded.business_days, tasks = excluded.tasks, computed_at = excluded.computed_at`,
      [step, median(days), days.length, tx.now],
    );
  }
}

/** Business days by step, of those with enough past work. */
export async function usualDurations(tx: Tx): Promise<(step: string) => number | undefined> {
  const rows = await tx.query<{ step: string; days: number }>(`SELECT step, business_days AS days FROM usual_duration`);
  const byStep = new Map(rows.map((row) => [row.step, row.days]));
  return (step) => byStep.get(step);
}
