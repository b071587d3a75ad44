import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { language } from '../texts';
import { Bones, ProblemNote, Shown } from '../ui/States';
import { say } from '../ui/said';
import { StatusBadge, standingOf } from '../ui/StatusBadge';
import { useMe } from '../session/me';
import { Evidence } from './Evidence';
import { TaskFacts } from './TaskFacts';
import { TaskForm } from './TaskForm';
import { TaskHistory } from './TaskHistory';
import { ToldBefore } from './ToldBefore';
import { WhatToDo } from './WhatToDo';
import { claim, release, takesLateAnswer, task, useAct, type Task } from './use-task';
import './task.css';

const Comments = lazy(() => import('../comments/Comments'));
const OrderBeside = lazy(() => import('./OrderBeside'));
const ReturnDialog = lazy(() => import('./ReturnDialog'));
const DelegateDialog = lazy(() => import('../absence/DelegateDialog'));
const ReassignDialog = lazy(() => import('./ReassignDialog'));
const WithdrawDialog = lazy(() => import('./WithdrawDialog'));
const RefuseDialog = lazy(() => import('./RefuseDialog'));

interface Props {
  readonly taskId: string;
  readonly onClose: () => void;
  /** The task left this desk: the next one opens. */
  readonly onFinished: (taskId: string) => void;
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** One task beside the list: what to do, the form, the evidence, and what happened. */
export default function TaskPanel({ taskId, onClose, onFinished }: Props) {
  const asking = useQuery(task(taskId));
  return (
    <div className="task">
      <Shown asked={asking}>{(data) => <OpenTask task={data} onClose={onClose} onFinished={() => onFinished(taskId)} />}</Shown>
    </div>
  );
}

const isOpen = ({ status }: Task): boolean => status === 'OPEN' || status === 'IN_PROGRESS';

/** One key, one act, while nobody types and no dialog is open. */
function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog]')) return;
      keys[event.key]?.();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

