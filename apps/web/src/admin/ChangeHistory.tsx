import type { QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/pages';
import type { paths } from '../api/schema.gen';
import { language } from '../texts';
import { DataTable } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { ChangedFacts } from './AuditEntries';
import { actions } from './audit-words';

type History = paths['/api/people/{personId}/history']['get']['responses'][200]['content']['application/json'];
type Entry = History['items'][number];

/** What was changed of one thing, by whom, before and after, the newest first. */
export function ChangeHistory({ queryKey, read }: { readonly queryKey: QueryKey; readonly read: (after: { readonly after?: string }) => Promise<History> }) {
  const { t } = useTranslation();
  const { asked, rows } = usePages(queryKey, read);
  return (
    <Listed asked={asked} rows={rows} none={t('admin.audit.never')} bones={4}>
      <DataTable<Entry>
        caption={t('admin.sections.audit')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'at', title: t('admin.audit.at'), isShort: true, cell: ({ at }) => <MomentText at={at} /> },
          { key: 'who', title: t('admin.audit.who'), isShort: true, cell: ({ actorName }) => actorName },
          { key: 'what', title: t('admin.audit.what'), isShort: true, cell: ({ action }) => <strong>{actions[action]?.[language()] ?? action}</strong> },
          { key: 'change', title: t('admin.audit.change'), cell: ({ before, after }) => <ChangedFacts before={before} after={after} /> },
        ]}
      />
    </Listed>
  );
}
