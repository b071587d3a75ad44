import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { postingsOfReturn } from '../../domain/billing/ledger-postings';
import { monthOf, type PlainDate } from '../../domain/calendar/plain-date';
import { sumWon, type Won } from '../../domain/money/won';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { writeEntries } from '../ledger';
import { oneAtATime } from './one-at-a-time';
import { openBillsOfIds } from './open-bills';
import { faultOfShares, type Share } from './shares';
import { writeAllocations, type NewAllocation } from './write-allocations';

interface PaymentAtHand {
  readonly id: string;
  readonly bankRef: string;
  readonly paidOn: PlainDate;
  readonly restWon: Won;
}

const paymentAtHand = async (tx: Tx, id: string): Promise<PaymentAtHand | Refusal> =>
  (await tx.one<PaymentAtHand>(`SELECT id, bank_ref AS "bankRef", paid_on AS "paidOn", rest_won AS "restWon" FROM payment WHERE id = $1 FOR UPDATE`, [id])) ?? refuse('payment.not-found');

async function sharesOf(tx: Tx, payment: PaymentAtHand, shares: readonly Share[]): Promise<readonly NewAllocation[] | Refusal> {
  const bills = new Map((await openBillsOfIds(tx, payment.paidOn, shares.map(({ billId }) => billId))).map((bill) => [bill.billId, bill]));
  const fault = faultOfShares(shares, bills);
  return fault ?? shares.map((share): NewAllocation => ({ ...share, paymentId: payment.id, contractId: bills.get(share.billId)?.contractId ?? '', valueOn: payment.paidOn, how: 'BY_HAND' }));
}

/** A person says which bills the rest of a payment is for: never more than a bill is open for, never more than is left. */
export async function allocateByHand(tx: Tx, paymentId: string, shares: readonly Share[]): Promise<{ readonly paymentId: string } | Refusal> {
  await oneAtATime(tx);
  const payment = await paymentAtHand(tx, paymentId);
  if (isRefusal(payment)) return payment;
  if (sumWon(shares.map(({ amountWon }) => amountWon)) > payment.restWon) return refuse('payment.beyond-its-rest', { field: 'allocations', params: { restWon: payment.restWon.toString() } });
  const allocations = await sharesOf(tx, payment, shares);
  if (isRefusal(allocations)) return allocations;
  await writeAllocations(tx, allocations);
  await writeAudit(tx, 'payment.allocated', { kind: 'PAYMENT', id: paymentId }, { restWon: payment.restWon }, { shares });
  return { paymentId };
}

/** What is left of a payment is not for us: it goes back to whoever paid. */
export async function returnTheRest(tx: Tx, paymentId: string, reason: string): Promise<{ readonly paymentId: string } | Refusal> {
  await oneAtATime(tx);
  const payment = await paymentAtHand(tx, paymentId);
  if (isRefusal(payment)) return payment;
  const { restWon, bankRef } = payment;
  if (restWon === 0n) return refuse('payment.nothing-left');
  const [marked] = await tx.query(`UPDATE payment SET to_return_won = $2, return_reason = $3 WHERE id = $1 AND to_return_won = 0 RETURNING id`, [paymentId, restWon, reason]);
  if (!marked) return refuse('payment.returned-already');
  await writeEntries(tx, [{ id: newId(), ref: `RETURN-${bankRef}`, kind: 'PAYMENT', accrualMonth: monthOf(tx.today), bookedOn: tx.today, postings: postingsOfReturn(restWon) }]);
  await writeAudit(tx, 'payment.to-return', { kind: 'PAYMENT', id: paymentId }, { restWon }, { reason });
  return { paymentId };
}
