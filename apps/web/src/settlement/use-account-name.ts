import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';

const perItem = /^(REVENUE|PARTNER_COST)_(.+)$/;

/** What an account of the ledger is called; revenue and cost have one per item. */
export function useAccountName(): (account: string) => string {
  const { t } = useTranslation();
  const nameOf = useItemName();
  return useCallback(
    (account) => {
      const [, side, item] = perItem.exec(account) ?? [];
      return side && item ? t(`settlement.ledger.per-item.${side}`, { item: nameOf(item) }) : t(`settlement.ledger.accounts.${account}`);
    },
    [t, nameOf],
  );
}
