import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText, koreanDay } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { StatusBadge } from '../ui/StatusBadge';
import { orderFiltersFrom, statuses, type OrderFilters } from './filters';
import { standingOfOrder } from './standing-of-order';
import { useLateOrders, useOrders, type LateRow, type OrderRow } from './use-orders';

interface Linked {
  readonly id: string;
  readonly customerName: string;
}

const linkTo = ({ id, customerName }: Linked) => (
  <Link to="/orders/$orderId" params={{ orderId: id }} search={{}}>
    {customerName}
  </Link>
);

function useColumns(): readonly Column<OrderRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { key: 'customer', title: t('orders.columns.customer'), cell: linkTo },
      { key: 'number', isShort: true, title: t('orders.columns.number'), cell: (row) => row.orderNo },
      { key: 'service', isShort: true, title: t('orders.columns.service'), cell: (row) => row.serviceNo ?? <span className="quiet">–</span> },
      { key: 'status', isShort: true, title: t('orders.columns.status'), cell: (row) => <StatusBadge standing={standingOfOrder(row.status)} word={t(`orders.status.${row.status}`)} /> },
      { key: 'wanted', isShort: true, title: t('orders.columns.wanted'), cell: (row) => <DateText date={row.requestedOpenDate} /> },
      { key: 'rep', isShort: true, title: t('orders.columns.rep'), cell: (row) => row.salesRepName },
      { key: 'entered', isShort: true, title: t('orders.columns.entered'), cell: (row) => <DateText date={koreanDay(row.createdAt)} weekday={false} /> },
    ],
    [t],
  );
}

function useLateColumns(): readonly Column<LateRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { key: 'customer', title: t('orders.columns.customer'), cell: linkTo },
      { key: 'number', isShort: true, title: t('orders.columns.number'), cell: (row) => row.orderNo },
      { key: 'late', isShort: true, title: t('orders.columns.late'), cell: (row) => <StatusBadge standing="late" word={t('orders.late-days', { days: row.lateDays })} /> },
      { key: 'wanted', isShort: true, title: t('orders.columns.wanted'), cell: (row) => <DateText date={row.wantedOn} /> },
      { key: 'likely', isShort: true, title: t('orders.columns.likely'), cell: (row) => <DateText date={row.likelyOn} /> },
      { key: 'earliest', isShort: true, title: t('orders.columns.earliest'), cell: (row) => <DateText date={row.earliestOn} /> },
    ],
    [t],
  );
}

/** Where every order stands, and which of them will be late. */
export function Page() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/inside/orders' });
  const person = useMe();
  const navigate = useNavigate();
  const title = t(filters.late ? 'orders.late' : 'orders.title');
  return (
    <section className="page" aria-labelledby="orders-title">
      <div className="page-head">
        <h1 id="orders-title">{title}</h1>
        {hasRole(person, 'SALES_REP') && (
          <Button className="push" type="primary" onClick={() => void navigate({ to: '/orders/new', search: {} })}>
            {t('orders.new')}
          </Button>
        )}
      </div>
      <Filters filters={filters} />
      {filters.late ? <LateOrders filters={filters} title={title} /> : <AllOrders filters={filters} title={title} />}
    </section>
  );
}

function Filters({ filters }: { readonly filters: OrderFilters }) {
  const { t } = useTranslation();
  const person = useMe();
  const navigate = useNavigate({ from: '/orders' });
  const set = (change: Record<string, unknown>) => void navigate({ search: orderFiltersFrom({ ...filters, ...change }), replace: true });
  return (
    <form className="filters" role="search" aria-label={t('orders.filters')} onSubmit={(event) => event.preventDefault()}>
      {!filters.late && (
        <label>
          {t('orders.columns.status')}
          <select value={filters.status ?? ''} onChange={(event) => set({ status: event.target.value })}>
            <option value="">{t('orders.every-status')}</option>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {t(`orders.status.${status}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {filters.customer && <OneCustomer filters={filters} onEnd={() => set({ customer: undefined })} />}
      {hasRole(person, 'SALES_REP') && (
        <label>
          <input type="checkbox" checked={filters.mine ?? false} onChange={(event) => set({ mine: event.target.checked })} /> {t('orders.mine')}
        </label>
      )}
      {person.side === 'STAFF' && (
        <label>
          <input type="checkbox" checked={filters.late ?? false} onChange={(event) => set({ late: event.target.checked })} /> {t('orders.only-late')}
        </label>
      )}
      <Button size="small" disabled={Object.keys(filters).length === 0} onClick={() => void navigate({ search: {}, replace: true })}>
        {t('orders.reset')}
      </Button>
    </form>
  );
}

/** Whose orders alone are listed, where somebody came from the customer. */
function OneCustomer({ filters, onEnd }: { readonly filters: OrderFilters; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const name = useOrders(filters).data?.pages[0]?.items[0]?.customerName ?? '…';
  return (
    <span>
      {t('orders.columns.customer')} <strong>{name}</strong>{' '}
      <Button size="small" aria-label={t('orders.every-customer', { name })} onClick={onEnd}>
        ✕
      </Button>
    </span>
  );
}

interface ListProps {
  readonly filters: OrderFilters;
  readonly title: string;
}

function AllOrders({ filters, title }: ListProps) {
  const { t } = useTranslation();
  const isFiltered = filters.status !== undefined || filters.mine === true || filters.customer !== undefined;
  return <Pages asking={useOrders(filters)} columns={useColumns()} caption={title} empty={t('orders.empty')} hint={t(isFiltered ? 'orders.empty-filtered' : 'orders.empty-hint')} />;
}

function LateOrders({ filters, title }: ListProps) {
  const { t } = useTranslation();
  return <Pages asking={useLateOrders(filters)} columns={useLateColumns()} caption={title} empty={t('orders.none-late')} hint={t('orders.none-late-hint')} />;
}

interface PagesProps<Row> {
  readonly asking: UseInfiniteQueryResult<{ readonly pages: readonly { readonly items: readonly Row[] }[] }>;
  readonly columns: readonly Column<Row>[];
  readonly caption: string;
  readonly empty: string;
  readonly hint: string;
}

function Pages<Row extends Linked>({ asking, columns, caption, empty, hint }: PagesProps<Row>) {
  const navigate = useNavigate();
  const rows = asking.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Listed asked={asking} rows={rows} none={empty} hint={hint} bones={14}>
      <DataTable caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} nameOf={({ customerName }) => customerName} onOpen={({ id }) => void navigate({ to: '/orders/$orderId', params: { orderId: id }, search: {} })} />
    </Listed>
  );
}
