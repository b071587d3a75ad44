import { hasRole, type Actor } from '../contract/sides';
import type { OrderApplication } from '../contract/forms/order-application';
import type { Tx } from '../database/transaction';
import { supervises } from '../desk/rights';
import type { Quote } from '../domain/pricing/quote';
import { refuse, type Refusal } from '../domain/refusal';
import type { AsJson } from '../database/as-json';

/** An order as it is stored. */
export interface OrderRow {
  readonly id: string;
  readonly orderNo: string;
  readonly status: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly salesTeamId: string;
  readonly application: OrderApplication;
  readonly quote: AsJson<Quote>;
  readonly requestedOpenDate: string;
  readonly contractId: string | null;
  readonly serviceNo: string | null;
  readonly version: number;
}

const columns = `id, order_no AS "orderNo", status, customer_id AS "customerId", customer_name AS "customerName", sales_rep_id AS "salesRepId",
  sales_team_id AS "salesTeamId", application, quote, requested_open_date AS "requestedOpenDate", contract_id AS "contractId", service_no AS "serviceNo", version`;

/** An order of a run, which always exists. */
export async function orderOfRun(tx: Tx, orderId: string | null): Promise<OrderRow> {
  const order = await tx.one<OrderRow>(`SELECT ${columns} FROM customer_order WHERE id = $1`, [orderId]);
  if (!order) throw new Error(`no order ${orderId}`);
  return order;
}

/** The order's own rep, or whoever leads their team. */
export const handlesOrder = (actor: Actor, order: Pick<OrderRow, 'salesRepId' | 'salesTeamId'>): boolean =>
  hasRole(actor, 'SALES_REP') && (order.salesRepId === actor.id || supervises(actor, order.salesTeamId));

/** Locks an order for a change by the person who handles it, at the version that they saw. */
export async function orderToChange(tx: Tx, orderId: string, version: number): Promise<OrderRow | Refusal> {
  const order = await tx.one<OrderRow>(`SELECT ${columns} FROM customer_order WHERE id = $1 FOR UPDATE`, [orderId]);
  if (!order) return refuse('order.not-found');
  if (!handlesOrder(tx.actor, order)) return refuse('order.not-yours');
  return order.version === version ? order : refuse('order.changed', { field: 'version', params: { version: order.version } });
}
