import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counts } from '../shell/WorkBoxes';
import { DataTable, type Column } from '../ui/DataTable';
import { DueText, MomentText } from '../ui/DateText';
import { More } from '../ui/More';
import { Bones, Empty, Shown } from '../ui/States';
import { StatusBadge, standingOf } from '../ui/StatusBadge';
import { language } from '../texts';
import { filtersFrom, type Filters } from './filters';
import { FilterLine } from './FilterLine';
import { useInbox, type InboxRow } from './use-inbox';
import './inbox.css';

const TaskPanel = lazy(() => import('../task/TaskPanel'));
const BulkBar = lazy(() => import('./BulkBar'));

const countedUpTo = 1_000;

/** Beside an open task there is no room for when each came. */
function useColumns(box: string, isTaskOpen: boolean): readonly Column<InboxRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'step',
        isShort: true,
        title: t('inbox.columns.step'),
        cell: (row) => (
          <>
            <strong>{row.name[language()]}</strong>
            {row.round > 1 && <span className="quiet"> {t('inbox.round', { round: row.round })}</span>}
          </>
        ),
      },
      { key: 'customer', isShort: true, title: t('inbox.columns.customer'), cell: (row) => row.customerName ?? row.accrualMonth ?? '' },
      { key: 'number', isShort: true, title: t('inbox.columns.number'), cell: (row) => <span className="quiet">{row.serviceNo ?? row.orderNo ?? row.accrualMonth ?? ''}</span> },
      box === 'done'
        ? { key: 'ended', title: t('inbox.columns.ended'), cell: (row) => <MomentText at={row.endedAt} /> }
        : { key: 'due', title: t('inbox.columns.due'), cell: (row) => <DueText dueOn={row.dueOn} overdue={row.overdue} /> },
      {
        key: 'status',
        title: t('inbox.columns.status'),
        cell: (row) => (row.returnReason !== null && row.status !== 'DONE' ? <StatusBadge standing="back" /> : <StatusBadge standing={standingOf(row.status, row.overdue)} />),
      },
      ...(isTaskOpen ? [] : [{ key: 'opened', title: t('inbox.columns.opened'), cell: (row: InboxRow) => <MomentText at={row.openedAt} /> }]),
    ],
    [t, box, isTaskOpen],
  );
}

/** What to do first: the boxes as a list, the open task beside it. */
export function Page() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/inside/inbox' });
  const navigate = useNavigate({ from: '/inbox' });
  const box = filters.box ?? 'mine';
  const asking = useInbox(filters);
  const counted = useQuery(counts);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns(box, filters.task !== undefined);
  const rows = useMemo(() => asking.data?.pages.flatMap(({ items }) => items) ?? [], [asking.data]);
  const change = (next: Filters) => void navigate({ search: next, replace: true });
  const open = (id: string | undefined) => void navigate({ search: (now) => filtersFrom({ ...now, task: id }) });
  /** Finishing a task opens the next one of the list. */
  const next = (finished: string) => {
    const at = rows.findIndex(({ id }) => id === finished);
    open((rows[at + 1] ?? rows[at - 1])?.id);
  };
  const total = counted.data?.[box];
  const filtered = filters.step ?? filters.dueFrom ?? filters.dueTo;
  return (
    <div className="inbox" data-open={filters.task !== undefined || undefined}>
      <section className="page inbox-list" aria-labelledby="inbox-title">
        <div className="page-head">
          <h1 id="inbox-title">{t(`inbox.boxes.${box}`)}</h1>
          {total !== undefined && !filtered && (
            <span className="quiet" aria-live="polite">
              {total > countedUpTo ? t('ui.total-more', { count: countedUpTo }) : t('ui.total', { count: total })}
            </span>
          )}
        </div>
        <FilterLine filters={filters} rows={rows} onChange={change} />
        {chosen.size > 0 && (
          <Suspense fallback={null}>
            <BulkBar rows={rows.filter(({ id }) => chosen.has(id))} onDone={() => choose(new Set())} />
          </Suspense>
        )}
        <Shown asked={asking} bones={14}>
          {() =>
            rows.length === 0 ? (
              <Empty title={t(`inbox.empty.${box}`)}>
                <p>{t(filtered ? 'inbox.empty.filtered' : 'inbox.empty.hint')}</p>
              </Empty>
            ) : (
              <>
                <DataTable
                  caption={t(`inbox.boxes.${box}`)}
                  columns={columns}
                  rows={rows}
                  keyOf={({ id }) => id}
                  openKey={filters.task}
                  onOpen={({ id }) => open(id)}
                  nameOf={(row) => `${row.name[language()]} ${row.customerName ?? ''}`}
                  {...(box === 'done' ? {} : { chosen, onChoose: choose })}
                />
                <More asked={asking} />
              </>
            )
          }
        </Shown>
      </section>
      {filters.task !== undefined && (
        <aside className="inbox-task" aria-label={t('inbox.open-task')}>
          <Suspense fallback={<Bones />}>
            <TaskPanel key={filters.task} taskId={filters.task} onClose={() => open(undefined)} onFinished={next} />
          </Suspense>
        </aside>
      )}
    </div>
  );
}
