import { prepareRows, writeRows, type Column, type PreparedRows } from '../database/insert-rows';
import { planByIndex } from '../database/plan-by-index';
import type { Tx } from '../database/transaction';
import type { Posting } from '../domain/billing/ledger-postings';
import type { Month, PlainDate } from '../domain/calendar/plain-date';

/** What an entry books. */
export const kindsOfEntry = ['BILL', 'ACCRUAL', 'PAYOUT', 'PAYMENT', 'ALLOCATION', 'LATE_CHARGE', 'REVERSAL', 'REFUND', 'REFUND_RETURN', 'PAYOUT_RETURN'] as const;

/** A double entry: its reference is the document that it books, once ever. */
export interface LedgerEntry {
  readonly id: string;
  readonly ref: string;
  readonly kind: (typeof kindsOfEntry)[number];
  readonly accrualMonth: Month;
  readonly bookedOn: PlainDate;
  readonly contractId?: string;
  readonly partnerId?: string;
  readonly postings: readonly Posting[];
}

type UnnamedEntry = Omit<LedgerEntry, 'ref'>;

const entryColumns: readonly Column<UnnamedEntry>[] = [
  { name: 'id', type: 'uuid', of: (entry) => entry.id },
  { name: 'ref', type: 'text' },
  { name: 'kind', type: 'text', of: (entry) => entry.kind },
  { name: 'accrual_month', type: 'text', of: (entry) => entry.accrualMonth },
  { name: 'booked_on', type: 'date', of: (entry) => entry.bookedOn },
  { name: 'contract_id', type: 'uuid', of: (entry) => entry.contractId ?? null },
  { name: 'partner_id', type: 'uuid', of: (entry) => entry.partnerId ?? null },
];

interface PostingOfEntry {
  readonly entryId: string;
  readonly postingNo: number;
  readonly posting: Posting;
}

const postingColumns: readonly Column<PostingOfEntry>[] = [
  { name: 'entry_id', type: 'uuid', of: ({ entryId }) => entryId },
  { name: 'posting_no', type: 'smallint', of: ({ postingNo }) => postingNo },
  { name: 'account', type: 'text', of: ({ posting }) => posting.account },
  { name: 'amount_won', type: 'bigint', of: ({ posting }) => posting.amountWon },
];

/** So many a plan that reads the whole ledger for each does not harm. */
const few = 100;

export interface PreparedEntries {
  readonly entries: PreparedRows;
  readonly postings: PreparedRows;
}

/** Entries whose reference is not known yet: a bill has no number until all of its page are computed. */
export const prepareEntries = (entries: readonly UnnamedEntry[]): PreparedEntries => ({
  entries: prepareRows('ledger_entry', entryColumns, entries),
  postings: prepareRows('posting', postingColumns, entries.flatMap((entry) => entry.postings.map((posting, at): PostingOfEntry => ({ entryId: entry.id, postingNo: at + 1, posting })))),
});

/** Postings of one entry go in one statement: the database checks that they sum to 0 as it ends. */
export async function appendEntries(tx: Tx, { entries, postings }: PreparedEntries, refs: readonly string[]): Promise<void> {
  if (entries.count > few) await planByIndex(tx);
  await writeRows(tx, entries, refs);
  await writeRows(tx, postings);
}

/** Appends entries. */
export const writeEntries = (tx: Tx, entries: readonly LedgerEntry[]): Promise<void> => appendEntries(tx, prepareEntries(entries), entries.map(({ ref }) => ref));
