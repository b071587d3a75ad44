import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { usePages } from '../api/pages';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DataTable } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { PeriodFilter } from '../ui/PeriodFilter';
import { AdminPage } from './AdminPage';
import { ChangedFacts } from './AuditEntries';
import { auditFiltersFrom, type AuditFilters } from './audit-filters';
import { actions, subjects } from './audit-words';

type Entry = paths['/api/audit']['get']['responses']['200']['content']['application/json']['items'][number];

/** Who changed what, when, before and after. */
export function Page() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/inside/admin/audit' });
  const { kind, id, actor, from, to } = filters;
  const { asked, rows } = usePages(['audit', filters], (after) =>
    answered(
      api.GET('/api/audit', {
        params: { query: { ...after, ...(kind ? { subjectKind: kind } : {}), ...(id ? { subjectId: id } : {}), ...(actor ? { actor } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) } },
      }),
    ),
  );
  return (
    <AdminPage title={t('admin.sections.audit')}>
      <AuditFilterLine filters={filters} />
      <Listed asked={asked} rows={rows} none={t('admin.audit.none')} hint={t('admin.audit.none-hint')} bones={12}>
        <AuditTable rows={rows} />
      </Listed>
    </AdminPage>
  );
}

function AuditTable({ rows }: { readonly rows: readonly Entry[] }) {
  const { t } = useTranslation();
  const words = language();
  return (
    <DataTable<Entry>
      caption={t('admin.sections.audit')}
      rows={rows}
      keyOf={(entry) => entry.id}
      columns={[
        { key: 'at', title: t('admin.audit.at'), isShort: true, cell: ({ at }) => <MomentText at={at} /> },
        { key: 'who', title: t('admin.audit.who'), isShort: true, cell: ({ actorName }) => actorName },
        { key: 'what', title: t('admin.audit.what'), isShort: true, cell: ({ action }) => <strong>{actions[action]?.[words] ?? action}</strong> },
        { key: 'of', title: t('admin.audit.of'), cell: (entry) => [subjects[entry.subjectKind]?.[words] ?? entry.subjectKind, entry.subjectName].filter(Boolean).join(' ') },
        { key: 'change', title: t('admin.audit.change'), cell: ({ before, after }) => <ChangedFacts before={before} after={after} /> },
      ]}
    />
  );
}

function AuditFilterLine({ filters }: { readonly filters: AuditFilters }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate();
  const people = useQuery({ queryKey: ['people', 'of-the-house'], queryFn: () => answered(api.GET('/api/people')) });
  const set = (change: Partial<Record<keyof AuditFilters, string | undefined>>) => void navigate({ to: '/admin/audit', search: auditFiltersFrom({ ...filters, ...change }), replace: true });
  return (
    <form className="filters" role="search" aria-label={t('admin.filters')} onSubmit={(event) => event.preventDefault()}>
      <label>
        {t('admin.audit.of')}
        <select value={filters.kind ?? ''} onChange={(event) => set({ kind: event.target.value || undefined, id: undefined })}>
          <option value="">{t('admin.audit.everything')}</option>
          {Object.entries(subjects).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words[language()]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('admin.audit.who')}
        <select value={filters.actor ?? ''} onChange={(event) => set({ actor: event.target.value || undefined })}>
          <option value="">{t('admin.audit.everybody')}</option>
          {(people.data?.items ?? []).map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <PeriodFilter title={t('ui.period.title')} today={today} looks="back" from={filters.from} to={filters.to} onChange={set} />
      <Button size="small" disabled={Object.keys(filters).length === 0} onClick={() => void navigate({ to: '/admin/audit', search: {}, replace: true })}>
        {t('inbox.reset')}
      </Button>
    </form>
  );
}
