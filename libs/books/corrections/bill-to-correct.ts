import type { Tx } from '../../database/transaction';
import type { BillLine } from '../../domain/billing/bill-line';
import { payerDueDayOf, type PayerDueDay } from '../../domain/calendar/customer-pays-on-the-25th';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import { refuse, type Refusal } from '../../domain/refusal';

/** A line as it was issued. */
export interface IssuedLine extends BillLine {
  readonly lineNo: number;
  readonly chargeNo: number;
  readonly vatIncluded: boolean;
  /** It is a reversal itself. */
  readonly isReversal: boolean;
  readonly isReversed: boolean;
}

export interface BillToCorrect {
  readonly id: string;
  readonly billNo: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly accrualMonth: Month;
  readonly dueOn: PlainDate;
  readonly payerDueDay: PayerDueDay;
  readonly lines: readonly IssuedLine[];
}

type LineRow = Omit<IssuedLine, 'usedDays' | 'daysInMonth'> & { readonly usedDays: number | null; readonly daysInMonth: number | null };

const linesOf = (tx: Tx, billId: string): Promise<LineRow[]> =>
  tx.query(
    `SELECT l.line_no AS "lineNo", l.charge_no AS "chargeNo", l.source_kind AS "sourceKind", l.source_id AS "sourceId", l.accrual_month AS "accrualMonth", l.item, l.quantity, l.unit_price_won AS "unitPriceWon",
       l.used_days AS "usedDays", l.days_in_month AS "daysInMonth", l.supply_won AS "supplyWon", l.vat_won AS "vatWon", l.lineage, l.reverses_bill_id IS NOT NULL AS "isReversal",
       coalesce((SELECT i.vat_included FROM contract_item i WHERE i.id = l.source_id), false) AS "vatIncluded",
       EXISTS (SELECT FROM bill_line r WHERE r.reverses_bill_id = l.bill_id AND r.reverses_line_no = l.line_no) AS "isReversed"
     FROM bill_line l WHERE l.bill_id = $1 ORDER BY l.line_no`,
    [billId],
  );

const issued = ({ usedDays, daysInMonth, ...line }: LineRow): IssuedLine => ({ ...line, ...(usedDays !== null && daysInMonth !== null ? { usedDays, daysInMonth } : {}) });

interface BillRow extends Omit<BillToCorrect, 'lines' | 'payerDueDay'> {
  readonly payerDueDay: string;
}

/** A bill with its lines, and what a correction of it needs to be dated. */
export async function billToCorrect(tx: Tx, billId: string): Promise<BillToCorrect | Refusal> {
  const bill = await tx.one<BillRow>(
    `SELECT b.id, b.bill_no AS "billNo", b.contract_id AS "contractId", b.customer_id AS "customerId", b.accrual_month AS "accrualMonth", b.due_on AS "dueOn", c.payer_due_day AS "payerDueDay"
       FROM bill b JOIN contract c ON c.id = b.contract_id WHERE b.id = $1`,
    [billId],
  );
  if (!bill) return refuse('bill.not-found');
  return { ...bill, payerDueDay: payerDueDayOf(bill.payerDueDay), lines: (await linesOf(tx, billId)).map(issued) };
}
