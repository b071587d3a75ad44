import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/States';
import { Bills } from './Bills';
import { Contract } from './Contract';
import type { Order } from './use-order';

/** What was contracted, what was billed and why, and what leaving would cost. */
export default function MoneyTab({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  if (order.contractId === null)
    return (
      <Empty title={t('order.money.no-contract')}>
        <p>{t('order.money.no-contract-hint')}</p>
      </Empty>
    );
  return (
    <>
      <Bills contractId={order.contractId} />
      <Contract contractId={order.contractId} />
    </>
  );
}
