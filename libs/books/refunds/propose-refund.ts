import type { RefundForm } from '../../contract/forms/refund';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { tellRole } from '../../desk/notices';
import { maskAccount } from '../../domain/identifiers/mask';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { oneAtATime } from '../payments/one-at-a-time';
import { creditToRefund } from './credit';

/** Proposes to pay the rest of a credit back, one proposal of a credit at a time; the others of the settlement team are told. The account stands with the refund alone. */
export async function proposeRefund(tx: Tx, creditBillId: string, { reason, bankCode, accountNo, accountHolder }: RefundForm): Promise<{ readonly refundId: string } | Refusal> {
  await oneAtATime(tx);
  const credit = await creditToRefund(tx, creditBillId);
  if (isRefusal(credit)) return credit;
  const { restWon, customerId, billNo } = credit;
  const [proposed] = await tx.query<{ id: string }>(
    `INSERT INTO refund (id, credit_bill_id, customer_id, amount_won, bank_code, account_no, account_holder, reason, status, proposed_by, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'PROPOSED', $9, $10) ON CONFLICT (credit_bill_id) WHERE status = 'PROPOSED' DO NOTHING RETURNING id`,
    [newId(), creditBillId, customerId, restWon, bankCode, accountNo, accountHolder, reason, tx.actor.id, tx.now],
  );
  if (!proposed) return refuse('refund.proposed-already');
  await tellRole(tx, 'SETTLEMENT_TEAM', { kind: 'refund-proposed', subjectId: proposed.id, detail: { billNo } });
  await writeAudit(tx, 'refund.proposed', { kind: 'BILL', id: creditBillId }, undefined, { refundId: proposed.id, amountWon: restWon, reason, bankCode, accountNo: maskAccount(accountNo) });
  return { refundId: proposed.id };
}
