import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { usePages } from '../api/pages';
import { DataTable, type Column } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { StatusBadge } from '../ui/StatusBadge';
import { correctionFiltersFrom, standings, statuses, type CorrectionInList } from './use-corrections';

/** Corrections of issued bills: what waits for another person's word, and what became of the rest. */
export function Page() {
  const { t } = useTranslation();
  const { status = 'PROPOSED' } = useSearch({ from: '/inside/corrections' });
  const navigate = useNavigate({ from: '/corrections' });
  const { asked, rows } = usePages(['corrections', 'list', status], (after) => answered(api.GET('/api/corrections', { params: { query: { status, ...after } } })));
  const columns = useMemo(
    (): readonly Column<CorrectionInList>[] => [
      { key: 'bill', isShort: true, title: t('bills.columns.number'), cell: (row) => <Link to="/corrections/$correctionId" params={{ correctionId: row.id }}>{row.billNo}</Link> },
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => row.customerName },
      { key: 'reason', title: t('corrections.reason'), cell: (row) => row.reason },
      { key: 'by', isShort: true, title: t('four-eyes.proposed-by'), cell: (row) => row.proposedByName ?? '–' },
      { key: 'at', isShort: true, title: t('corrections.proposed-at'), cell: (row) => <MomentText at={row.proposedAt} /> },
      { key: 'status', isShort: true, title: t('bills.columns.status'), cell: (row) => <StatusBadge standing={standings[row.status] ?? 'waiting'} word={t(`corrections.statuses.${row.status}`)} /> },
    ],
    [t],
  );
  return (
    <section className="page" aria-labelledby="corrections-title">
      <div className="page-head">
        <h1 id="corrections-title">{t('corrections.title')}</h1>
        <span className="quiet">{t('corrections.how')}</span>
      </div>
      <form className="filters" role="search" aria-label={t('corrections.filters')} onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('bills.columns.status')}
          <select value={status} onChange={(event) => void navigate({ search: correctionFiltersFrom({ status: event.target.value }), replace: true })}>
            {statuses.map((one) => (
              <option key={one} value={one}>
                {t(`corrections.statuses.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </form>
      <Listed asked={asked} rows={rows} none={t('corrections.none')} hint={t('corrections.none-hint')} bones={10}>
        <DataTable caption={t('corrections.title')} columns={columns} rows={rows} keyOf={({ id }) => id} onOpen={({ id }) => void navigate({ to: '/corrections/$correctionId', params: { correctionId: id } })} />
      </Listed>
    </section>
  );
}
