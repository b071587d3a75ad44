import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

export type OwnTask = paths['/api/tasks']['get']['responses']['200']['content']['application/json']['items'][number];
export type Accrual = paths['/api/accruals']['get']['responses']['200']['content']['application/json']['items'][number];
export type Colleague = paths['/api/people']['get']['responses']['200']['content']['application/json']['items'][number];

const mostOfAWeek = 100;

/** The firm's tasks that are due up to a day: what is late comes first. */
export const tasksUntil = (dueTo: string) =>
  queryOptions({ queryKey: ['inbox', 'team', 'until', dueTo], queryFn: async () => (await answered(api.GET('/api/tasks', { params: { query: { box: 'team', dueTo, limit: mostOfAWeek } } }))).items });

/** What the firm earned in a month, line by line. */
export const accrualsOf = (month: string) =>
  infiniteQueryOptions({
    queryKey: ['accruals', month],
    queryFn: ({ pageParam }) => answered(api.GET('/api/accruals', { params: { query: { month, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const payoutsOf = (month: string) => queryOptions({ queryKey: ['payouts', month], queryFn: () => answered(api.GET('/api/payouts', { params: { query: { month } } })) });

/** The firm's own people who can log in. */
export const colleagues = infiniteQueryOptions({
  queryKey: ['people', 'own'],
  queryFn: ({ pageParam }) => answered(api.GET('/api/people', { params: { query: pageParam ? { after: pageParam } : {} } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
