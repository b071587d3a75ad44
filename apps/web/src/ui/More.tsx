import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** The next page of a list, where there is one. */
export function More({ asked }: { readonly asked: Paged }) {
  const { t } = useTranslation();
  if (!asked.hasNextPage) return null;
  return (
    <div className="more">
      <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
        {t('ui.more')}
      </Button>
    </div>
  );
}
