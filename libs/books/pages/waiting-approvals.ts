import type { Tx } from '../../database/transaction';

/** How many proposals of others wait for this person's word, by what they propose. */
export interface WaitingApprovals {
  readonly corrections: number;
  readonly refunds: number;
  readonly bankAccounts: number;
  readonly versions: number;
}

const none: WaitingApprovals = { corrections: 0, refunds: 0, bankAccounts: 0, versions: 0 };

const countOf = (table: string, mayDecide: string, name: string): string => `(SELECT count(*)::int FROM ${table} WHERE ${mayDecide} AND status = 'PROPOSED' AND proposed_by <> $1) AS "${name}"`;
const counts = [countOf('bill_correction', '$2', 'corrections'), countOf('refund', '$2', 'refunds'), countOf('partner_bank_account', '$2', 'bankAccounts'), countOf('version_proposal', '$3', 'versions')].join(', ');

/** What a person may decide: money is the settlement team's, prices are those of product and consulting support; nobody decides what they have proposed. */
export async function waitingApprovals(tx: Tx): Promise<WaitingApprovals> {
  const hasRole = (...roles: readonly string[]) => tx.actor.memberships.some(({ role }) => roles.includes(role));
  return (await tx.one<WaitingApprovals>(`SELECT ${counts}`, [tx.actor.id, hasRole('SETTLEMENT_TEAM'), hasRole('PRODUCT_OWNER', 'CONSULTING_SUPPORT')])) ?? none;
}
