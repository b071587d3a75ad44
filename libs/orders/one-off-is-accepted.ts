import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { OneOffFact } from '../domain/process/order-facts';

type Kind = OneOffFact['kind'];

/** What was delivered is accepted on the date of the certificate: its month is the month of its charge and accrual. */
export const acceptItems = (tx: Tx, orderId: string | null, kinds: readonly Kind[], acceptedOn: PlainDate): Promise<unknown[]> =>
  tx.query(`UPDATE one_off_item SET accepted_on = $3 WHERE order_id = $1 AND kind = ANY ($2)`, [orderId, kinds, acceptedOn]);

/** Acceptance is taken back when its step is done again. */
export async function withdrawAcceptance(tx: Tx, orderId: string | null, kinds: readonly Kind[]): Promise<void> {
  await tx.query(`UPDATE one_off_item SET accepted_on = NULL WHERE order_id = $1 AND kind = ANY ($2)`, [orderId, kinds]);
}
