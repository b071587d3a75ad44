import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../../../../libs/contract/workbook';
import { daysBetween } from '../../../../libs/domain/calendar/civil-days';
import { usePages } from '../api/pages';
import { BillStanding, wordsOfStanding } from '../bills/BillStanding';
import { useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { DateInput } from '../ui/DateInput';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money, useWon } from '../ui/Money';
import { SheetButton } from '../ui/SheetButton';
import { pageOfReceivables, receivableFiltersFrom, statuses, type Receivable, type BillFilters, type Receivables } from './use-receivables';
import '../bills/bills.css';

const daysLate = (row: Receivable, today: string): number => (row.status === 'PAID' ? 0 : Math.max(0, daysBetween(row.dueOn, today)));

/** Bills that are not paid, the oldest due date first. */
export function OpenBills({ filters }: { readonly filters: BillFilters }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate();
  const { asked, rows } = usePages(['receivables', 'list', filters], (after) => pageOfReceivables(filters, after));
  const totals = asked.data?.pages[0]?.totals;
  const columns = useMemo(
    (): readonly Column<Receivable>[] => [
      { key: 'number', isShort: true, title: t('bills.columns.number'), cell: (row) => <Link to="/bills/$billId" params={{ billId: row.billId }}>{row.billNo}</Link> },
      { key: 'payer', title: t('receivables.payer'), cell: (row) => <Payer row={row} /> },
      { key: 'due', isShort: true, title: t('bills.columns.due'), cell: (row) => <DateText date={row.dueOn} weekday={false} /> },
      { key: 'late', isNumber: true, title: t('receivables.days-late'), cell: (row) => (daysLate(row, today) > 0 ? t('receivables.days', { count: daysLate(row, today) }) : '–') },
      { key: 'payable', isNumber: true, title: t('bills.columns.payable'), cell: (row) => <Money won={row.payableWon} /> },
      { key: 'charge', isNumber: true, title: t('receivables.late-charge'), cell: (row) => <LateCharge row={row} /> },
      { key: 'paid', isNumber: true, title: t('bills.paid'), cell: (row) => <Money won={row.paidWon} /> },
      { key: 'open', isNumber: true, title: t('bills.columns.open'), cell: (row) => <Money won={row.openWon} /> },
      { key: 'status', isShort: true, title: t('bills.columns.status'), cell: (row) => <BillStanding status={row.status} payableWon={row.payableWon} /> },
    ],
    [t, today],
  );
  return (
    <>
      <Filters filters={filters} of={rows[0]?.customerName} sheet={() => sheetOf(filters, today, t)} />
      {totals && <Totals totals={totals} />}
      <Listed asked={asked} rows={rows} none={t('receivables.none')} hint={t('receivables.none-hint')} bones={14}>
        <DataTable caption={t('receivables.title')} columns={columns} rows={rows} keyOf={({ billId }) => billId} onOpen={({ billId }) => void navigate({ to: '/bills/$billId', params: { billId } })} />
      </Listed>
    </>
  );
}

/** Who pays; the customer too, where another pays for it. */
const Payer = ({ row: { payerName, customerName } }: { readonly row: Receivable }) => (
  <>
    <strong>{payerName}</strong> {customerName !== payerName && <span className="quiet">{customerName}</span>}
  </>
);

/** What being late cost, and of what it is how much. */
function LateCharge({ row }: { readonly row: Receivable }) {
  const { t } = useTranslation();
  const won = useWon();
  if (!row.late) return <>–</>;
  return (
    <>
      <Money won={row.lateChargeWon} />
      <br />
      <span className="quiet why" style={{ whiteSpace: 'normal' }}>{t('receivables.late-why', { date: row.late.chargedOn, unpaid: won(row.late.unpaidWon), percent: row.late.percent })}</span>
    </>
  );
}

function Totals({ totals }: { readonly totals: Receivables['totals'] }) {
  const { t } = useTranslation();
  return (
    <dl className="sums">
      <div>
        <dt>{t('receivables.all-open')}</dt>
        <dd>
          <Money won={totals.reduce((sum, { openWon }) => sum + BigInt(openWon), 0n)} />
        </dd>
      </div>
      {totals.map(({ status, bills, openWon }) => (
        <div key={status}>
          <dt>
            <BillStanding status={status} /> {t('receivables.count', { count: bills })}
          </dt>
          <dd>
            <Money won={openWon} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FilterProps {
  readonly filters: BillFilters;
  /** The customer whose bills alone are shown. */
  readonly of: string | undefined;
  readonly sheet: () => Promise<readonly Row[]>;
}

function Filters({ filters, of, sheet }: FilterProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/receivables' });
  const [typed, setTyped] = useState(filters.find ?? '');
  const set = (change: Record<string, unknown>) => void navigate({ search: receivableFiltersFrom({ ...filters, ...change }), replace: true });
  const reset = () => {
    setTyped('');
    void navigate({ search: {}, replace: true });
  };
  return (
    <form
      className="filters"
      role="search"
      aria-label={t('receivables.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        set({ find: typed });
      }}
    >
      <label>
        {t('bills.columns.status')}
        <select value={filters.status ?? ''} onChange={(event) => set({ status: event.target.value })}>
          <option value="">{t('receivables.not-paid')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`bills.statuses.${status}`)}
            </option>
          ))}
        </select>
      </label>
      <span className="filter">
        {t('bills.columns.due')}
        <DateInput size="small" name={t('ui.period.from', { title: t('bills.columns.due') })} value={filters.dueFrom ?? ''} onChange={(date) => set({ dueFrom: date })} />
        ~
        <DateInput size="small" name={t('ui.period.to', { title: t('bills.columns.due') })} value={filters.dueTo ?? ''} onChange={(date) => set({ dueTo: date })} />
      </span>
      <label>
        {t('receivables.find')}
        <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('payments.match.by')} />
      </label>
      <Button size="small" htmlType="submit">
        {t('receivables.look')}
      </Button>
      <Button size="small" disabled={Object.keys(filters).length === 0 && typed === ''} onClick={reset}>
        {t('inbox.reset')}
      </Button>
      <SheetButton name={t('receivables.title')} rows={sheet} />
      {filters.customer && of && <span>{t('receivables.of-customer', { customer: of })}</span>}
    </form>
  );
}

/** Every bill that is filtered, page by page. */
async function sheetOf(filters: BillFilters, today: string, t: (key: string) => string): Promise<readonly Row[]> {
  const rows: Receivable[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await pageOfReceivables(filters, after ? { after } : {});
    rows.push(...page.items);
    after = page.next;
  }
  const titles = ['bills.columns.number', 'bills.columns.customer', 'receivables.payer', 'bills.columns.due', 'receivables.days-late', 'bills.columns.payable', 'receivables.late-charge', 'bills.paid', 'bills.columns.open', 'bills.columns.status'];
  return [titles.map(t), ...rows.map((row) => [row.billNo, row.customerName, row.payerName, { on: row.dueOn }, daysLate(row, today), { won: row.payableWon }, { won: row.lateChargeWon }, { won: row.paidWon }, { won: row.openWon }, t(wordsOfStanding(row.status, row.payableWon))])];
}
