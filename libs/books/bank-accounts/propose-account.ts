import type { BankAccountForm } from '../../contract/forms/bank-account';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { tellRole } from '../../desk/notices';
import { maskAccount } from '../../domain/identifiers/mask';
import { refuse, type Refusal } from '../../domain/refusal';
import { accountInForce } from './account-row';

/** Proposes where a partner is paid from now on: one proposal of a partner at a time; the others of the settlement team are told. */
export async function proposeAccount(tx: Tx, partnerId: string, { bankCode, accountNo, accountHolder, reason }: BankAccountForm): Promise<{ readonly bankAccountId: string } | Refusal> {
  const partner = await tx.one<{ code: string }>(`SELECT code FROM organisation WHERE id = $1 AND kind = 'PARTNER' AND (valid_to IS NULL OR valid_to >= $2)`, [partnerId, tx.today]);
  if (!partner) return refuse('bank-account.no-such-partner');
  const same = await tx.one(`SELECT 1 FROM partner_bank_account WHERE id = ${accountInForce('$1')} AND bank_code = $2 AND account_no = $3 AND account_holder = $4`, [partnerId, bankCode, accountNo, accountHolder]);
  if (same) return refuse('bank-account.in-force-already', { field: 'accountNo' });
  const [proposed] = await tx.query<{ id: string }>(
    `INSERT INTO partner_bank_account (id, partner_id, bank_code, account_no, account_holder, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (partner_id) WHERE status = 'PROPOSED' DO NOTHING RETURNING id`,
    [newId(), partnerId, bankCode, accountNo, accountHolder, reason, tx.actor.id, tx.now],
  );
  if (!proposed) return refuse('bank-account.proposed-already');
  await tellRole(tx, 'SETTLEMENT_TEAM', { kind: 'bank-account-proposed', subjectId: proposed.id, detail: { partnerCode: partner.code } });
  await writeAudit(tx, 'organisation.bank-account-proposed', { kind: 'ORGANISATION', id: partnerId }, undefined, { bankAccountId: proposed.id, bankCode, accountNo: maskAccount(accountNo), reason });
  return { bankAccountId: proposed.id };
}
