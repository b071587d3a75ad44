import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { usePages } from '../api/pages';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { StatusBadge } from '../ui/StatusBadge';
import { TabRow } from '../ui/TabRow';
import { standings, views, type Credit, type RefundInList, type View } from './use-refunds';

const ProposeRefund = lazy(() => import('./ProposeRefund'));
const SetOff = lazy(() => import('./SetOff'));

/** Credits that nothing takes up, and how far each is on its way back to its customer. */
export function Page() {
  const { t } = useTranslation();
  const { view = 'credits' } = useSearch({ from: '/inside/refunds' });
  const navigate = useNavigate({ from: '/refunds' });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('refunds.title')}</h1>
        <span className="quiet">{t('refunds.how')}</span>
      </div>
      <TabRow tabs={views.map((key) => ({ key, label: t(`refunds.views.${key}`) }))} open={view} onOpen={(key) => void navigate({ search: key === 'credits' ? {} : { view: key } })}>
        {view === 'credits' ? <Credits /> : <Refunds key={view} status={view} />}
      </TabRow>
    </div>
  );
}

function Credits() {
  const { t } = useTranslation();
  const [proposing, propose] = useState<Credit>();
  const [settingOff, setOff] = useState<Credit>();
  const { asked, rows } = usePages(['credits'], (after) => answered(api.GET('/api/credits', { params: { query: { show: 'all', ...after } } })));
  const columns = useMemo(
    (): readonly Column<Credit>[] => [
      { key: 'bill', isShort: true, title: t('bills.columns.number'), cell: (row) => <Link to="/bills/$billId" params={{ billId: row.id }}>{row.billNo}</Link> },
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => row.customerName },
      { key: 'issued', isShort: true, title: t('bills.issued'), cell: (row) => <DateText date={row.issuedOn} /> },
      { key: 'rest', isNumber: true, title: t('refunds.rest'), cell: (row) => <Money won={row.restWon} /> },
      { key: 'owed', isNumber: true, title: t('refunds.owed'), cell: (row) => <Money won={row.customerOpenWon} /> },
      { key: 'do', title: t('refunds.next'), cell: (row) => <Next credit={row} onPropose={() => propose(row)} onSetOff={() => setOff(row)} /> },
    ],
    [t],
  );
  return (
    <>
      <Listed asked={asked} rows={rows} none={t('refunds.none-left')} hint={t('refunds.none-left-hint')} bones={8}>
        <DataTable caption={t('refunds.views.credits')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      </Listed>
      <Suspense fallback={null}>
        {proposing && <ProposeRefund credit={proposing} onClose={() => propose(undefined)} />}
        {settingOff && <SetOff credit={settingOff} onClose={() => setOff(undefined)} />}
      </Suspense>
    </>
  );
}

/** It is set off first where the customer owes something; else it goes back. */
function Next({ credit, onPropose, onSetOff }: { readonly credit: Credit; readonly onPropose: () => void; readonly onSetOff: () => void }) {
  const { t } = useTranslation();
  if (credit.proposedRefundId)
    return (
      <Link to="/refunds/$refundId" params={{ refundId: credit.proposedRefundId }}>
        {t('refunds.see-proposal')}
      </Link>
    );
  if (credit.customerOpenWon !== '0')
    return (
      <Button size="small" aria-label={t('refunds.set-off-of', { bill: credit.billNo })} onClick={onSetOff}>
        {t('refunds.set-off')}
      </Button>
    );
  return (
    <Button size="small" aria-label={t('refunds.propose-of', { bill: credit.billNo })} onClick={onPropose}>
      {t('refunds.propose')}
    </Button>
  );
}

function Refunds({ status }: { readonly status: Exclude<View, 'credits'> }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/refunds' });
  const { asked, rows } = usePages(['refunds', 'list', status], (after) => answered(api.GET('/api/refunds', { params: { query: { status, ...after } } })));
  const columns = useMemo(
    (): readonly Column<RefundInList>[] => [
      { key: 'bill', isShort: true, title: t('refunds.credit'), cell: (row) => <Link to="/refunds/$refundId" params={{ refundId: row.id }}>{row.creditBillNo}</Link> },
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => row.customerName },
      { key: 'account', title: t('refunds.account'), cell: (row) => `${row.accountNo} ${row.accountHolder}` },
      { key: 'reason', title: t('refunds.reason'), cell: (row) => row.reason },
      { key: 'by', isShort: true, title: t('four-eyes.proposed-by'), cell: (row) => row.proposedByName ?? '–' },
      { key: 'pay-on', isShort: true, title: t('refunds.pay-on'), cell: (row) => <DateText date={row.payOn} /> },
      { key: 'amount', isNumber: true, title: t('refunds.amount'), cell: (row) => <Money won={row.amountWon} /> },
      { key: 'status', isShort: true, title: t('bills.columns.status'), cell: (row) => <StatusBadge standing={standings[row.status]} word={t(`refunds.views.${row.status}`)} /> },
    ],
    [t],
  );
  return (
    <Listed asked={asked} rows={rows} none={t('refunds.none')} hint={t('refunds.none-hint')} bones={8}>
      <DataTable caption={t(`refunds.views.${status}`)} columns={columns} rows={rows} keyOf={({ id }) => id} onOpen={({ id }) => void navigate({ to: '/refunds/$refundId', params: { refundId: id } })} />
    </Listed>
  );
}
