import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Acts } from '../order-acts/Acts';
import { standingOfOrder } from '../orders/standing-of-order';
import { useMe } from '../session/me';
import { Bones, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { TabRow } from '../ui/TabRow';
import { Documents } from './Documents';
import { Product } from './Product';
import { Progress } from './Progress';
import { StepBar } from './StepBar';
import { Summary } from './Summary';
import { orderTabFrom, orderTabs, type OrderTab } from './tabs';
import { order, type Order } from './use-order';
import './order.css';

const Comments = lazy(() => import('../comments/Comments'));
const Flow = lazy(() => import('./Flow'));
const History = lazy(() => import('./History'));
const MoneyTab = lazy(() => import('./MoneyTab'));

/** Where is it, when will it open, what holds it up, what does it cost? */
export function Page() {
  const { orderId } = useParams({ from: '/inside/orders/$orderId' });
  const asking = useQuery(order(orderId));
  return (
    <article className="page order">
      <Shown asked={asking}>{(data) => <OpenOrder order={data} />}</Shown>
    </article>
  );
}

function OpenOrder({ order: shown }: { readonly order: Order }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="page-head">
        <h1>{shown.customerName}</h1>
        <span className="quiet">{shown.orderNo}</span>
        <StatusBadge standing={standingOfOrder(shown.status)} word={t(`orders.status.${shown.status}`)} />
      </div>
      <Summary order={shown} />
      <StepBar order={shown} />
      <Acts order={shown} />
      <Parts order={shown} />
    </>
  );
}

const ofTheHouse: ReadonlySet<OrderTab> = new Set<OrderTab>(['flow', 'history']);

const partOf: Readonly<Record<OrderTab, (shown: Order) => ReactNode>> = {
  progress: (shown) => <Progress order={shown} />,
  product: (shown) => <Product order={shown} />,
  documents: (shown) => <Documents order={shown} />,
  flow: (shown) => <Flow order={shown} />,
  money: (shown) => <MoneyTab order={shown} />,
  comments: (shown) => <Comments orderId={shown.id} />,
  history: (shown) => <History order={shown} />,
};

/** Partners read no money; how the house works is its own. */
const tabsFor = (side: string): readonly OrderTab[] => orderTabs.filter((tab) => side === 'STAFF' || (tab === 'money' ? side === 'CUSTOMER' : !ofTheHouse.has(tab)));

function Parts({ order: shown }: { readonly order: Order }) {
  const { t } = useTranslation();
  const person = useMe();
  const { tab = 'progress' } = useSearch({ from: '/inside/orders/$orderId' });
  const navigate = useNavigate({ from: '/orders/$orderId' });
  return (
    <TabRow tabs={tabsFor(person.side).map((key) => ({ key, label: t(`order.tabs.${key}`) }))} open={tab} onOpen={(key) => void navigate({ search: orderTabFrom({ tab: key }), replace: true })}>
      <Suspense fallback={<Bones rows={5} />}>{partOf[tab](shown)}</Suspense>
    </TabRow>
  );
}
