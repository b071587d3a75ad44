import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { isRefusal } from '../../domain/refusal';
import { forecastOfOrder, type OrderForecast } from './forecast-of-order';

interface Moved<T> {
  readonly before: T;
  readonly after: T;
}

/** What something does to the opening of an order: its dates, and whether they pass the wanted one (S1-077). */
export interface EffectOnOpening {
  readonly wantedOn: PlainDate;
  readonly earliest: Moved<PlainDate>;
  readonly likely: Moved<PlainDate>;
  /** The likely opening is later than wanted; where it becomes so, `warn-late-opening` opens. */
  readonly isLate: Moved<boolean>;
}

/** The forecast as it stands; undefined where nothing is left to forecast, or the calendar ends before it does. */
export async function openingOf(tx: Tx, orderId: string): Promise<OrderForecast | undefined> {
  const forecast = await forecastOfOrder(tx, orderId);
  return isRefusal(forecast) ? undefined : forecast;
}

/** What lies between two forecasts of an order; null where there is none. Pure. */
export function effectOnOpening(before: OrderForecast | undefined, after: OrderForecast | undefined): EffectOnOpening | null {
  if (!before || !after) return null;
  return {
    wantedOn: after.wantedOn,
    earliest: { before: before.earliest.opensOn, after: after.earliest.opensOn },
    likely: { before: before.likely.opensOn, after: after.likely.opensOn },
    isLate: { before: before.lateDays > 0, after: after.lateDays > 0 },
  };
}
