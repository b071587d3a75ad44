import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { task } from '../task/use-task';
import { DataTable } from '../ui/DataTable';
import { Listed } from '../ui/Listed';
import { Bones } from '../ui/States';
import { language } from '../texts';
import { filtersFrom, type Filters } from './filters';
import { FilterLine } from './FilterLine';
import { ColumnChoice, useColumns } from './columns';
import { addressOfSheet, countOf, useInbox, useNews, type News } from './use-inbox';
import './inbox.css';

const TaskPanel = lazy(() => import('../task/TaskPanel'));
const BulkBar = lazy(() => import('./BulkBar'));

const countedUpTo = 1_000;

/** What to do first: the boxes as a list, the open task beside it. */
export function Page() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/inside/inbox' });
  const navigate = useNavigate({ from: '/inbox' });
  const box = filters.box ?? 'mine';
  const asking = useInbox(filters);
  const counted = useQuery(countOf(filters));
  const news = useNews(filters, asking);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => asking.data?.pages.flatMap(({ items }) => items) ?? [], [asking.data]);
  const change = (next: Filters) => void navigate({ search: next, replace: true });
  const sortBy = useCallback((sort: 'due' | 'opened') => void navigate({ search: (now) => filtersFrom({ ...now, sort }), replace: true }), [navigate]);
  const { columns, hidden, hide } = useColumns(filters, sortBy);
  const queries = useQueryClient();
  const open = (id: string | undefined) => void navigate({ search: (now) => filtersFrom({ ...now, task: id }) });
  const nextOf = (taskId: string | undefined): string | undefined => {
    const at = rows.findIndex(({ id }) => id === taskId);
    return at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1])?.id;
  };
  const following = nextOf(filters.task);
  useEffect(() => void (following && queries.prefetchQuery(task(following))), [queries, following]);
  const total = counted.data?.count;
  const filtered = filters.step ?? filters.customer ?? filters.dueFrom ?? filters.dueTo;
  return (
    <div className="inbox" data-open={filters.task !== undefined || undefined}>
      <section className="page inbox-list" aria-labelledby="inbox-title">
        <div className="page-head">
          <h1 id="inbox-title">{t(`inbox.boxes.${box}`)}</h1>
          {total !== undefined && (
            <span className="quiet" aria-live="polite">
              {total > countedUpTo ? t('ui.total-more', { count: countedUpTo }) : t('ui.total', { count: total })}
            </span>
          )}
          <span className="push actions">
            <ColumnChoice box={box} hidden={hidden} hide={hide} />
            <a href={addressOfSheet(filters, language())} download>
              {t('ui.sheet')}
            </a>
          </span>
        </div>
        <FilterLine filters={filters} rows={rows} onChange={change} />
        {chosen.size > 0 && (
          <Suspense fallback={null}>
            <BulkBar rows={rows.filter(({ id }) => chosen.has(id))} onDone={() => choose(new Set())} />
          </Suspense>
        )}
        {news && <NewsBar news={news} onShow={() => void asking.refetch()} />}
        <Listed asked={asking} rows={rows} none={t(`inbox.empty.${box}`)} hint={t(filtered ? 'inbox.empty.filtered' : 'inbox.empty.hint')} bones={14}>
          <DataTable
            caption={t(`inbox.boxes.${box}`)}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            openKey={filters.task}
            onOpen={({ id }) => open(id)}
            onNear={({ id }) => void queries.prefetchQuery(task(id))}
            nameOf={(row) => `${row.name[language()]} ${row.customerName ?? ''}`}
            {...(box === 'done' ? {} : { chosen, onChoose: choose })}
          />
        </Listed>
      </section>
      {filters.task !== undefined && (
        <aside className="inbox-task" aria-label={t('inbox.open-task')}>
          <Suspense fallback={<Bones />}>
            <TaskPanel key={filters.task} taskId={filters.task} onClose={() => open(undefined)} onFinished={(finished) => open(nextOf(finished))} />
          </Suspense>
        </aside>
      )}
    </div>
  );
}

/** Said politely, and above the list: what is new comes when it is wanted. */
function NewsBar({ news, onShow }: { readonly news: News; readonly onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="news" role="status">
      <Button size="small" onClick={onShow}>
        {news.added > 0 ? t('inbox.news', { count: news.added }) : t('inbox.news-other')}
      </Button>
    </div>
  );
}
