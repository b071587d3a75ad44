import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

export type Posting = paths['/api/months/{month}/balances']['get']['responses']['200']['content']['application/json']['items'][number];
export type Entry = paths['/api/months/{month}/ledger']['get']['responses']['200']['content']['application/json']['items'][number];

export const balancesOf = (month: string) => queryOptions({ queryKey: ['month', month, 'balances'], queryFn: () => answered(api.GET('/api/months/{month}/balances', { params: { path: { month } } })) });

const pageOfEntries = (month: string, after: string | undefined) => answered(api.GET('/api/months/{month}/ledger', { params: { path: { month }, query: after ? { after } : {} } }));
export const entriesOf = (month: string) =>
  infiniteQueryOptions({ queryKey: ['month', month, 'ledger'], queryFn: ({ pageParam }) => pageOfEntries(month, pageParam), initialPageParam: '', getNextPageParam: (page) => page.next });

export async function everyEntry(month: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await pageOfEntries(month, after);
    entries.push(...page.items);
    after = page.next;
  }
  return entries;
}

/** Debit is kept above zero, credit below. */
export const isDebit = ({ amountWon }: Posting): boolean => BigInt(amountWon) > 0n;
export const sizeOf = ({ amountWon }: Posting): string => amountWon.replace('-', '');
export const sumOf = (postings: readonly Posting[]): string => String(postings.reduce((sum, { amountWon }) => sum + BigInt(amountWon), 0n)).replace('-', '');

/** The number of the document that an entry books, where people know it by one. */
export const documentNoOf = ({ ref }: Entry): string | null => (/^(ACCRUAL|ALLOCATION|SETOFF)-/.test(ref) ? null : ref.replace(/^(PAYMENT|RETURN|LATE)-|-(PAID|RETURNED)$/g, ''));
