import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { language } from '../texts';
import { ProblemNote } from '../ui/States';
import type { InboxRow } from './use-inbox';

/** What may be done with several tasks at once; each row has its own result. */
export default function BulkBar({ rows, onDone }: { readonly rows: readonly InboxRow[]; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const claiming = useMutation({
    mutationFn: () => answered(api.POST('/api/tasks/bulk/claim', { params: { header: under(newKey()) }, body: { tasks: rows.map(({ id, version }) => ({ taskId: id, version })) } })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['inbox'] }), queries.invalidateQueries({ queryKey: ['counts'] })]),
  });
  const results = claiming.data?.items;
  const nameOf = (id: string): string => {
    const row = rows.find((one) => one.id === id);
    return row ? `${row.name[language()]} · ${row.customerName ?? ''}` : id;
  };
  return (
    <div className="note" role="region" aria-label={t('inbox.bulk.title')}>
      <div className="actions">
        <strong>{t('inbox.bulk.chosen', { count: rows.length })}</strong>
        <Button type="primary" loading={claiming.isPending} onClick={() => claiming.mutate()}>
          {t('inbox.bulk.claim')}
        </Button>
        <Button onClick={onDone}>{t('ui.close')}</Button>
      </div>
      {claiming.isError && <ProblemNote error={claiming.error} />}
      {results && (
        <ul aria-live="polite">
          {results.map((one) => (
            <li key={one.taskId}>
              {nameOf(one.taskId)} — {one.ok ? t('inbox.bulk.done') : one.problem[language()]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
