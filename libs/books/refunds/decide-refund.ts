import { newId } from '../../database/ids';
import { calendarOf } from '../../database/reference-data';
import { takeNumbers } from '../../database/take-number';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { postingsOfRefund } from '../../domain/billing/ledger-postings';
import { addBusinessDays } from '../../domain/calendar/add-business-days';
import { monthOf } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { writeEntries } from '../ledger';
import { oneAtATime } from '../payments/one-at-a-time';
import { creditToRefund } from './credit';
import { awaitRefunds } from './pay-refunds';

interface Proposal {
  readonly creditBillId: string;
  readonly amountWon: Won;
  readonly status: string;
  readonly proposedBy: string;
}

/** Locks a proposal for its decision: whoever comes second finds it decided. */
async function toDecide(tx: Tx, refundId: string): Promise<Proposal | Refusal> {
  const proposal = await tx.one<Proposal>(`SELECT credit_bill_id AS "creditBillId", amount_won AS "amountWon", status, proposed_by AS "proposedBy" FROM refund WHERE id = $1 FOR UPDATE`, [refundId]);
  if (!proposal) return refuse('refund.not-found');
  return proposal.status === 'PROPOSED' ? proposal : refuse('refund.decided-already');
}

/**
 * A second person of the settlement team approves what they saw: the credit is taken up, what it comes to is owed to the customer and leaves the
 * bank on the next open day.
 */
export async function approveRefund(tx: Tx, refundId: string, amountWon: Won): Promise<{ readonly refundId: string } | Refusal> {
  await oneAtATime(tx);
  const proposal = await toDecide(tx, refundId);
  if (isRefusal(proposal)) return proposal;
  if (proposal.proposedBy === tx.actor.id) return refuse('approval.maker-is-checker');
  const credit = await creditToRefund(tx, proposal.creditBillId);
  if (isRefusal(credit)) return credit;
  if (credit.restWon !== proposal.amountWon) return refuse('refund.credit-changed', { params: { restWon: credit.restWon.toString() } });
  if (amountWon !== proposal.amountWon) return refuse('refund.another-amount', { field: 'amountWon', params: { amountWon: proposal.amountWon.toString() } });
  const payOn = addBusinessDays(tx.today, 1, await calendarOf(tx));
  if (isRefusal(payOn)) return payOn;
  const [refundNo = ''] = await takeNumbers(tx, 'REFUND', 1);
  await tx.query(`UPDATE refund SET status = 'APPROVED', decided_by = $2, decided_at = $3, refund_no = $4, pay_on = $5 WHERE id = $1`, [refundId, tx.actor.id, tx.now, refundNo, payOn]);
  await writeEntries(tx, [{ id: newId(), ref: refundNo, kind: 'REFUND', accrualMonth: monthOf(tx.today), bookedOn: tx.today, contractId: credit.contractId, postings: postingsOfRefund(amountWon) }]);
  await awaitRefunds(tx, payOn);
  await writeAudit(tx, 'refund.approved', { kind: 'BILL', id: credit.billId }, { restWon: credit.restWon }, { refundId, refundNo, amountWon, payOn });
  return { refundId };
}

/** Nothing is paid back: the other person says why, or whoever proposed takes it back. */
export async function refuseRefund(tx: Tx, refundId: string, reason: string): Promise<{ readonly refundId: string } | Refusal> {
  const proposal = await toDecide(tx, refundId);
  if (isRefusal(proposal)) return proposal;
  await tx.query(`UPDATE refund SET status = 'REFUSED', decided_by = $2, decided_at = $3, refusal_reason = $4 WHERE id = $1`, [refundId, tx.actor.id, tx.now, reason]);
  await writeAudit(tx, 'refund.refused', { kind: 'BILL', id: proposal.creditBillId }, undefined, { refundId, reason });
  return { refundId };
}
