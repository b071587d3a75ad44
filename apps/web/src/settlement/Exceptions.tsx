import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { Listed } from '../ui/Listed';
import { Empty } from '../ui/States';
import { StatusBadge, type Standing } from '../ui/StatusBadge';
import { exceptionsOf, type Exception, type Month } from './use-month';

const BillAlone = lazy(() => import('./BillAlone'));

const standings: Readonly<Record<Exception['kind'], Standing>> = { WAITS: 'waiting', FAILED: 'late', DIFFERS: 'held' };
const known: ReadonlySet<string> = new Set(['attendance-missing', 'billing-request-missing', 'run-differs-from-dry-run', 'not-issued']);

/** What keeps the month from being billed whole, each with where it is put right. */
export function Exceptions({ month }: { readonly month: Month }) {
  const { t } = useTranslation();
  const run = month.runs.find(({ contractId, status, waiting, failed, kind }) => contractId === null && status === 'DONE' && (kind !== 'ISSUE' || waiting + failed > 0));
  if (!run)
    return (
      <Empty title={t('settlement.exceptions.not-computed')}>
        <p>{t('settlement.totals.none-hint', { date: month.dates.runStartsOn })}</p>
      </Empty>
    );
  return <List runId={run.id} kind={run.kind} month={month} />;
}

function List({ runId, kind, month }: { readonly runId: string; readonly kind: string; readonly month: Month }) {
  const { t } = useTranslation();
  const asking = useInfiniteQuery(exceptionsOf(runId));
  const rows = useMemo(() => asking.data?.pages.flatMap(({ items }) => items) ?? [], [asking.data]);
  const [alone, bill] = useState<Exception>();
  const columns = useMemo(
    (): readonly Column<Exception>[] => [
      { key: 'kind', isShort: true, title: t('bills.columns.kind'), cell: (row) => <StatusBadge standing={standings[row.kind] ?? 'held'} word={t(`settlement.exceptions.kinds.${row.kind}`)} /> },
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => <strong>{row.customerName}</strong> },
      { key: 'contract', isShort: true, title: t('bills.columns.contract'), cell: (row) => <span className="quiet">{row.contractNo}</span> },
      { key: 'reason', title: t('settlement.exceptions.reason'), cell: (row) => t(`settlement.exceptions.reasons.${known.has(row.reason) ? row.reason : 'not-computed'}`) },
      { key: 'fix', title: t('settlement.exceptions.fix'), cell: (row) => <Fix row={row} month={month} onBill={() => bill(row)} /> },
    ],
    [t, month],
  );
  return (
    <section aria-labelledby="month-exceptions">
      <h2 id="month-exceptions">
        {t('settlement.exceptions.title')} <span className="quiet">{t(`settlement.runs.${kind}`)}</span>
      </h2>
      <p className="quiet">{t('settlement.exceptions.rule', { date: month.dates.evidenceCutOffOn })}</p>
      <Listed asked={asking} rows={rows} none={t('settlement.exceptions.none')} hint={t('settlement.exceptions.none-hint')} bones={6}>
        <DataTable caption={t('settlement.exceptions.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      </Listed>
      <Suspense fallback={null}>{alone && <BillAlone month={month.month} of={alone} onClose={() => bill(undefined)} />}</Suspense>
    </section>
  );
}

/** The task that brings what is missing, and what comes of it once the month is issued; without one, the lines of the contract, or a bill of its own. */
function Fix({ row, month, onBill }: { readonly row: Exception; readonly month: Month; readonly onBill: () => void }) {
  const { t } = useTranslation();
  const person = useMe();
  const isIssued = month.passed.includes('issue');
  if (row.billId)
    return (
      <Link to="/bills/$billId" params={{ billId: row.billId }}>
        {t('settlement.alone.billed-since', { bill: row.billNo })}
      </Link>
    );
  return (
    <span className="actions">
      {row.taskId ? (
        <Link to="/inbox" search={{ task: row.taskId }}>
          {t(`settlement.do.${row.taskStep ?? 'open'}`)}
        </Link>
      ) : (
        <Link to="/settlement/$month" params={{ month: month.month }} search={{ view: 'contracts', contract: row.contractId }}>
          {t('settlement.exceptions.see-contract')}
        </Link>
      )}
      {isIssued && row.kind === 'WAITS' && <span className="quiet">{t('settlement.alone.comes')}</span>}
      {isIssued && row.kind !== 'WAITS' && hasRole(person, 'SETTLEMENT_TEAM', 'CONSULTING_SUPPORT') && (
        <Button size="small" aria-label={t('settlement.alone.title', { customer: row.customerName, contract: row.contractNo })} onClick={onBill}>
          {t('settlement.alone.do')}
        </Button>
      )}
    </span>
  );
}
