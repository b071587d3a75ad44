import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What an item of a contract, a bill or a settlement is called. */
export function useItemName(): (item: string) => string {
  const { t, i18n } = useTranslation();
  return useCallback((item) => t(i18n.exists(`items.${item}`) ? `items.${item}` : 'items.OTHER'), [t, i18n]);
}
