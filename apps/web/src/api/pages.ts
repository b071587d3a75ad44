import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly next?: string | undefined;
}

/** A list that is read page by page, each by the cursor that the one before it gave. */
export function usePages<Page extends PageOf<unknown>>(queryKey: QueryKey, read: (after: { readonly after?: string }) => Promise<Page>, isWanted = true) {
  const asked = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam ? { after: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: isWanted,
  });
  const rows: readonly Page['items'][number][] = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  return { asked, rows };
}
