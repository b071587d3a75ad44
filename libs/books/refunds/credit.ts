import type { Tx } from '../../database/transaction';
import { refuse, type Refusal } from '../../domain/refusal';
import type { Won } from '../../domain/money/won';

/** A bill below zero with what nobody has taken of it. */
export interface Credit {
  readonly billId: string;
  readonly billNo: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly restWon: Won;
}

/** SQL: bills of a customer that could take a credit up. */
export const openBillsOf = (customer: string): string => `bill o WHERE o.customer_id = ${customer} AND o.payable_won > 0 AND o.status NOT IN ('PAID', 'WRITTEN_OFF')`;

/** A credit that goes back to its customer: something is left of it, and the customer owes nothing against which it is set off first. Locked. */
export async function creditToRefund(tx: Tx, billId: string): Promise<Credit | Refusal> {
  const credit = await tx.one<Credit>(
    `SELECT id AS "billId", bill_no AS "billNo", contract_id AS "contractId", customer_id AS "customerId", paid_won - payable_won AS "restWon" FROM bill WHERE id = $1 AND payable_won < 0 FOR UPDATE`,
    [billId],
  );
  if (!credit) return refuse('credit.not-found');
  if (credit.restWon <= 0n) return refuse('credit.nothing-left');
  const open = await tx.one<{ billNo: string }>(`SELECT o.bill_no AS "billNo" FROM ${openBillsOf('$1')} ORDER BY o.due_on, o.id LIMIT 1`, [credit.customerId]);
  return open ? refuse('refund.set-off-first', { params: { billNo: open.billNo } }) : credit;
}
