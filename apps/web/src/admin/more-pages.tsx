import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

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

/** Fetches the next page, where there is one. */
export function More({ asked }: { readonly asked: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): unknown } }) {
  const { t } = useTranslation();
  if (!asked.hasNextPage) return null;
  return (
    <p className="more">
      <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
        {t('ui.more')}
      </Button>
    </p>
  );
}
