import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import { useAct } from '../task/use-task';
import { language } from '../texts';
import { ProblemNote } from '../ui/States';
import { asTasks, type InboxRow } from './use-inbox';

const ReassignDialog = lazy(() => import('../task/ReassignDialog'));
const BulkComplete = lazy(() => import('./BulkComplete'));

interface Answer {
  readonly items: readonly ({ readonly taskId: string; readonly ok: true } | { readonly taskId: string; readonly ok: false; readonly problem: { readonly ko: string; readonly en: string } })[];
}

/** What became of one row, under the name that it had when it was sent: by now it may have left the list. */
interface Result {
  readonly taskId: string;
  readonly name: string;
  readonly refused: string | undefined;
}

const resultsOf = (rows: readonly InboxRow[], { items }: Answer): readonly Result[] =>
  items.map((one) => {
    const row = rows.find(({ id }) => id === one.taskId);
    return { taskId: one.taskId, name: [row?.name[language()], row?.customerName].filter(Boolean).join(' · '), refused: one.ok ? undefined : one.problem[language()] };
  });

const theOne = <T,>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);

/** What may be done with several tasks at once; each row has its own result. */
export default function BulkBar({ rows, onDone }: { readonly rows: readonly InboxRow[]; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const person = useMe();
  const [dialog, setDialog] = useState<'complete' | 'reassign'>();
  const [results, setResults] = useState<readonly Result[]>();
  const done = (answer: Answer) => {
    setResults(resultsOf(rows, answer));
    setDialog(undefined);
  };
  const claiming = useAct((_: void, header) => answered(api.POST('/api/tasks/bulk/claim', { params: { header }, body: { tasks: asTasks(rows) } })), done);
  const reassigning = useAct(
    (chosen: { to: string; reason: string }, header) => answered(api.POST('/api/tasks/bulk/reassign', { params: { header }, body: { ...chosen, tasks: asTasks(rows) } })),
    done,
  );
  const step = theOne(rows.map((one) => one.step));
  const teamId = theOne(rows.map((one) => one.teamId));
  const supervises = person.memberships.some((one) => one.supervisor && one.teamId === teamId);
  return (
    <div className="note" role="region" aria-label={t('inbox.bulk.title')}>
      <div className="actions">
        <strong>{t('inbox.bulk.chosen', { count: rows.length })}</strong>
        <Button type="primary" disabled={rows.length === 0} loading={claiming.isPending} onClick={() => claiming.mutate()}>
          {t('task.claim')}
        </Button>
        <Button disabled={step === undefined} title={step === undefined ? t('inbox.bulk.one-step') : undefined} onClick={() => setDialog('complete')}>
          {t('task.complete')}
        </Button>
        {person.memberships.some(({ supervisor }) => supervisor) && (
          <Button disabled={!supervises} title={supervises ? undefined : t('inbox.bulk.one-team')} onClick={() => setDialog('reassign')}>
            {t('task.reassign')}
          </Button>
        )}
        <Button onClick={onDone}>{t('ui.close')}</Button>
      </div>
      {claiming.isError && <ProblemNote error={claiming.error} />}
      <Results results={results} />
      <Suspense fallback={null}>
        {dialog === 'reassign' && teamId && (
          <ReassignDialog teamId={teamId} isSending={reassigning.isPending} error={reassigning.error} onClose={() => setDialog(undefined)} onChosen={(chosen) => reassigning.mutate(chosen)} />
        )}
        {dialog === 'complete' && step && <BulkComplete rows={rows} step={step} onClose={() => setDialog(undefined)} onDone={done} />}
      </Suspense>
    </div>
  );
}

/** First what was refused and why; what went well is counted. */
function Results({ results }: { readonly results: readonly Result[] | undefined }) {
  const { t } = useTranslation();
  const refused = results?.filter((one) => one.refused !== undefined) ?? [];
  return (
    <div aria-live="polite">
      {results && (
        <>
          <p style={{ marginTop: 8 }}>{t('inbox.bulk.result', { count: results.length, done: results.length - refused.length })}</p>
          {refused.length > 0 && (
            <ul className="bulk-refused">
              {refused.map((one) => (
                <li key={one.taskId}>
                  <strong>{one.name}</strong> {one.refused}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
