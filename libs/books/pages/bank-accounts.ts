import { pageOf, type Page } from '../../database/page-of';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { accountOf, masked, selectAccounts, type BankAccount } from '../bank-accounts/account-row';

/** Accounts of one status, newest first, masked. */
export const listOfBankAccounts = (tx: Tx, { status, after }: { readonly status: string; readonly after?: string | undefined }): Promise<Page<BankAccount>> =>
  pageOf(async (limit) => (await tx.query<BankAccount>(`${selectAccounts} WHERE a.status = $1 AND ($2::uuid IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3`, [status, after ?? null, limit])).map(masked));

/** Every account that a partner had, was proposed or has, newest first, masked. */
export const bankAccountsOfPartner = (tx: Tx, partnerId: string, after?: string): Promise<Page<BankAccount>> =>
  pageOf(async (limit) => (await tx.query<BankAccount>(`${selectAccounts} WHERE a.partner_id = $1 AND ($2::uuid IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3`, [partnerId, after ?? null, limit])).map(masked));

/** An account with its number masked: what a change answers, and keeps with its key. */
export async function maskedBankAccount(tx: Tx, id: string): Promise<BankAccount | Refusal> {
  const account = await accountOf(tx, id);
  return isRefusal(account) ? account : masked(account);
}

/** An account with its whole number; who has looked is on record (K-18). */
export async function bankAccountPage(tx: Tx, id: string): Promise<BankAccount | Refusal> {
  const account = await accountOf(tx, id);
  if (!isRefusal(account)) await writeAudit(tx, 'organisation.bank-account-read', { kind: 'ORGANISATION', id: account.partnerId }, undefined, { bankAccountId: id });
  return account;
}
