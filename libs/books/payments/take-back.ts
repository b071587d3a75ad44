import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { refuse, type Refusal } from '../../domain/refusal';
import { oneAtATime } from './one-at-a-time';
import { writeSetOff } from './set-off';
import { writeAllocations } from './write-allocations';

interface Allocation {
  readonly paymentId: string | null;
  readonly creditBillId: string | null;
  readonly creditContractId: string | null;
  readonly billId: string;
  readonly contractId: string;
  readonly amountWon: Won;
  readonly valueOn: PlainDate;
  readonly takenBack: boolean;
}

const allocationOf = (tx: Tx, id: string): Promise<Allocation | undefined> =>
  tx.one(
    `SELECT a.payment_id AS "paymentId", a.credit_bill_id AS "creditBillId", c.contract_id AS "creditContractId", a.bill_id AS "billId", a.amount_won AS "amountWon", a.value_on AS "valueOn",
       b.contract_id AS "contractId", a.reverses_id IS NOT NULL OR EXISTS (SELECT FROM payment_allocation r WHERE r.reverses_id = a.id) AS "takenBack"
     FROM payment_allocation a JOIN bill b ON b.id = a.bill_id LEFT JOIN bill c ON c.id = a.credit_bill_id WHERE a.id = $1`,
    [id],
  );

export interface TakenBack {
  readonly allocationId: string;
  readonly paymentId: string | null;
  readonly billId: string;
}

/** An allocation or a set-off that was wrong is taken back by a row of its own; its money, or its credit, waits for a person again. */
export async function takeBack(tx: Tx, allocationId: string, reason: string): Promise<TakenBack | Refusal> {
  await oneAtATime(tx);
  const made = await allocationOf(tx, allocationId);
  if (!made) return refuse('allocation.not-found');
  if (made.takenBack) return refuse('allocation.taken-back-already');
  const { paymentId, creditBillId, creditContractId, billId, contractId, valueOn } = made;
  const reversal = { billId, contractId, valueOn, amountWon: -made.amountWon, reversesId: allocationId, reason };
  if (paymentId) await writeAllocations(tx, [{ ...reversal, paymentId, how: 'REVERSED' }]);
  else await writeSetOff(tx, { ...reversal, creditBillId: creditBillId ?? '', creditContractId: creditContractId ?? '' });
  await writeAudit(tx, 'allocation.taken-back', { kind: 'BILL', id: billId }, { allocationId, paymentId, creditBillId, amountWon: made.amountWon }, { reason });
  return { allocationId, paymentId, billId };
}
