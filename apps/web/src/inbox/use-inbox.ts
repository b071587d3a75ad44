import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { asked, type Filters } from './filters';

export type InboxRow = paths['/api/tasks']['get']['responses']['200']['content']['application/json']['items'][number];

/** Several rows as the desk takes them: each at the version that was seen. */
export const asTasks = (rows: readonly InboxRow[]) => rows.map(({ id, version }) => ({ taskId: id, version }));

const pageSize = 50;

/** The pages of a box that were looked at so far; the next comes by its cursor. */
export function useInbox(filters: Filters) {
  const query = asked(filters);
  return useInfiniteQuery({
    queryKey: ['inbox', query],
    queryFn: ({ pageParam }) => answered(api.GET('/api/tasks', { params: { query: { ...query, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}
