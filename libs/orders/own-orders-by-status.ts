import type { Tx } from '../database/transaction';
import type { OrderStatus } from './status-of-order';

export interface StatusCount {
  readonly status: OrderStatus;
  readonly orders: number;
}

/** How many orders under way the person answers for in each status: counted in the index of their orders. */
export const ownOrdersByStatus = (tx: Tx): Promise<StatusCount[]> =>
  tx.query<StatusCount>(
    `SELECT status, count(*)::int AS orders FROM customer_order WHERE sales_rep_id = $1 AND status NOT IN ('CLOSED', 'REJECTED', 'WITHDRAWN', 'CANCELLED') GROUP BY status ORDER BY status`,
    [tx.actor.id],
  );
