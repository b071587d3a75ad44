import { prepareRows, writeRows, type Column, type PreparedRows } from '../../database/insert-rows';
import type { Tx } from '../../database/transaction';
import type { Bill } from '../../domain/billing/bill-from-lines';
import type { BillLine } from '../../domain/billing/bill-line';
import type { BillDates, BillKind } from '../../domain/billing/kinds-of-bill';
import { postingsOfBill } from '../../domain/billing/ledger-postings';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import { appendEntries, prepareEntries, type LedgerEntry, type PreparedEntries } from '../ledger';
import { awaitDueDates } from '../payments/due-dates';

/** A line on its way to a bill: a charge, the next of its source where an earlier one was reversed, or a reversal. */
export interface LineToWrite extends BillLine {
  readonly chargeNo?: number;
  readonly reverses?: { readonly billId: string; readonly lineNo: number };
}

/** A bill with its dates, ready but for its number. */
export interface UnnumberedBill extends Bill, BillDates {
  readonly lines: readonly LineToWrite[];
  readonly id: string;
  readonly kind: BillKind;
  readonly contractId: string;
  readonly customerId: string;
  readonly accrualMonth: Month;
  readonly issuedOn: PlainDate;
}

export interface NewBill extends UnnumberedBill {
  readonly billNo: string;
}

interface LineOfBill {
  readonly billId: string;
  readonly lineNo: number;
  readonly line: LineToWrite;
}

const billColumns: readonly Column<UnnumberedBill>[] = [
  { name: 'id', type: 'uuid', of: (bill) => bill.id },
  { name: 'bill_no', type: 'text' },
  { name: 'kind', type: 'text', of: (bill) => bill.kind },
  { name: 'contract_id', type: 'uuid', of: (bill) => bill.contractId },
  { name: 'customer_id', type: 'uuid', of: (bill) => bill.customerId },
  { name: 'accrual_month', type: 'text', of: (bill) => bill.accrualMonth },
  { name: 'write_date', type: 'date', of: (bill) => bill.writeDate },
  { name: 'issue_by', type: 'date', of: (bill) => bill.issueBy },
  { name: 'issued_on', type: 'date', of: (bill) => bill.issuedOn },
  { name: 'due_on', type: 'date', of: (bill) => bill.dueOn },
  { name: 'supply_won', type: 'bigint', of: (bill) => bill.supplyWon },
  { name: 'vat_won', type: 'bigint', of: (bill) => bill.vatWon },
  { name: 'total_won', type: 'bigint', of: (bill) => bill.totalWon },
  { name: 'adjustment_won', type: 'bigint', of: (bill) => bill.adjustmentWon },
  { name: 'payable_won', type: 'bigint', of: (bill) => bill.payableWon },
];

const lineColumns: readonly Column<LineOfBill>[] = [
  { name: 'bill_id', type: 'uuid', of: ({ billId }) => billId },
  { name: 'line_no', type: 'smallint', of: ({ lineNo }) => lineNo },
  { name: 'source_kind', type: 'text', of: ({ line }) => line.sourceKind },
  { name: 'source_id', type: 'uuid', of: ({ line }) => line.sourceId },
  { name: 'accrual_month', type: 'text', of: ({ line }) => line.accrualMonth },
  { name: 'item', type: 'text', of: ({ line }) => line.item },
  { name: 'quantity', type: 'int', of: ({ line }) => line.quantity },
  { name: 'unit_price_won', type: 'bigint', of: ({ line }) => line.unitPriceWon },
  { name: 'used_days', type: 'smallint', of: ({ line }) => line.usedDays },
  { name: 'days_in_month', type: 'smallint', of: ({ line }) => line.daysInMonth },
  { name: 'supply_won', type: 'bigint', of: ({ line }) => line.supplyWon },
  { name: 'vat_won', type: 'bigint', of: ({ line }) => line.vatWon },
  { name: 'lineage', type: 'jsonb', of: ({ line }) => JSON.stringify(line.lineage) },
  { name: 'charge_no', type: 'smallint', of: ({ line }) => line.chargeNo ?? 1 },
  { name: 'reverses_bill_id', type: 'uuid', of: ({ line }) => line.reverses?.billId },
  { name: 'reverses_line_no', type: 'smallint', of: ({ line }) => line.reverses?.lineNo },
];

const linesOf = (bills: readonly UnnumberedBill[]): readonly LineOfBill[] => bills.flatMap((bill) => bill.lines.map((line, at): LineOfBill => ({ billId: bill.id, lineNo: at + 1, line })));

/** The entry of a bill has the bill's id, and its number as reference. */
const entryOf = (bill: UnnumberedBill): Omit<LedgerEntry, 'ref'> => ({
  id: bill.id,
  kind: 'BILL',
  accrualMonth: bill.accrualMonth,
  bookedOn: bill.writeDate,
  contractId: bill.contractId,
  postings: postingsOfBill(bill),
});

/** Bills that want nothing but their numbers. */
export interface PreparedBills {
  readonly count: number;
  readonly dueOn: readonly PlainDate[];
  readonly bills: PreparedRows;
  readonly lines: PreparedRows;
  readonly entries: PreparedEntries;
}

/** Some thousand bills at most. */
export const prepareBills = (bills: readonly UnnumberedBill[]): PreparedBills => ({
  count: bills.length,
  dueOn: [...new Set(bills.map((bill) => bill.dueOn))],
  bills: prepareRows('bill', billColumns, bills),
  lines: prepareRows('bill_line', lineColumns, linesOf(bills)),
  entries: prepareEntries(bills.map(entryOf)),
});

/** Writes bills with their lines and postings. The schema refuses a second bill of a contract's month and a second charge of a source. */
export async function writePrepared(tx: Tx, prepared: readonly PreparedBills[], numbers: readonly string[]): Promise<void> {
  let next = 0;
  for (const { count, bills, lines, entries } of prepared) {
    const theirs = numbers.slice(next, next + count);
    await writeRows(tx, bills, theirs);
    await writeRows(tx, lines);
    await appendEntries(tx, entries, theirs);
    next += count;
  }
  await awaitDueDates(tx, prepared.flatMap(({ dueOn }) => dueOn));
}

export const writeBills = (tx: Tx, bills: readonly NewBill[]): Promise<void> => writePrepared(tx, [prepareBills(bills)], bills.map(({ billNo }) => billNo));
