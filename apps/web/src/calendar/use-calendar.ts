import { queryOptions } from '@tanstack/react-query';
import { isoDayOfWeek } from '../../../../libs/domain/calendar/civil-days';
import { answered, api, type under } from '../api/client';
import type { paths } from '../api/schema.gen';

export type Holiday = paths['/api/calendar/holidays']['get']['responses'][200]['content']['application/json']['items'][number];
export type Moved = paths['/api/calendar/holidays']['post']['responses'][200]['content']['application/json'];
type Adding = paths['/api/calendar/holidays']['post']['requestBody']['content']['application/json'];
export type Entered = Adding['holidays'][number];

export const holidaysOf = (year: string) => queryOptions({ queryKey: ['holidays', year], queryFn: () => answered(api.GET('/api/calendar/holidays', { params: { query: { year } } })) });

/** Scenarios are recorded on Thursdays alone; on a holiday nobody records. */
export const isThursday = (date: string): boolean => isoDayOfWeek(date) === 4;

/** A change of the calendar: looked at with all that it would move, or made. */
export type Change =
  | { readonly how: 'add'; readonly holidays: Entered[]; readonly reason: string }
  | { readonly how: 'revoke'; readonly date: string; readonly name: string; readonly reason: string }
  | { readonly how: 'import'; readonly file: File };

export function send(change: Change, header: ReturnType<typeof under>, preview: 'true' | 'false'): Promise<Moved> {
  const params = { header, query: { preview } };
  if (change.how === 'add') return answered(api.POST('/api/calendar/holidays', { params, body: { holidays: change.holidays, reason: change.reason } }));
  if (change.how === 'revoke') return answered(api.POST('/api/calendar/holidays/revoke', { params, body: { date: change.date, name: change.name, reason: change.reason } }));
  const form = new FormData();
  form.append('file', change.file);
  return answered(api.POST('/api/calendar/import', { params, body: { file: '' }, bodySerializer: () => form }));
}
