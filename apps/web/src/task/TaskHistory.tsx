import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { MomentText } from '../ui/DateText';
import { Empty, ProblemNote, Shown } from '../ui/States';
import { taskHistory, useAct } from './use-task';

/** Who did what on the task, newest last; where no order carries its comments, a line to say something. */
export function TaskHistory({ taskId, maySay }: { readonly taskId: string; readonly maySay: boolean }) {
  const { t, i18n } = useTranslation();
  const asking = useQuery(taskHistory(taskId));
  return (
    <>
      <Shown asked={asking} bones={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('task.no-history')} />
          ) : (
            <ol className="history">
              {items.map((entry) => (
                <li key={`${entry.at} ${entry.kind} ${entry.text ?? ''}`}>
                  <MomentText at={entry.at} /> <strong>{entry.actor ?? t('task.the-house')}</strong> {i18n.exists(`task.kinds.${entry.kind}`) ? t(`task.kinds.${entry.kind}`) : entry.kind}
                  {entry.acting && <span className="quiet"> ({t(`task.acting.${entry.acting.as}`, { name: entry.acting.for })})</span>}
                  {entry.text && <p>{entry.text}</p>}
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
      {maySay && <SayOnTask taskId={taskId} />}
    </>
  );
}

function SayOnTask({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const saying = useAct(
    (said: string, header) => answered(api.POST('/api/tasks/{taskId}/comment', { params: { path: { taskId }, header }, body: { text: said } })),
    () => setText(''),
  );
  return (
    <>
      <form
        className="actions"
        onSubmit={(event) => {
          event.preventDefault();
          saying.mutate(text.trim());
        }}
      >
        <label htmlFor="task-comment" className="only-read-aloud">
          {t('task.comment')}
        </label>
        <Input id="task-comment" style={{ flex: 1, minWidth: 160 }} placeholder={t('task.comment')} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        <Button htmlType="submit" disabled={text.trim() === ''} loading={saying.isPending}>
          {t('task.say')}
        </Button>
      </form>
      {saying.isError && <ProblemNote error={saying.error} />}
    </>
  );
}
