import { newId } from '../../database/ids';
import { insertRows, type Column } from '../../database/insert-rows';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import { lateCharge } from '../../domain/billing/late-charge';
import { postingsOfLateCharge } from '../../domain/billing/ledger-postings';
import { monthOf } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { orThrow } from '../../domain/refusal';
import { writeEntries } from '../ledger';

interface Charge {
  readonly billId: string;
  readonly billNo: string;
  readonly contractId: string;
  readonly seq: number;
  readonly unpaidWon: Won;
  readonly percent: number;
  readonly amountWon: Won;
}

const columns = (tx: Tx): readonly Column<Charge>[] => [
  { name: 'bill_id', type: 'uuid', of: ({ billId }) => billId },
  { name: 'seq', type: 'smallint', of: ({ seq }) => seq },
  { name: 'charged_on', type: 'date', of: () => tx.today },
  { name: 'unpaid_won', type: 'bigint', of: ({ unpaidWon }) => unpaidWon },
  { name: 'percent', type: 'numeric', of: ({ percent }) => percent },
  { name: 'amount_won', type: 'bigint', of: ({ amountWon }) => amountWon },
];

async function writeCharges(tx: Tx, charges: readonly Charge[]): Promise<void> {
  const some = charges.filter(({ amountWon }) => amountWon !== 0n);
  await insertRows(tx, 'late_charge', columns(tx), some);
  await writeEntries(
    tx,
    some.map(({ billNo, seq, contractId, amountWon }) => ({
      id: newId(), ref: `LATE-${billNo}-${seq}`, kind: 'LATE_CHARGE', accrualMonth: monthOf(tx.today), bookedOn: tx.today, contractId, postings: postingsOfLateCharge(amountWon),
    })),
  );
}

/** SQL: what was unpaid of a bill on its due date, as it is known now: money is often booked after the day on which it came. */
export const unpaidOnDueDate = (bill: string): string =>
  `(${bill}.payable_won - coalesce((SELECT sum(a.amount_won) FROM payment_allocation a WHERE a.bill_id = ${bill}.id AND a.value_on <= ${bill}.due_on), 0))::bigint`;

/** A bill whose due date has passed with something unpaid. */
export interface LateBill {
  readonly billId: string;
  readonly billNo: string;
  readonly contractId: string;
  readonly unpaidWon: Won;
}

/** Charges what has become late, once ever: a bill that was charged before and is open again is not charged anew. */
export async function chargeForBeingLate(tx: Tx, bills: readonly LateBill[]): Promise<void> {
  if (bills.length === 0) return;
  const { lateChargePercent: percent } = orThrow(await parametersOn(tx, tx.today));
  const charged = await tx.query<{ id: string }>(`SELECT bill_id AS id FROM late_charge WHERE seq = 1 AND bill_id = ANY ($1::uuid[])`, [bills.map(({ billId }) => billId)]);
  const before = new Set(charged.map(({ id }) => id));
  await writeCharges(tx, bills.filter(({ billId }) => !before.has(billId)).map((bill) => ({ ...bill, seq: 1, percent, amountWon: lateCharge(bill.unpaidWon, percent) })));
}

interface Charged extends LateBill {
  readonly percent: string;
  readonly last: number;
  readonly chargedWon: Won;
}

const chargedBills = (tx: Tx, billIds: readonly string[]): Promise<Charged[]> =>
  tx.query(
    `SELECT b.id AS "billId", b.bill_no AS "billNo", b.contract_id AS "contractId", b.late_charge_won AS "chargedWon", c.percent, c.last,
       ${unpaidOnDueDate('b')} AS "unpaidWon"
     FROM bill b JOIN (SELECT bill_id, min(percent) AS percent, max(seq) AS last FROM late_charge WHERE bill_id = ANY ($1::uuid[]) GROUP BY bill_id) c ON c.bill_id = b.id`,
    [billIds],
  );

/** A late charge is of what was unpaid on the due date: money of an earlier day that is booked later lowers it, and takes it away where all came in time. */
export async function putLateChargesRight(tx: Tx, billIds: readonly string[]): Promise<void> {
  const charged = await chargedBills(tx, billIds);
  await writeCharges(
    tx,
    charged.map(({ percent, last, chargedWon, ...bill }) => ({ ...bill, seq: last + 1, percent: Number(percent), amountWon: lateCharge(bill.unpaidWon, Number(percent)) - chargedWon })),
  );
}
