import type { Tx } from '../../database/transaction';
import type { Typed } from './what-was-typed';

export interface FoundBill {
  readonly id: string;
  readonly billNo: string;
  readonly customerName: string;
  readonly accrualMonth: string;
}

const shown = 12;

/** The bill of a number, or the newest bills of a contract number; row-level security leaves customers their own and partners none. */
export const findBills = (tx: Tx, typed: Typed): Promise<FoundBill[]> =>
  tx.query<FoundBill>(
    `SELECT b.id, b.bill_no AS "billNo", k.name AS "customerName", b.accrual_month AS "accrualMonth"
       FROM (SELECT id FROM bill WHERE bill_no = $1
             UNION (SELECT b.id FROM contract c JOIN bill b ON b.contract_id = c.id WHERE c.contract_no = $1 ORDER BY b.accrual_month DESC, b.id LIMIT ${shown})) AS found
       JOIN bill b USING (id) JOIN customer k ON k.id = b.customer_id ORDER BY b.accrual_month DESC, b.bill_no`,
    [typed.number],
  );
