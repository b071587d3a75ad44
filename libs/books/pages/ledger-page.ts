import type { Tx } from '../../database/transaction';
import type { Month } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import type { LedgerEntry } from '../ledger';
import { pageOf, type Page } from '../../database/page-of';

export interface EntryInList {
  readonly id: string;
  readonly ref: string;
  readonly kind: LedgerEntry['kind'];
  readonly accrualMonth: Month;
  readonly bookedOn: string;
  readonly contractId: string | null;
  readonly contractNo: string | null;
  readonly customerName: string | null;
  readonly partnerId: string | null;
  readonly partnerName: string | null;
  /** Debit above zero, credit below; they sum to 0. */
  readonly postings: readonly { readonly account: string; readonly amountWon: string }[];
}

/** The ledger of a month, oldest first. */
export const ledgerOfMonth = (tx: Tx, month: Month, after?: string): Promise<Page<EntryInList>> =>
  pageOf((limit) =>
    tx.query<EntryInList>(
      `SELECT e.id, e.ref, e.kind, e.accrual_month AS "accrualMonth", e.booked_on AS "bookedOn",
         e.contract_id AS "contractId", c.contract_no AS "contractNo", k.name AS "customerName", e.partner_id AS "partnerId", g.name_ko AS "partnerName",
         (SELECT coalesce(json_agg(json_build_object('account', p.account, 'amountWon', p.amount_won::text) ORDER BY p.posting_no), '[]') FROM posting p WHERE p.entry_id = e.id) AS postings
       FROM ledger_entry e LEFT JOIN contract c ON c.id = e.contract_id LEFT JOIN customer k ON k.id = c.customer_id LEFT JOIN organisation g ON g.id = e.partner_id
        WHERE e.accrual_month = $1 AND ($2::uuid IS NULL OR e.id > $2) ORDER BY e.id LIMIT $3`,
      [month, after ?? null, limit],
    ),
  );

export interface Balance {
  readonly account: string;
  readonly amountWon: Won;
}

/** What a month left on every account: the trial balance, which sums to 0. */
export const balancesOfMonth = (tx: Tx, month: Month): Promise<Balance[]> =>
  tx.query(
    `SELECT p.account, sum(p.amount_won)::bigint AS "amountWon" FROM ledger_entry e JOIN posting p ON p.entry_id = e.id WHERE e.accrual_month = $1 GROUP BY p.account ORDER BY p.account`,
    [month],
  );
