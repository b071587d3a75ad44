import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

export type Bill = paths['/api/bills']['get']['responses']['200']['content']['application/json']['items'][number];
export type BillLine = paths['/api/bills/{billId}']['get']['responses']['200']['content']['application/json']['lines'][number];
export type LeavingReason = NonNullable<NonNullable<paths['/api/contracts/{contractId}/penalty-preview']['get']['parameters']['query']>['reason']>;

export const contract = (contractId: string) =>
  queryOptions({ queryKey: ['order', 'contract', contractId], queryFn: () => answered(api.GET('/api/contracts/{contractId}', { params: { path: { contractId } } })) });

export const bills = (contractId: string) =>
  infiniteQueryOptions({
    queryKey: ['order', 'bills', contractId],
    queryFn: ({ pageParam }) => answered(api.GET('/api/bills', { params: { query: { contract: contractId, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const bill = (billId: string) => queryOptions({ queryKey: ['order', 'bill', billId], queryFn: () => answered(api.GET('/api/bills/{billId}', { params: { path: { billId } } })) });

export const penalty = (contractId: string, lastDay: string, reason: LeavingReason) =>
  queryOptions({
    queryKey: ['order', 'contract', contractId, 'penalty', lastDay, reason],
    queryFn: () => answered(api.GET('/api/contracts/{contractId}/penalty-preview', { params: { path: { contractId }, query: { lastDay, reason } } })),
    enabled: lastDay !== '',
  });
