import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';

/** A bill with what money of a certain day may be put on it. */
export interface OpenBill {
  readonly billId: string;
  readonly billNo: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly dueOn: PlainDate;
  readonly openWon: Won;
}

/** SQL: what money of the day `$1` may pay of a bill. Money that came by the due date owes no late charge, whenever it is booked. */
const openWon = `b.payable_won - b.paid_won + CASE WHEN $1::date > b.due_on THEN b.late_charge_won ELSE 0 END`;

const select = (where: string): string =>
  `SELECT b.id AS "billId", b.bill_no AS "billNo", b.contract_id AS "contractId", b.customer_id AS "customerId", b.due_on AS "dueOn", ${openWon} AS "openWon" FROM bill b
    WHERE ${where} AND b.status NOT IN ('PAID', 'WRITTEN_OFF') AND ${openWon} > 0 ORDER BY b.id FOR UPDATE OF b`;

/** Locked, so that what is read holds until it is paid. */
export const openBillsOfNumbers = (tx: Tx, valueOn: PlainDate, numbers: readonly string[]): Promise<OpenBill[]> =>
  numbers.length === 0 ? Promise.resolve([]) : tx.query(select(`b.bill_no = ANY ($2::text[])`), [valueOn, numbers]);

export const openBillsOfIds = (tx: Tx, valueOn: PlainDate, ids: readonly string[]): Promise<OpenBill[]> => tx.query(select(`b.id = ANY ($2::uuid[])`), [valueOn, ids]);

export interface Payer {
  readonly payerName: string;
  readonly payerBusinessNo: string | null;
}

/** Every open bill of the companies for whom this one pays: by its business number, or by its exact name where the bank gave none. */
export const openBillsOfPayer = (tx: Tx, valueOn: PlainDate, { payerName, payerBusinessNo }: Payer): Promise<OpenBill[]> =>
  tx.query(select(`b.customer_id IN (SELECT id FROM customer WHERE ${payerBusinessNo ? 'payer_business_no' : 'payer_name'} = $2)`), [valueOn, payerBusinessNo ?? payerName]);
