import type { Tx } from '../../database/transaction';
import { planOf } from '../../desk/plans';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { forecastOfOrder } from './forecast-of-order';
import { shownOpening, type ShownOpening } from './shown-opening';

export interface EndangeredOrder {
  readonly id: string;
  readonly orderNo: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly wantedOn: PlainDate;
  readonly earliestOn: PlainDate;
  readonly likelyOn: PlainDate;
  readonly lateDays: number;
  readonly couldSave: readonly string[];
}

const columns = `order_id AS id, order_no AS "orderNo", customer_name AS "customerName", sales_rep_id AS "salesRepId", wanted_on AS "wantedOn", earliest_on AS "earliestOn",
  likely_on AS "likelyOn", late_days AS "lateDays", could_save AS "couldSave"`;
const pageSize = 50;

/** Orders whose likely opening is after the wanted day, the latest first (지연 예상). The cursor is the last row's days and id. */
export async function endangeredOrders(tx: Tx, filter: { readonly mine?: boolean | undefined; readonly after?: string | undefined }): Promise<{ items: readonly EndangeredOrder[]; next?: string }> {
  const [days, id] = filter.after?.split('~') ?? [];
  const rows = await tx.query<EndangeredOrder>(
    `SELECT ${columns} FROM order_forecast WHERE late_days > 0 AND ($1::uuid IS NULL OR sales_rep_id = $1)
        AND ($2::int IS NULL OR late_days < $2 OR (late_days = $2 AND order_id > $3::uuid)) ORDER BY late_days DESC, order_id LIMIT $4`,
    [filter.mine ? tx.actor.id : null, days ?? null, id ?? null, pageSize + 1],
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: `${last.lateDays}~${last.id}` } : {}) };
}

export type ForecastPage = EndangeredOrder & ShownOpening;

interface Head {
  readonly id: string;
  readonly orderNo: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly planKey: string;
  readonly planVersion: number;
}

/** The forecast of one order as it stands now: both dates, what each hangs on and why, and the steps that could save days. */
export async function forecastPage(tx: Tx, orderId: string): Promise<ForecastPage | Refusal> {
  const forecast = await forecastOfOrder(tx, orderId);
  if (isRefusal(forecast)) return forecast;
  const head = await tx.one<Head>(
    `SELECT o.id, o.order_no AS "orderNo", o.customer_name AS "customerName", o.sales_rep_id AS "salesRepId", r.plan_key AS "planKey", r.plan_version AS "planVersion"
       FROM customer_order o JOIN run r ON r.order_id = o.id AND r.subject_kind = 'ORDER' WHERE o.id = $1`,
    [orderId],
  );
  if (!forecast || !head) return refuse('forecast.none');
  const { planKey, planVersion, ...shown } = head;
  const plan = await planOf(tx, planKey, planVersion);
  return { ...shown, ...shownOpening(plan, forecast) };
}
