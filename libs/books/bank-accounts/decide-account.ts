import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { maskAccount } from '../../domain/identifiers/mask';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { accountInForce, accountOf, type BankAccount } from './account-row';

/** Locks a proposal for its decision: whoever comes second finds it decided. */
async function toDecide(tx: Tx, id: string): Promise<BankAccount | Refusal> {
  await tx.query(`SELECT 1 FROM partner_bank_account WHERE id = $1 FOR UPDATE`, [id]);
  const account = await accountOf(tx, id);
  if (isRefusal(account)) return account;
  return account.status === 'PROPOSED' ? account : refuse('bank-account.decided-already');
}

const decide = (tx: Tx, id: string, status: 'APPROVED' | 'REFUSED', why: string | null): Promise<unknown[]> =>
  tx.query(`UPDATE partner_bank_account SET status = $2, decided_by = $3, decided_at = $4, refusal_reason = $5 WHERE id = $1`, [id, status, tx.actor.id, tx.now, why]);

/** A second person reads the number off the paper anew: payouts that are made from now on go there. Those made before keep theirs. */
export async function approveAccount(tx: Tx, id: string, accountNo: string): Promise<{ readonly bankAccountId: string } | Refusal> {
  const account = await toDecide(tx, id);
  if (isRefusal(account)) return account;
  if (account.proposedBy === tx.actor.id) return refuse('approval.maker-is-checker');
  if (account.accountNo !== accountNo) return refuse('bank-account.another-number', { field: 'accountNo' });
  const before = await tx.one<{ bankCode: string; accountNo: string }>(`SELECT bank_code AS "bankCode", account_no AS "accountNo" FROM partner_bank_account WHERE id = ${accountInForce('$1')}`, [account.partnerId]);
  await decide(tx, id, 'APPROVED', null);
  const { partnerId, bankCode } = account;
  await writeAudit(tx, 'organisation.bank-account-changed', { kind: 'ORGANISATION', id: partnerId }, before && { ...before, accountNo: maskAccount(before.accountNo) }, { bankAccountId: id, bankCode, accountNo: maskAccount(accountNo) });
  return { bankAccountId: id };
}

/** The account stays as it was: the other person says why, or whoever proposed takes it back. */
export async function refuseAccount(tx: Tx, id: string, reason: string): Promise<{ readonly bankAccountId: string } | Refusal> {
  const account = await toDecide(tx, id);
  if (isRefusal(account)) return account;
  await decide(tx, id, 'REFUSED', reason);
  await writeAudit(tx, 'organisation.bank-account-refused', { kind: 'ORGANISATION', id: account.partnerId }, undefined, { bankAccountId: id, reason });
  return { bankAccountId: id };
}
