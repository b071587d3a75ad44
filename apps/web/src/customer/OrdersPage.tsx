import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DateText, DueText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Shown } from '../ui/States';
import { StageBar } from './StageBar';
import { ToTask } from './ToTask';
import { ownOrders, ownTasks } from './use-customer';
import './customer.css';

/** A customer's own orders: what waits for them, and where each order stands, in plain words. */
export function Page() {
  const { t } = useTranslation();
  const { organisation } = useMe();
  const asking = useInfiniteQuery(ownOrders);
  const rows = asking.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="page customer" aria-labelledby="own-orders">
      <div className="page-head">
        <h1 id="own-orders">{t('customer.title', { name: language() === 'en' ? organisation.nameEn : organisation.nameKo })}</h1>
      </div>
      <ToDo />
      <h2>{t('customer.orders')}</h2>
      <Listed asked={asking} rows={rows} none={t('customer.no-orders')} hint={t('customer.no-orders-hint')} bones={6}>
        <ul className="own-orders">
          {rows.map((order) => (
            <li key={order.id}>
              <p>
                <Link to="/customer/orders/$orderId" params={{ orderId: order.id }}>
                  {[order.orderNo, order.serviceNo].filter(Boolean).join(' · ')}
                </Link>
                <span className="quiet">
                  {' '}
                  {t('customer.wanted')} <DateText date={order.requestedOpenDate} />
                </span>
              </p>
              <p className="plain-words">{order.inPlainWords[language()]}</p>
              <StageBar status={order.status} />
            </li>
          ))}
        </ul>
      </Listed>
    </section>
  );
}

function ToDo() {
  const { t } = useTranslation();
  const asking = useQuery(ownTasks);
  return (
    <section aria-labelledby="own-tasks">
      <h2 id="own-tasks">{t('customer.to-do')}</h2>
      <Shown asked={asking} bones={2}>
        {(tasks) =>
          tasks.length === 0 ? (
            <p className="quiet">{t('customer.nothing-to-do')}</p>
          ) : (
            <ul className="history">
              {tasks.map((task) => (
                <li key={task.id} className="own-task">
                  <span>
                    <strong>{task.name[language()]}</strong> <span className="quiet">{task.serviceNo ?? task.orderNo}</span>
                  </span>
                  <DueText dueOn={task.dueOn} overdue={task.overdue} />
                  <ToTask task={task} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
