import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import type { OrderFilters } from './filters';

export type OrderRow = paths['/api/orders']['get']['responses']['200']['content']['application/json']['items'][number];
export type LateRow = paths['/api/endangered-orders']['get']['responses']['200']['content']['application/json']['items'][number];

const from = (cursor: string) => (cursor ? { after: cursor } : {});
const whose = (mine: true | undefined) => (mine ? { mine: 'true' as never } : {});

/** Orders, newest first: the pages that were looked at so far. */
export const useOrders = ({ status, mine, customer }: OrderFilters) =>
  useInfiniteQuery({
    queryKey: ['orders', { status, mine, customer }],
    queryFn: ({ pageParam }) => answered(api.GET('/api/orders', { params: { query: { ...(status ? { status } : {}), ...(customer ? { customer } : {}), ...whose(mine), ...from(pageParam) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Orders that likely open after the wanted day, the latest first. */
export const useLateOrders = ({ mine }: OrderFilters) =>
  useInfiniteQuery({
    queryKey: ['orders', 'late', { mine }],
    queryFn: ({ pageParam }) => answered(api.GET('/api/endangered-orders', { params: { query: { ...whose(mine), ...from(pageParam) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
