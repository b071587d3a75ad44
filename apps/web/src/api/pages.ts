import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly next?: string | undefined;
}

/** A list that is read page by page, each by the cursor that the one before it gave. */
export function usePages<Row>(queryKey: QueryKey, read: (after: { readonly after?: string }) => Promise<PageOf<Row>>, isWanted = true) {
  const asked = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam ? { after: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: isWanted,
  });
  return { asked, rows: asked.data?.pages.flatMap(({ items }) => items) ?? [] };
}
