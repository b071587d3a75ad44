import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

export type OwnOrder = paths['/api/orders/{orderId}']['get']['responses']['200']['content']['application/json'];
export type BillInList = paths['/api/bills']['get']['responses']['200']['content']['application/json']['items'][number];
export type BillLine = paths['/api/bills/{billId}']['get']['responses']['200']['content']['application/json']['lines'][number];

/** What a customer reads of their own application. */
export interface OwnApplication {
  readonly customer?: { readonly name?: string; readonly representative?: string; readonly address?: string };
}

export const ownOrders = infiniteQueryOptions({
  queryKey: ['orders', 'own'],
  queryFn: ({ pageParam }) => answered(api.GET('/api/orders', { params: { query: pageParam ? { after: pageParam } : {} } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
export const ownOrder = (orderId: string) => queryOptions({ queryKey: ['order', orderId], queryFn: () => answered(api.GET('/api/orders/{orderId}', { params: { path: { orderId } } })) });

/** What waits for the customer's people, the most urgent first. */
export const ownTasks = queryOptions({
  queryKey: ['inbox', 'own'],
  queryFn: async () => {
    const [waiting, begun] = await Promise.all((['waiting', 'in-progress'] as const).map((box) => answered(api.GET('/api/tasks', { params: { query: { box, limit: 25 } } }))));
    return [...(begun?.items ?? []), ...(waiting?.items ?? [])];
  },
});

export const ownBills = infiniteQueryOptions({
  queryKey: ['bills', 'own'],
  queryFn: ({ pageParam }) => answered(api.GET('/api/bills', { params: { query: pageParam ? { after: pageParam } : {} } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
export const ownBill = (billId: string) => queryOptions({ queryKey: ['bills', billId], queryFn: () => answered(api.GET('/api/bills/{billId}', { params: { path: { billId } } })) });

/** Steps that are accepted with a signature (S1-059). */
export const isSigned = ({ step }: { readonly step: string }): boolean => step === 'accept-service' || step === 'accept-agent-app';
