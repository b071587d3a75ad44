import type { DataSource } from 'typeorm';
import { approveAccount } from '../../libs/books/bank-accounts/decide-account';
import { proposeAccount } from '../../libs/books/bank-accounts/propose-account';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { orThrow } from '../../libs/domain/refusal';
import { partners } from '../../libs/people/demo/organisations';
import type { People } from './people';

interface Lacking {
  readonly id: string;
  readonly code: string;
  /** Where the loading was stopped between the two. */
  readonly proposedId: string | null;
}

/** The partners that no account is approved for. */
const lackingAccounts = (database: DataSource): Promise<Lacking[]> =>
  inTransaction(database, systemActor, (tx) =>
    tx.query<Lacking>(
      `SELECT o.id, o.code, a.id AS "proposedId" FROM organisation o LEFT JOIN partner_bank_account a ON a.partner_id = o.id
        WHERE o.code = ANY ($1) AND (a.id IS NULL OR a.status = 'PROPOSED') ORDER BY o.code`,
      [partners.map(({ code }) => code)],
    ),
  );

/** Where the partners are paid: proposed by one of the settlement team and approved by another, as every account is. Done once. */
export async function accountsOfPartners(database: DataSource, people: People): Promise<void> {
  for (const { id, code, proposedId } of await lackingAccounts(database)) {
    const partner = partners.find((one) => one.code === code);
    if (!partner) continue;
    const form = { ...partner.account, accountHolder: partner.nameKo, reason: '통장 사본 접수' };
    const accountId = proposedId ?? orThrow(await people.as('settlement', (tx) => proposeAccount(tx, id, form))).bankAccountId;
    orThrow(await people.as('settlement-2', (tx) => approveAccount(tx, accountId, form.accountNo)));
  }
}
