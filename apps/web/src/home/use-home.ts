import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

export type Home = paths['/api/home']['get']['responses']['200']['content']['application/json'];
export type Change = Home['changes']['items'][number];
export type LineAhead = paths['/api/home/lines']['get']['responses']['200']['content']['application/json']['items'][number];
export type OrdersInStatus = paths['/api/home/orders']['get']['responses']['200']['content']['application/json']['items'][number];

/** New work is told at once; what others do on an order, of which everybody would hear, is looked for every minute. */
const lookEveryMs = 60_000;

export const home = queryOptions({ queryKey: ['home'], queryFn: () => answered(api.GET('/api/home')), refetchInterval: lookEveryMs });
export const ownOrders = queryOptions({ queryKey: ['home', 'orders'], queryFn: () => answered(api.GET('/api/home/orders')) });
export const linesAhead = queryOptions({ queryKey: ['home', 'lines'], queryFn: () => answered(api.GET('/api/home/lines')) });
/** What the team's box holds that is due between two days. */
export const teamTasks = (dueFrom: string, dueTo: string) =>
  queryOptions({ queryKey: ['inbox', 'team', 'due', dueFrom, dueTo], queryFn: () => answered(api.GET('/api/tasks', { params: { query: { box: 'team', dueFrom, dueTo, limit: 100 } } })) });
