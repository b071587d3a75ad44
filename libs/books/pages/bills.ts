import type { Tx } from '../../database/transaction';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import type { Json } from '../../domain/process/step-plan';
import { refuse, type Refusal } from '../../domain/refusal';
import { pageOf, type Page } from '../../database/page-of';

export interface BillInList {
  readonly id: string;
  readonly billNo: string;
  readonly kind: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerName: string;
  readonly accrualMonth: Month;
  readonly writeDate: PlainDate;
  readonly issueBy: PlainDate;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
  readonly adjustmentWon: Won;
  readonly payableWon: Won;
  /** Once where it was late; never part of the tax invoice. */
  readonly lateChargeWon: Won;
  readonly paidWon: Won;
  readonly openWon: Won;
  readonly status: string;
}

export interface LineOnBill {
  readonly lineNo: number;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly item: string;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly usedDays: number | null;
  readonly daysInMonth: number | null;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly lineage: Json;
  /** The line of another bill that this one takes back. */
  readonly reverses: { readonly billId: string; readonly lineNo: number } | null;
  /** The bill that takes this line back. */
  readonly reversedByBillId: string | null;
}

/** What was paid on a bill: the day that counts, and below zero what was taken off again. */
export interface AllocationOnBill {
  readonly id: string;
  readonly amountWon: Won;
  readonly valueOn: PlainDate;
  readonly how: string;
  /** The house alone sees which payment it was. */
  readonly paymentId: string | null;
  readonly reversesId: string | null;
}

export interface LateChargeOnBill {
  readonly chargedOn: PlainDate;
  readonly unpaidWon: Won;
  readonly percent: string;
  readonly amountWon: Won;
}

export interface BillPage extends BillInList {
  readonly lines: readonly LineOnBill[];
  readonly allocations: readonly AllocationOnBill[];
  readonly lateCharges: readonly LateChargeOnBill[];
}

const columns = `b.id, b.bill_no AS "billNo", b.kind, b.contract_id AS "contractId", c.contract_no AS "contractNo", k.name AS "customerName", b.accrual_month AS "accrualMonth",
  b.write_date AS "writeDate", b.issue_by AS "issueBy", b.issued_on AS "issuedOn", b.due_on AS "dueOn", b.supply_won AS "supplyWon", b.vat_won AS "vatWon", b.total_won AS "totalWon",
  b.adjustment_won AS "adjustmentWon", b.payable_won AS "payableWon", b.late_charge_won AS "lateChargeWon", b.paid_won AS "paidWon",
  b.payable_won + b.late_charge_won - b.paid_won AS "openWon", b.status`;
const joined = `bill b JOIN contract c ON c.id = b.contract_id JOIN customer k ON k.id = b.customer_id`;

export interface BillFilter {
  readonly month?: Month | undefined;
  readonly contract?: string | undefined;
  readonly after?: string | undefined;
}

/** Bills, newest first, by the index of the filter that is asked; customers read their own (row-level security beneath). */
export function listOfBills(tx: Tx, filter: BillFilter): Promise<Page<BillInList>> {
  const parameters = [filter.month, filter.contract, filter.after].filter((value) => value !== undefined);
  const place = (value: unknown): number => parameters.indexOf(value as string) + 1;
  const conditions = [
    filter.month && `b.accrual_month = $${place(filter.month)}`,
    filter.contract && `b.contract_id = $${place(filter.contract)}`,
    tx.actor.side === 'CUSTOMER' && `b.customer_id = $${parameters.push(tx.actor.organisationId)}`,
    filter.after && `b.id < $${place(filter.after)}`,
  ].filter(Boolean);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return pageOf((limit) => tx.query<BillInList>(`SELECT ${columns} FROM ${joined} ${where} ORDER BY b.id DESC LIMIT ${limit}`, parameters));
}

const linesOf = (tx: Tx, billId: string): Promise<LineOnBill[]> =>
  tx.query(
    `SELECT l.line_no AS "lineNo", l.source_kind AS "sourceKind", l.source_id AS "sourceId", l.item, l.quantity, l.unit_price_won AS "unitPriceWon", l.used_days AS "usedDays",
       l.days_in_month AS "daysInMonth", l.supply_won AS "supplyWon", l.vat_won AS "vatWon", l.lineage, r.bill_id AS "reversedByBillId",
       CASE WHEN l.reverses_bill_id IS NOT NULL THEN jsonb_build_object('billId', l.reverses_bill_id, 'lineNo', l.reverses_line_no) END AS reverses
     FROM bill_line l LEFT JOIN bill_line r ON r.reverses_bill_id = l.bill_id AND r.reverses_line_no = l.line_no WHERE l.bill_id = $1 ORDER BY l.line_no`,
    [billId],
  );

const allocationsOf = async (tx: Tx, billId: string): Promise<AllocationOnBill[]> => {
  const rows = await tx.query<AllocationOnBill>(
    `SELECT id, amount_won AS "amountWon", value_on AS "valueOn", how, payment_id AS "paymentId", reverses_id AS "reversesId" FROM payment_allocation WHERE bill_id = $1 ORDER BY id`,
    [billId],
  );
  return tx.actor.side === 'CUSTOMER' ? rows.map((row) => ({ ...row, paymentId: null })) : rows;
};

const lateChargesOf = (tx: Tx, billId: string): Promise<LateChargeOnBill[]> =>
  tx.query(`SELECT charged_on AS "chargedOn", unpaid_won AS "unpaidWon", percent::text, amount_won AS "amountWon" FROM late_charge WHERE bill_id = $1 ORDER BY seq`, [billId]);

/** One bill; every line says by which rule, item, price version, days and arithmetic it came about. A bill of others is not found. */
export async function billPage(tx: Tx, billId: string): Promise<BillPage | Refusal> {
  const bill = await tx.one<BillInList>(`SELECT ${columns} FROM ${joined} WHERE b.id = $1`, [billId]);
  if (!bill) return refuse('bill.not-found');
  return { ...bill, lines: await linesOf(tx, billId), allocations: await allocationsOf(tx, billId), lateCharges: await lateChargesOf(tx, billId) };
}
