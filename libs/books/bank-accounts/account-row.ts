import type { Tx } from '../../database/transaction';
import { maskAccount } from '../../domain/identifiers/mask';
import { refuse, type Refusal } from '../../domain/refusal';

export interface BankAccount {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly bankCode: string;
  readonly accountNo: string;
  readonly accountHolder: string;
  readonly reason: string;
  readonly status: 'PROPOSED' | 'APPROVED' | 'REFUSED';
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly refusalReason: string | null;
}

export const selectAccounts = `SELECT a.id, a.partner_id AS "partnerId", o.name_ko AS "partnerName", a.bank_code AS "bankCode", a.account_no AS "accountNo", a.account_holder AS "accountHolder", a.reason, a.status,
    a.proposed_by AS "proposedBy", p.name AS "proposedByName", a.proposed_at AS "proposedAt", d.name AS "decidedByName", a.decided_at AS "decidedAt", a.refusal_reason AS "refusalReason"
  FROM partner_bank_account a JOIN organisation o ON o.id = a.partner_id JOIN person p ON p.id = a.proposed_by LEFT JOIN person d ON d.id = a.decided_by`;

/** SQL: the account to which a partner is paid, the newest approved one; null where there is none. */
export const accountInForce = (partnerId: string): string =>
  `(SELECT a.id FROM partner_bank_account a WHERE a.partner_id = ${partnerId} AND a.status = 'APPROVED' ORDER BY a.decided_at DESC, a.id DESC LIMIT 1)`;

export const masked = (account: BankAccount): BankAccount => ({ ...account, accountNo: maskAccount(account.accountNo) });

export async function accountOf(tx: Tx, id: string): Promise<BankAccount | Refusal> {
  return (await tx.one<BankAccount>(`${selectAccounts} WHERE a.id = $1`, [id])) ?? refuse('bank-account.not-found');
}
