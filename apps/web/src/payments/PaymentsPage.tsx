import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../../../../libs/contract/workbook';
import { usePages } from '../api/pages';
import { useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { PeriodFilter } from '../ui/PeriodFilter';
import { SheetButton } from '../ui/SheetButton';
import { PaymentStanding } from './PaymentStanding';
import { pageOfPayments, paymentFiltersFrom, type PaymentFilters, type PaymentInList } from './use-payments';

const BookPayment = lazy(() => import('./BookPayment'));

/** Money that came in: what waits for a person, and where the rest went. */
export function Page() {
  const { t } = useTranslation();
  const [isBooking, setBooking] = useState(false);
  const filters = useSearch({ from: '/inside/payments' });
  return (
    <section className="page" aria-labelledby="payments-title">
      <div className="page-head">
        <h1 id="payments-title">{t('payments.title')}</h1>
        <span className="push actions">
          <Link to="/payments/import">{t('payments.import.open')}</Link>
          <Button type="primary" onClick={() => setBooking(true)}>
            {t('payments.book.open')}
          </Button>
        </span>
      </div>
      <Filters filters={filters} />
      <List filters={filters} />
      <Suspense fallback={null}>{isBooking && <BookPayment onClose={() => setBooking(false)} />}</Suspense>
    </section>
  );
}

function Filters({ filters }: { readonly filters: PaymentFilters }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate({ from: '/payments' });
  const set = (change: Partial<Record<keyof PaymentFilters, string | undefined>>) => void navigate({ search: paymentFiltersFrom({ ...filters, ...change }), replace: true });
  return (
    <form className="filters" role="search" aria-label={t('payments.filters')} onSubmit={(event) => event.preventDefault()}>
      <label>
        {t('payments.show')}
        <select value={filters.show ?? 'unmatched'} onChange={(event) => set({ show: event.target.value })}>
          {(['unmatched', 'matched', 'all'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`payments.shows.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <PeriodFilter title={t('payments.columns.paidOn')} today={today} looks="back" from={filters.from} to={filters.to} onChange={set} />
      <Button size="small" disabled={Object.keys(filters).length === 0} onClick={() => void navigate({ search: {}, replace: true })}>
        {t('inbox.reset')}
      </Button>
      <SheetButton name={t('payments.title')} rows={() => sheetOf(filters, t)} />
    </form>
  );
}

/** Every payment that is filtered, page by page. */
async function sheetOf(filters: PaymentFilters, t: (key: string) => string): Promise<readonly Row[]> {
  const rows: PaymentInList[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await pageOfPayments(filters, after ? { after } : {});
    rows.push(...page.items);
    after = page.next;
  }
  return [
    [t('payments.columns.paidOn'), t('payments.columns.payerName'), t('payments.columns.bankRef'), t('payments.columns.remittanceText'), t('payments.columns.amountWon'), t('payments.columns.allocatedWon'), t('payments.columns.toReturnWon'), t('payments.columns.restWon')],
    ...rows.map((row) => [{ on: row.paidOn }, row.payerName, row.bankRef, row.remittanceText, { won: row.amountWon }, { won: row.allocatedWon }, { won: row.toReturnWon }, { won: row.restWon }]),
  ];
}

function List({ filters }: { readonly filters: PaymentFilters }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { asked, rows } = usePages(['payments', 'list', filters], (after) => pageOfPayments(filters, after));
  const columns = useMemo(
    (): readonly Column<PaymentInList>[] => [
      { key: 'on', isShort: true, title: t('payments.columns.paidOn'), cell: (row) => <DateText date={row.paidOn} /> },
      { key: 'payer', title: t('payments.columns.payerName'), cell: (row) => <Link to="/payments/$paymentId" params={{ paymentId: row.id }}>{row.payerName}</Link> },
      { key: 'text', title: t('payments.columns.remittanceText'), cell: (row) => row.remittanceText },
      { key: 'ref', title: t('payments.columns.bankRef'), cell: (row) => <span className="quiet">{row.bankRef}</span> },
      { key: 'amount', isNumber: true, title: t('payments.columns.amountWon'), cell: (row) => <Money won={row.amountWon} /> },
      { key: 'rest', isNumber: true, title: t('payments.columns.restWon'), cell: (row) => <Money won={row.restWon} /> },
      { key: 'standing', isShort: true, title: t('bills.columns.status'), cell: (row) => <PaymentStanding payment={row} /> },
    ],
    [t],
  );
  const isParked = filters.show === undefined;
  return (
    <Listed asked={asked} rows={rows} none={t(isParked ? 'payments.none-parked' : 'payments.none')} hint={t(isParked ? 'payments.none-parked-hint' : 'payments.none-hint')} bones={14}>
      <DataTable caption={t('payments.title')} columns={columns} rows={rows} keyOf={({ id }) => id} onOpen={({ id }) => void navigate({ to: '/payments/$paymentId', params: { paymentId: id } })} />
    </Listed>
  );
}
