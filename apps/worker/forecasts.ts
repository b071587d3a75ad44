import { systemActor } from '../../libs/contract/sides';
import { newId } from '../../libs/database/ids';
import { inTransaction } from '../../libs/database/transaction';
import { askForAllForecasts, keepForecast, takeRequest } from '../../libs/orders/forecast/keep-forecasts';
import { learnUsualDurations } from '../../libs/orders/forecast/usual-durations';
import type { House } from '../house';

/** An order that cannot be forecast must not hold the others up: it is left with a problem for a person. */
const park = (house: House, orderId: string, error: unknown): Promise<unknown> =>
  inTransaction(house.database, systemActor, async (tx) => {
    await tx.query(`DELETE FROM forecast_request WHERE order_id = $1`, [orderId]);
    await tx.query(`INSERT INTO problem (id, kind, subject_kind, subject_id, detail, opened_at) VALUES ($1, 'forecast.fails', 'ORDER', $2, $3, $4) ON CONFLICT DO NOTHING`, [
      newId(), orderId, JSON.stringify({ why: error instanceof Error ? error.message : String(error) }), tx.now,
    ]);
  });

/** Forecasts the orders that ask, at most so many; each in a transaction of its own. Answers how many. */
export async function forecastOnce(house: House, most = 50): Promise<number> {
  for (let done = 0; done < most; done += 1) {
    let orderId: string | undefined;
    try {
      await inTransaction(house.database, systemActor, async (tx) => {
        orderId = await takeRequest(tx);
        if (orderId) await keepForecast(tx, house.desk, orderId);
      });
    } catch (error) {
      if (!orderId) throw error;
      await park(house, orderId, error);
    }
    if (!orderId) return done;
  }
  return most;
}

/** Once a business day: what steps usually take is learnt anew, and every order is forecast, for a day without work moves dates too. */
export async function beginDay(house: House, lastDay: string): Promise<string> {
  return inTransaction(house.database, systemActor, async (tx) => {
    if (tx.today === lastDay) return lastDay;
    await learnUsualDurations(tx);
    await askForAllForecasts(tx);
    return tx.today;
  });
}
