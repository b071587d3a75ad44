import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { statuses } from '../orders/filters';
import { standingOfOrder } from '../orders/standing-of-order';
import { useLateOrders } from '../orders/use-orders';
import { DateText } from '../ui/DateText';
import { Empty, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { ownOrders, type OrdersInStatus } from './use-home';

const byProgress = (rows: readonly OrdersInStatus[]): readonly OrdersInStatus[] => [...rows].sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status));

/** A rep's orders by how far they are, and those that will likely open late. */
export default function OwnOrders() {
  const { t } = useTranslation();
  const asking = useQuery(ownOrders);
  return (
    <div className="home-columns">
      <section aria-labelledby="home-orders">
        <h2 id="home-orders">{t('home.orders.title')}</h2>
        <Shown asked={asking} bones={5}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('home.orders.none')}>
                <p>{t('home.orders.none-hint')}</p>
              </Empty>
            ) : (
              <OrderBars rows={byProgress(items)} />
            )
          }
        </Shown>
      </section>
      <LateOrders />
    </div>
  );
}

function OrderBars({ rows }: { readonly rows: readonly OrdersInStatus[] }) {
  const { t } = useTranslation();
  const most = Math.max(...rows.map(({ orders }) => orders));
  return (
    <table className="list bars">
      <caption className="only-read-aloud">{t('home.orders.title')}</caption>
      <thead className="only-read-aloud">
        <tr>
          <th scope="col">{t('orders.columns.status')}</th>
          <th scope="col">{t('home.orders.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ status, orders }) => (
          <tr key={status}>
            <th scope="row">
              <Link to="/orders" search={{ status, mine: true }}>
                {t(`orders.status.${status}`)}
              </Link>
            </th>
            <td>
              <span className="bar" data-standing={standingOfOrder(status)} aria-hidden="true" style={{ width: `${(100 * orders) / most}%` }} />
              {t('home.tiles.count', { count: orders.toLocaleString('ko-KR') })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const mostLate = 5;

function LateOrders() {
  const { t } = useTranslation();
  const asking = useLateOrders({ mine: true });
  return (
    <section aria-labelledby="home-late">
      <h2 id="home-late">{t('orders.late')}</h2>
      <Shown asked={asking} bones={4}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <p className="quiet">{t('orders.none-late')}</p>;
          return (
            <>
              <ul className="home-list">
                {rows.slice(0, mostLate).map((row) => (
                  <li key={row.id}>
                    <Link to="/orders/$orderId" params={{ orderId: row.id }} search={{}}>
                      {row.customerName}
                    </Link>{' '}
                    <span className="quiet">{row.orderNo}</span> <StatusBadge standing="late" word={t('orders.late-days', { days: row.lateDays })} />
                    <div className="quiet">
                      {t('orders.columns.wanted')} <DateText date={row.wantedOn} /> · {t('orders.columns.likely')} <DateText date={row.likelyOn} />
                    </div>
                  </li>
                ))}
              </ul>
              <Link to="/orders" search={{ late: true, mine: true }}>
                {t('home.orders.all-late')}
              </Link>
            </>
          );
        }}
      </Shown>
    </section>
  );
}
