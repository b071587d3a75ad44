import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { isId, isMonth } from '../from-address';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type BillInList = Answer<'/api/bills'>['items'][number];
export type Bill = Answer<'/api/bills/{billId}'>;
export type BillLine = Bill['lines'][number];

export interface BillFilters {
  readonly month?: string;
  readonly contract?: string;
}

export const filtersOfBills = (sent: Record<string, unknown>): BillFilters => ({
  ...(isMonth(sent['month']) ? { month: sent['month'] } : {}),
  ...(isId(sent['contract']) ? { contract: sent['contract'] } : {}),
});

export const bills = (filters: BillFilters) =>
  infiniteQueryOptions({
    queryKey: ['bills', filters],
    queryFn: ({ pageParam }) => answered(api.GET('/api/bills', { params: { query: { ...filters, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const bill = (billId: string) => queryOptions({ queryKey: ['bills', billId], queryFn: () => answered(api.GET('/api/bills/{billId}', { params: { path: { billId } } })) });
