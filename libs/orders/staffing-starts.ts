import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';

/** The day the agents begin to work (투입일) as the last training names it; opening the service moves an earlier one. */
export const agentsBeginOn = (tx: Tx, orderId: string | null, workStartsOn: PlainDate): Promise<unknown[]> =>
  tx.query(`UPDATE staffing s SET valid_from = $2 FROM contract c WHERE c.id = s.contract_id AND c.order_id = $1`, [orderId, workStartsOn]);
