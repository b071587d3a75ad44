import type { RefundReturnForm } from '../../contract/forms/refund';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { tellRole } from '../../desk/notices';
import { postingsOfReturnedRefund } from '../../domain/billing/ledger-postings';
import { monthOf, type PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { writeEntries } from '../ledger';
import { oneAtATime } from '../payments/one-at-a-time';

interface PaidRefund {
  readonly status: string;
  readonly refundNo: string;
  readonly payOn: PlainDate;
  readonly amountWon: Won;
  readonly creditBillId: string;
  readonly billNo: string;
  readonly contractId: string;
}

/** Locks a refund that has left the bank: whoever comes second finds it returned. */
async function toReturn(tx: Tx, refundId: string): Promise<PaidRefund | Refusal> {
  const refund = await tx.one<PaidRefund>(
    `SELECT r.status, r.refund_no AS "refundNo", r.pay_on AS "payOn", r.amount_won AS "amountWon", b.id AS "creditBillId", b.bill_no AS "billNo", b.contract_id AS "contractId"
       FROM refund r JOIN bill b ON b.id = r.credit_bill_id WHERE r.id = $1 FOR UPDATE OF r`,
    [refundId],
  );
  if (!refund) return refuse('refund.not-found');
  if (refund.status === 'RETURNED') return refuse('refund.returned-already');
  return refund.status === 'PAID' ? refund : refuse('refund.not-paid');
}

/** The day lies between payment and today, and the bank's reference names no other return. */
async function faultOfReturn(tx: Tx, { returnedOn, bankRef }: RefundReturnForm, { payOn }: PaidRefund): Promise<Refusal | undefined> {
  if (returnedOn > tx.today) return refuse('date.in-the-future', { field: 'returnedOn', params: { date: returnedOn } });
  if (returnedOn < payOn) return refuse('refund.returned-before-payment', { field: 'returnedOn', params: { payOn } });
  return (await tx.one(`SELECT 1 FROM refund WHERE return_ref = $1`, [bankRef])) ? refuse('refund.return-known-already', { field: 'bankRef' }) : undefined;
}

/**
 * The bank sent a refund back (wrong account, closed account): what it took of its credit is there again, for a bill of its customer or for a new refund
 * with four eyes of its own. The books are put back by the opposite of what the refund booked, on the day on which the money came.
 */
export async function returnRefund(tx: Tx, refundId: string, form: RefundReturnForm): Promise<{ readonly refundId: string } | Refusal> {
  await oneAtATime(tx);
  const refund = await toReturn(tx, refundId);
  if (isRefusal(refund)) return refund;
  const fault = await faultOfReturn(tx, form, refund);
  if (fault) return fault;
  const { returnedOn, reason, bankRef } = form;
  const { refundNo, amountWon, creditBillId, billNo, contractId } = refund;
  await tx.query(`UPDATE refund SET status = 'RETURNED', returned_on = $2, return_reason = $3, return_ref = $4, returned_by = $5, returned_at = $6 WHERE id = $1`, [refundId, returnedOn, reason, bankRef, tx.actor.id, tx.now]);
  await writeEntries(tx, [
    { id: newId(), ref: `${refundNo}-RETURNED`, kind: 'REFUND_RETURN', accrualMonth: monthOf(returnedOn), bookedOn: returnedOn, contractId, postings: postingsOfReturnedRefund(amountWon) },
  ]);
  await tellRole(tx, 'SETTLEMENT_TEAM', { kind: 'refund-returned', subjectId: refundId, detail: { billNo } });
  await writeAudit(tx, 'refund.returned', { kind: 'BILL', id: creditBillId }, undefined, { refundId, refundNo, amountWon, returnedOn, reason, bankRef });
  return { refundId };
}