function OpenTask({ task: shown, onClose, onFinished }: { readonly task: Task; readonly onClose: () => void; readonly onFinished: () => void }) {
  const { t } = useTranslation();
  const person = useMe();
  const [dialog, setDialog] = useState<'return' | 'refuse' | 'reassign' | 'delegate' | 'withdraw'>();
  const claiming = useAct(claim(shown.id));
  const releasing = useAct(release(shown.id));
  const reassigning = useAct(
    (chosen: { to: string; reason: string }, header) => answered(api.POST('/api/tasks/{taskId}/reassign', { params: { path: { taskId: shown.id }, header }, body: { version: shown.version, ...chosen } })),
    () => {
      setDialog(undefined);
      say(t('task.reassigned'));
    },
  );
  const supervises = person.memberships.some(({ teamId, supervisor }) => supervisor && teamId === shown.teamId);
  const finished = (words: string) => {
    say(words);
    onFinished();
  };
  const isMine = shown.assigneeId === person.id;
  useKeys({
    c: () => !isMine && isOpen(shown) && claiming.mutate(shown.version),
    r: () => isOpen(shown) && shown.returnsTo.length > 0 && setDialog('return'),
    e: () => document.getElementById('task-complete')?.focus(),
    Escape: onClose,
  });
  return (
    <article aria-labelledby="task-title">
      <header className="task-head">
        <div className="page-head">
          <h1 id="task-title">{shown.name[language()]}</h1>
          <StatusBadge standing={standingOf(shown.status, shown.overdue)} />
          <Button className="push" size="small" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </div>
        {isOpen(shown) && <WhatToDo step={shown.step} />}
        <TaskFacts task={shown} />
        {shown.returnReason && (
          <div className="note warn" style={{ marginTop: 8 }}>
            <strong>{t('task.came-back')}</strong> {shown.returnReason}
          </div>
        )}
        {isOpen(shown) && (
          <div className="actions" style={{ marginTop: 8 }}>
            {!isMine && (
              <Button type="primary" loading={claiming.isPending} onClick={() => claiming.mutate(shown.version)}>
                {t('task.claim')}
              </Button>
            )}
            {isMine && (
              <Button loading={releasing.isPending} onClick={() => releasing.mutate(shown.version)}>
                {t('task.release')}
              </Button>
            )}
            {isMine && person.side !== 'CUSTOMER' && <Button onClick={() => setDialog('delegate')}>{t('absence.delegate')}</Button>}
            {supervises && <Button onClick={() => setDialog('reassign')}>{t('task.reassign')}</Button>}
            {shown.returnsTo.length > 0 && <Button onClick={() => setDialog('return')}>{t('task.return')}</Button>}
            {shown.mayRefuse && (
              <Button danger onClick={() => setDialog('refuse')}>
                {t('task.refuse')}
              </Button>
            )}
          </div>
        )}
        {shown.status === 'DONE' && isMine && (
          <div className="actions" style={{ marginTop: 8 }}>
            <Button onClick={() => setDialog('withdraw')}>{t('task.withdraw')}</Button>
          </div>
        )}
        {[claiming, releasing].map(({ error }, at) => error && <ProblemNote key={at} error={error} />)}
      </header>
      <TaskTabs task={shown} finished={finished} />
      <Suspense fallback={null}>
        {dialog === 'return' && <ReturnDialog task={shown} onClose={() => setDialog(undefined)} onDone={() => finished(t('task.returned'))} />}
        {dialog === 'reassign' && (
          <ReassignDialog teamId={shown.teamId} besides={shown.assigneeId} isSending={reassigning.isPending} error={reassigning.error} onClose={() => setDialog(undefined)} onChosen={(chosen) => reassigning.mutate(chosen)} />
        )}
        {dialog === 'delegate' && <DelegateDialog taskId={shown.id} onClose={() => setDialog(undefined)} />}
        {dialog === 'withdraw' && (
          <WithdrawDialog
            task={shown}
            onClose={() => setDialog(undefined)}
            onDone={() => {
              setDialog(undefined);
              say(t('task.withdrawn'));
            }}
          />
        )}
        {dialog === 'refuse' && <RefuseDialog task={shown} onClose={() => setDialog(undefined)} onDone={() => finished(t('task.refused'))} />}
      </Suspense>
    </article>
  );
}

function TaskTabs({ task: shown, finished }: { readonly task: Task; readonly finished: (words: string) => void }) {
  const { t } = useTranslation();
  /** Open when it was looked at: what is typed outlives the task. */
  const [wasOpen] = useState(isOpen(shown));
  const work = (
    <>
      <ToldBefore told={shown.told} />
      <Evidence task={shown} isOpen={isOpen(shown)} takesLate={wasOpen && takesLateAnswer(shown)} />
      {wasOpen ? (
        <TaskForm key={shown.id} task={shown} isOpen={isOpen(shown)} onDone={() => finished(t('task.completed'))} onLeft={() => finished(t('task.late-answer-left'))} />
      ) : (
        !isOpen(shown) && <p className="note">{t('task.is-closed')}</p>
      )}
    </>
  );
  const besideOrder = (of: { orderId: string; taskId: string }) => [
    { key: 'order', label: t('task.tabs.order'), children: <Late><OrderBeside orderId={of.orderId} /></Late> },
    { key: 'comments', label: t('task.tabs.comments'), children: <Late><Comments {...of} /></Late> },
  ];
  return (
    <Tabs
      items={[
        { key: 'work', label: t('task.tabs.work'), children: work },
        ...(shown.orderId ? besideOrder({ orderId: shown.orderId, taskId: shown.id }) : []),
        { key: 'history', label: t(shown.orderId ? 'task.tabs.history' : 'task.tabs.history-and-say'), children: <TaskHistory taskId={shown.id} maySay={!shown.orderId} /> },
      ]}
    />
  );
}

/** What is loaded when its tab is opened. */
const Late = ({ children }: { readonly children: ReactNode }) => <Suspense fallback={<Bones rows={4} />}>{children}</Suspense>;
