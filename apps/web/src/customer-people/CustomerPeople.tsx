import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../order/use-order';
import { hasRole, useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Empty, Shown } from '../ui/States';
import { peopleOfCustomer } from './use-customer-people';

const InviteDialog = lazy(() => import('./InviteDialog'));

/** Who of the customer may log in and sign: until somebody is invited, the rep does the customer's tasks on its behalf. */
export function CustomerPeople({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const me = useMe();
  const asking = useQuery(peopleOfCustomer(order.customerId));
  const [isInviting, setInviting] = useState(false);
  return (
    <section aria-labelledby="customer-people">
      <div className="page-head">
        <h2 id="customer-people">{t('customer-people.title')}</h2>
        {hasRole(me, 'SALES_REP', 'ADMIN') && (
          <Button size="small" className="push" onClick={() => setInviting(true)}>
            {t('customer-people.invite')}
          </Button>
        )}
      </div>
      <Shown asked={asking} bones={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('customer-people.none')}>
              <p>{t('customer-people.none-hint')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={t('customer-people.title')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: 'name', title: t('people.name'), cell: ({ name }) => <strong>{name}</strong> },
                { key: 'login', title: t('people.login'), isShort: true, cell: ({ login }) => login },
                { key: 'email', title: t('people.email'), cell: ({ email }) => email },
                { key: 'phone', title: t('people.phone'), isShort: true, cell: ({ phone }) => phone ?? '–' },
                { key: 'since', title: t('people.from'), isShort: true, cell: ({ since }) => <DateText date={since} /> },
              ]}
            />
          )
        }
      </Shown>
      <Suspense fallback={null}>{isInviting && <InviteDialog customerId={order.customerId} customerName={order.customerName} onClose={() => setInviting(false)} />}</Suspense>
    </section>
  );
}
