import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths } from '../../../../libs/domain/calendar/civil-days';
import { useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { BillStanding } from './BillStanding';
import { bills, filtersOfBills, type BillInList } from './use-bills';
import './bills.css';

const shownMonths = 24;
/** The newest first. */
const monthsUntil = (today: string): readonly string[] => Array.from({ length: shownMonths }, (_, back) => addMonths(today.slice(0, 7), -back));

/** Every bill that the person may see, newest first. */
export function Page() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/inside/bills' });
  const navigate = useNavigate({ from: '/bills' });
  const { today } = useMe();
  const asking = useInfiniteQuery(bills(filters));
  const rows = useMemo(() => asking.data?.pages.flatMap(({ items }) => items) ?? [], [asking.data]);
  const columns = useMemo(
    (): readonly Column<BillInList>[] => [
      { key: 'number', isShort: true, title: t('bills.columns.number'), cell: (row) => <Link to="/bills/$billId" params={{ billId: row.id }}>{row.billNo}</Link> },
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => row.customerName },
      { key: 'contract', isShort: true, title: t('bills.columns.contract'), cell: (row) => <span className="quiet">{row.contractNo}</span> },
      { key: 'month', isShort: true, title: t('bills.columns.month'), cell: (row) => row.accrualMonth },
      { key: 'kind', isShort: true, title: t('bills.columns.kind'), cell: (row) => t(`bills.kinds.${row.kind}`) },
      { key: 'due', isShort: true, title: t('bills.columns.due'), cell: (row) => <DateText date={row.dueOn} weekday={false} /> },
      { key: 'payable', isNumber: true, title: t('bills.columns.payable'), cell: (row) => <Money won={row.payableWon} /> },
      { key: 'open', isNumber: true, title: t('bills.columns.open'), cell: (row) => <Money won={row.openWon} /> },
      { key: 'status', isShort: true, title: t('bills.columns.status'), cell: (row) => <BillStanding status={row.status} payableWon={row.payableWon} /> },
    ],
    [t],
  );
  return (
    <section className="page" aria-labelledby="bills-title">
      <div className="page-head">
        <h1 id="bills-title">{t('bills.title')}</h1>
        <span className="quiet">{t('bills.basis')}</span>
      </div>
      <form className="filters" role="search" aria-label={t('bills.filters')} onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('bills.columns.month')}
          <select value={filters.month ?? ''} onChange={(event) => void navigate({ search: filtersOfBills({ ...filters, month: event.target.value }), replace: true })}>
            <option value="">{t('bills.every-month')}</option>
            {monthsUntil(today).map((month) => (
              <option key={month} value={month}>
                {month}
              </option>
            ))}
          </select>
        </label>
        <Button size="small" disabled={Object.keys(filters).length === 0} onClick={() => void navigate({ search: {}, replace: true })}>
          {t('inbox.reset')}
        </Button>
      </form>
      <Listed asked={asking} rows={rows} none={t('bills.none')} hint={t('bills.none-hint')} bones={14}>
        <DataTable caption={t('bills.title')} columns={columns} rows={rows} keyOf={({ id }) => id} onOpen={({ id }) => void navigate({ to: '/bills/$billId', params: { billId: id } })} />
      </Listed>
    </section>
  );
}
