import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../ui/DataTable';
import { Money } from '../ui/Money';
import { Differences } from './Differences';
import type { Kind, Parameter, Preview } from './use-prices';

interface Props {
  readonly kind: Kind;
  readonly preview: Preview;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** What a version would change, and which quoted orders would cost another amount; concluded contracts keep theirs. */
export function PreviewOfVersion({ kind, preview, parameters }: Props) {
  const { t } = useTranslation();
  return (
    <section className="section" aria-label={t('prices.preview')}>
      <h2>{t('prices.preview')}</h2>
      <Differences kind={kind} differences={preview.differences} parameters={parameters} />
      <p className="note">{t('prices.orders', { count: preview.orders.length })}</p>
      {preview.orders.length > 0 && (
        <DataTable
          caption={t('prices.dearer-orders')}
          rows={preview.orders}
          keyOf={({ orderId }) => orderId}
          columns={[
            {
              key: 'no',
              title: t('prices.order'),
              isShort: true,
              cell: ({ orderId, orderNo }) => (
                <Link to="/orders/$orderId" params={{ orderId }}>
                  {orderNo}
                </Link>
              ),
            },
            { key: 'customer', title: t('prices.customer'), cell: ({ customerName }) => customerName },
            { key: 'was', title: t('prices.was'), isNumber: true, cell: ({ wasWon }) => <Money won={wasWon} vat="exclusive" /> },
            { key: 'is', title: t('prices.is'), isNumber: true, cell: ({ isWon }) => <Money won={isWon} vat="exclusive" /> },
          ]}
        />
      )}
    </section>
  );
}
