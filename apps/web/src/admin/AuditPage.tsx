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
import { DateInput } from '../ui/DateInput';
import { Listed } from '../ui/Listed';
import { AdminPage } from './AdminPage';
import { ChangedFacts } from './AuditEntries';
import { auditFiltersFrom, type AuditFilters } from './audit-filters';
import { actions, subjects } from './audit-words';

type Entry = paths['/api/audit']['get']['responses']['200']['content']['application/json']['items'][number];

const dayMs = 86_400_000;
const daysBefore = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
const periods = [
  { key: 'day', days: 0 },
  { key: 'week', days: 7 },
  { key: 'month', days: 31 },
  { key: 'quarter', days: 92 },
] as const;

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
      <span className="filter">
        {t('admin.audit.period')}
        <DateInput size="small" name={t('admin.audit.from')} value={filters.from ?? ''} onChange={(date) => set({ from: date || undefined })} />
        ~
        <DateInput size="small" name={t('admin.audit.to')} value={filters.to ?? ''} onChange={(date) => set({ to: date || undefined })} />
      </span>
      <span className="actions" role="group" aria-label={t('admin.audit.period')}>
        {periods.map(({ key, days }) => (
          <Button key={key} size="small" onClick={() => set({ from: daysBefore(today, days), to: today })}>
            {t(`inbox.periods.${key}`)}
          </Button>
        ))}
      </span>
      <Button size="small" disabled={Object.keys(filters).length === 0} onClick={() => void navigate({ to: '/admin/audit', search: {}, replace: true })}>
        {t('inbox.reset')}
      </Button>
    </form>
  );
}
