import { queryOptions, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api } from '../api/client';
import { whenInboxChanged } from '../api/live';
import type { paths } from '../api/schema.gen';
import { asked, type Filters } from './filters';

type InboxPage = paths['/api/tasks']['get']['responses']['200']['content']['application/json'];
export type InboxRow = InboxPage['items'][number];

/** Several rows as the desk takes them: each at the version that was seen. */
export const asTasks = (rows: readonly InboxRow[]) => rows.map(({ id, version }) => ({ taskId: id, version }));

const pageSize = 50;

/** The pages of a box that were looked at so far; the next comes by its cursor. What others do moves no row under the pointer: see `useNews`. */
export function useInbox(filters: Filters) {
  const query = asked(filters);
  return useInfiniteQuery({
    queryKey: ['inbox', 'list', query],
    queryFn: ({ pageParam }) => answered(api.GET('/api/tasks', { params: { query: { ...query, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
  });
}

/** How many tasks the filters leave; counting stops at 1,000. */
export const countOf = (filters: Filters) => {
  const query = asked(filters);
  return queryOptions({ queryKey: ['counts', query], queryFn: () => answered(api.GET('/api/tasks/count', { params: { query } })) });
};

/** Where the rows that the filters leave lie as a sheet: all of them, not only those that were loaded. */
export const addressOfSheet = (filters: Filters, language: 'ko' | 'en'): string => `/api/tasks/sheet.xlsx?${new URLSearchParams({ ...asked(filters), language }).toString()}`;

const mostLookedAt = 100;

interface Looked {
  readonly at: number;
  readonly items: readonly InboxRow[];
}

export interface News {
  /** Rows that are new among those that are shown. */
  readonly added: number;
  /** Others did something with rows that are shown. */
  readonly isOther: boolean;
}

function newsIn(rows: readonly InboxRow[], { items }: Looked, isAll: boolean): News {
  const shown = new Map(rows.map(({ id, version }) => [id, version]));
  const now = isAll ? items : items.slice(0, rows.length);
  const versions = new Map(items.map(({ id, version }) => [id, version]));
  return {
    added: now.filter(({ id }) => !shown.has(id)).length,
    isOther: rows.slice(0, mostLookedAt).some(({ id, version }) => versions.get(id) !== version),
  };
}

interface Listed {
  readonly data: InfiniteData<InboxPage> | undefined;
  readonly dataUpdatedAt: number;
  readonly hasNextPage: boolean;
  readonly refetch: () => unknown;
}

/**
 * What others did to the list since it was read. It is told and shown when the person wants it, so that no row moves under the pointer; an empty list, in
 * which nothing can move, fills by itself.
 */
export function useNews(filters: Filters, listed: Listed): News | undefined {
  const [looked, setLooked] = useState<Looked>();
  const question = JSON.stringify(asked(filters));
  const isEmpty = listed.data?.pages.every(({ items }) => items.length === 0) ?? false;
  const { refetch } = listed;
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const at = Date.now();
      const { items } = await answered(api.GET('/api/tasks', { params: { query: { ...(JSON.parse(question) as ReturnType<typeof asked>), limit: mostLookedAt } } }));
      if (!isOver) setLooked({ at, items });
    };
    const stop = whenInboxChanged(() => void (isEmpty ? refetch() : look().catch(() => undefined)));
    return () => {
      isOver = true;
      stop();
      setLooked(undefined);
    };
  }, [question, isEmpty, refetch]);
  if (!listed.data || !looked || looked.at < listed.dataUpdatedAt) return undefined;
  const news = newsIn(listed.data.pages.flatMap(({ items }) => items), looked, !listed.hasNextPage);
  return news.added > 0 || news.isOther ? news : undefined;
}
