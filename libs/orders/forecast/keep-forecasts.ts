import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { isRefusal } from '../../domain/refusal';
import { forecastOfOrder, type OrderForecast } from './forecast-of-order';

/** Asks for an order to be forecast anew; the click that changed it does not wait. */
export const askForForecast = (tx: Tx, orderId: string): Promise<unknown[]> => tx.query(`INSERT INTO forecast_request (order_id) VALUES ($1)`, [orderId]);

/** Each night the days that passed without work count too. */
export const askForAllForecasts = (tx: Tx): Promise<unknown[]> =>
  tx.query(`INSERT INTO forecast_request (order_id) SELECT order_id FROM run WHERE subject_kind = 'ORDER' AND ended IS NULL AND order_id IS NOT NULL`);

const write = (tx: Tx, orderId: string, { wantedOn, earliest, likely, lateDays, couldSave }: OrderForecast): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO order_forecast (order_id, order_no, customer_name, sales_rep_id, sales_team_id, wanted_on, earliest_on, likely_on, late_days, earliest_path, likely_path, could_save, computed_at)
     SELECT o.id, o.order_no, o.customer_name, o.sales_rep_id, o.sales_team_id, $2, $3, $4, $5, $6, $7, $8, $9 FROM customer_order o WHERE o.id = $1
     ON CONFLICT (order_id) DO UPDATE SET customer_name = excluded.customer_name, sales_rep_id = excluded.sales_rep_id, sales_team_id = excluded.sales_team_id, wanted_on = excluded.wanted_on,
       earliest_on = excluded.earliest_on, likely_on = excluded.likely_on, late_days = excluded.late_days, earliest_path = excluded.earliest_path, likely_path = excluded.likely_path,
       could_save = excluded.could_save, computed_at = excluded.computed_at`,
    [orderId, wantedOn, earliest.opensOn, likely.opensOn, lateDays, JSON.stringify(earliest.criticalPath), JSON.stringify(likely.criticalPath), couldSave, tx.now],
  );

/** Forecasts one order and keeps the result. Whether it passes the wanted date is a fact of its run: `warn-late-opening` opens and closes by it (S1-077, X-58). */
export async function keepForecast(tx: Tx, desk: Pick<Desk, 'changeFacts'>, orderId: string): Promise<void> {
  const forecast = await forecastOfOrder(tx, orderId);
  if (!forecast || isRefusal(forecast)) {
    await tx.query(`DELETE FROM order_forecast WHERE order_id = $1`, [orderId]);
    return;
  }
  await write(tx, orderId, forecast);
  const isLate = forecast.lateDays > 0;
  if (isLate === forecast.wasLate) return;
  const told = await desk.changeFacts(tx, forecast.runId, { openingIsLate: isLate }, isLate ? `개통 예상일 ${forecast.likely.opensOn}이 희망일을 넘깁니다.` : '개통 예상일이 희망일 안으로 들어왔습니다.');
  if (isRefusal(told) && told.refusal !== 'run.ended') throw new Error(`order ${orderId} was not told its forecast: ${told.refusal}`);
}

/**
 * Takes the order that has asked longest, with those of its requests that nobody else holds: several workers share them, and none waits for another. An
 * order of which two of them hold a request each is forecast twice.
 */
export async function takeRequest(tx: Tx): Promise<string | undefined> {
  const rows = await tx.query<{ orderId: string }>(
    `WITH oldest AS MATERIALIZED (SELECT order_id FROM forecast_request ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
       own AS MATERIALIZED (SELECT id FROM forecast_request WHERE order_id = (SELECT order_id FROM oldest) FOR UPDATE SKIP LOCKED)
     DELETE FROM forecast_request WHERE id IN (SELECT id FROM own) RETURNING order_id AS "orderId"`,
  );
  return rows[0]?.orderId;
}
