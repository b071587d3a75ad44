import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { StatusBadge } from '../ui/StatusBadge';
import { applicationOf, forecast, type Order } from './use-order';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What everybody asks first, in one strip. */
export function Summary({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const product = applicationOf(order).product;
  return (
    <dl className="summary">
      <Fact name={t('order.summary.service')}>{order.serviceNo ?? <span className="quiet">{t('order.summary.no-service')}</span>}</Fact>
      {product && (
        <Fact name={t('order.summary.product')}>
          {t('order.summary.seats', { count: product.seats })} · {t(product.termMonths === 0 ? 'order.summary.no-term' : 'order.summary.term', { months: product.termMonths })}
        </Fact>
      )}
      {order.quote && (
        <Fact name={t('order.summary.monthly')}>
          <Money won={order.quote.monthly.supplyWon} vat="exclusive" />
        </Fact>
      )}
      <Fact name={t('order.summary.wanted')}>
        <DateText date={order.requestedOpenDate} />
      </Fact>
      <LikelyOpening order={order} />
      <Fact name={t('order.summary.rep')}>{order.salesRepName}</Fact>
    </dl>
  );
}

/** The forecast is the house's own. */
function LikelyOpening({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const { data } = useQuery(forecast(order));
  const openedOn = order.facts?.['openedOn'];
  if (typeof openedOn === 'string')
    return (
      <Fact name={t('order.summary.opened')}>
        <DateText date={openedOn} />
      </Fact>
    );
  if (!data) return null;
  return (
    <Fact name={t('order.summary.likely')}>
      <DateText date={data.likelyOn} /> {data.lateDays > 0 && <StatusBadge standing="late" word={t('orders.late-days', { days: data.lateDays })} />}
    </Fact>
  );
}
