import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { OneOffFact } from '../domain/process/order-facts';
import { refuse, type Refusal } from '../domain/refusal';

type Kind = OneOffFact['kind'];

/** What was delivered is accepted on the date of the certificate: its month is the month of its charge and accrual. */
export const acceptItems = (tx: Tx, orderId: string | null, kinds: readonly Kind[], acceptedOn: PlainDate): Promise<unknown[]> =>
  tx.query(`UPDATE one_off_item SET accepted_on = $3 WHERE order_id = $1 AND kind = ANY ($2) AND replaced_on IS NULL`, [orderId, kinds, acceptedOn]);

/** Acceptance is taken back when its step is done again. */
export async function withdrawAcceptance(tx: Tx, orderId: string | null, kinds: readonly Kind[]): Promise<void> {
  await tx.query(`UPDATE one_off_item SET accepted_on = NULL WHERE order_id = $1 AND kind = ANY ($2)`, [orderId, kinds]);
}

/** SQL: a charge of the item `one_off_item` stands on a bill. */
export const isBilled = `EXISTS (SELECT FROM bill_line b WHERE b.source_id = one_off_item.id AND b.source_kind = 'ONE_OFF_ITEM' AND b.reverses_bill_id IS NULL
  AND NOT EXISTS (SELECT FROM bill_line r WHERE r.reverses_bill_id = b.bill_id AND r.reverses_line_no = b.line_no))`;

const billedAlready = (item: { readonly description: string } | undefined): Refusal | undefined => item && refuse('one-off.billed-already', { params: { item: item.description } });

/** What is billed stays accepted: it is corrected on the bill, not by doing the step again. */
export const faultIfAnyIsBilled = async (tx: Tx, orderId: string | null, kinds: readonly Kind[]): Promise<Refusal | undefined> =>
  billedAlready(await tx.one(`SELECT description FROM one_off_item WHERE order_id = $1 AND kind = ANY ($2) AND ${isBilled} ORDER BY id LIMIT 1`, [orderId, kinds]));

export const faultIfBilled = async (tx: Tx, itemId: string): Promise<Refusal | undefined> => billedAlready(await tx.one(`SELECT description FROM one_off_item WHERE id = $1 AND ${isBilled}`, [itemId]));
