import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { usePages } from '../api/pages';
import { stepName } from '../process/step-names';
import { DataTable } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { StatusBadge } from '../ui/StatusBadge';
import { AdminPage } from './AdminPage';

const FormDialog = lazy(() => import('../ui/FormDialog'));

type Problem = paths['/api/problems']['get']['responses']['200']['content']['application/json']['items'][number];

/** What machines could not do and leave to people: why, since when, and what was done about it. */
export function Page() {
  const { t, i18n } = useTranslation();
  const { all } = useSearch({ from: '/inside/admin/problems' });
  const navigate = useNavigate();
  const [resolving, setResolving] = useState<Problem>();
  const { asked, rows } = usePages(['problems', all], (after) => answered(api.GET('/api/problems', { params: { query: { ...after, ...(all ? { all: 'true' as never } : {}) } } })));
  const kindOf = ({ kind }: Problem): string => t(i18n.exists(`admin.problems.kinds.${kind}`) ? `admin.problems.kinds.${kind}` : 'admin.problems.kinds.other');
  return (
    <AdminPage title={t('admin.sections.problems')}>
      <p className="quiet">{t('admin.problems.about')}</p>
      <form className="filters" role="search" aria-label={t('admin.filters')} onSubmit={(event) => event.preventDefault()}>
        <label>
          <input type="checkbox" checked={all === true} onChange={(event) => void navigate({ to: '/admin/problems', search: event.target.checked ? { all: true } : {}, replace: true })} /> {t('admin.problems.all')}
        </label>
      </form>
      <Listed asked={asked} rows={rows} none={t('admin.problems.none')} hint={t('admin.problems.none-hint')}>
        <DataTable<Problem>
          caption={t('admin.sections.problems')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { key: 'what', title: t('admin.problems.what'), cell: (one) => <strong>{kindOf(one)}</strong> },
            { key: 'where', title: t('admin.problems.where'), cell: (one) => [one.step ? stepName(one.step) : undefined, one.orderNo].filter(Boolean).join(' · ') },
            { key: 'why', title: t('admin.problems.why'), cell: (one) => <Why detail={one.detail} /> },
            { key: 'since', title: t('admin.problems.since'), isShort: true, cell: (one) => <MomentText at={one.openedAt} /> },
            {
              key: 'state',
              title: t('admin.problems.state'),
              cell: (one) =>
                one.resolvedAt ? (
                  <>
                    <StatusBadge standing="done" word={t('admin.problems.resolved')} /> <MomentText at={one.resolvedAt} /> {one.resolvedByName} <br />
                    {one.resolution}
                  </>
                ) : (
                  <StatusBadge standing="late" word={t('admin.problems.open')} />
                ),
            },
            {
              key: 'act',
              title: t('admin.actions'),
              cell: (one) => (
                <span className="actions">
                  {!one.resolvedAt && (
                    <Button size="small" onClick={() => setResolving(one)}>
                      {t('admin.problems.resolve')}
                    </Button>
                  )}
                  {one.workflowUrl && (
                    <a href={one.workflowUrl} target="_blank" rel="noreferrer">
                      {t('admin.problems.in-temporal')}
                    </a>
                  )}
                </span>
              ),
            },
          ]}
        />
      </Listed>
      {resolving && (
        <Suspense fallback={null}>
          <FormDialog
            title={t('admin.problems.resolve-title', { what: kindOf(resolving) })}
            ok={t('admin.problems.resolve')}
            fields={[
              { name: 'resolution', label: t('admin.problems.how'), kind: 'long' },
              ...(resolving.kind === 'effect.parked' ? [{ name: 'retry', label: t('admin.problems.retry'), kind: 'check' as const }] : []),
            ]}
            send={({ resolution = '', retry }, header) => answered(api.POST('/api/problems/{problemId}/resolve', { params: { path: { problemId: resolving.id }, header }, body: { resolution, retry: retry === 'yes' } }))}
            reads={[['problems']]}
            done={t('admin.problems.resolved-now')}
            onClose={() => setResolving(undefined)}
          >
            <p className="note">{t(resolving.kind === 'effect.parked' ? 'admin.problems.effect-parked' : 'admin.problems.effect-other')}</p>
          </FormDialog>
        </Suspense>
      )}
    </AdminPage>
  );
}

/** The machine's own words, as it said them. */
function Why({ detail }: { readonly detail: unknown }) {
  const { t } = useTranslation();
  if (detail === null || detail === undefined) return null;
  const why = typeof detail === 'object' && 'why' in detail ? String(detail.why) : JSON.stringify(detail, null, 1);
  return (
    <details>
      <summary>{t('admin.problems.message')}</summary>
      <code>{why}</code>
    </details>
  );
}
