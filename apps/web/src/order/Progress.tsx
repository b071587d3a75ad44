import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText, DueText, koreanDay, MomentText } from '../ui/DateText';
import { Empty } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { stageOfStep } from './stages';
import { isOverdue, openTasks, roleIn, stepsWithTasks, type StepWithTask } from './steps';
import { Timeline } from './Timeline';
import type { Order, TaskOfOrder } from './use-order';

/** What is to be done now, when it will open, and every step. */
export function Progress({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const person = useMe();
  return (
    <>
      {person.side !== 'STAFF' && <p>{order.inPlainWords[language()]}</p>}
      <section aria-labelledby="order-now">
        <h2 id="order-now">{t('order.now')}</h2>
        <OpenTasks tasks={openTasks(order)} isDraft={order.status === 'DRAFT'} />
      </section>
      {person.side === 'STAFF' && <Timeline order={order} />}
      {order.steps && (
        <section aria-labelledby="order-steps">
          <h2 id="order-steps">{t('order.steps')}</h2>
          <StepsTable order={order} />
        </section>
      )}
    </>
  );
}

function OpenTasks({ tasks, isDraft }: { readonly tasks: readonly TaskOfOrder[]; readonly isDraft: boolean }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const columns = useMemo(
    (): readonly Column<TaskOfOrder>[] => [
      {
        key: 'step',
        title: t('order.columns.task'),
        cell: (task) => (
          <Link to="/inbox" search={{ task: task.id }}>
            {task.name[language()]}
          </Link>
        ),
      },
      { key: 'status', isShort: true, title: t('order.columns.standing'), cell: (task) => <StatusBadge standing={isOverdue(task, today) ? 'late' : task.status === 'IN_PROGRESS' ? 'moving' : 'waiting'} /> },
      { key: 'who', title: t('order.columns.who'), cell: (task) => <Who names={task.assigneeName} roles={[task.role]} /> },
      { key: 'since', isShort: true, title: t('order.columns.since'), cell: (task) => <MomentText at={task.openedAt} /> },
      { key: 'due', isShort: true, title: t('order.columns.due'), cell: (task) => <DueText dueOn={task.dueOn} overdue={isOverdue(task, today)} /> },
    ],
    [t, today],
  );
  if (tasks.length === 0) return <Empty title={t('order.nothing-open')}>{isDraft && <p>{t('order.opens-once-submitted')}</p>}</Empty>;
  return <DataTable caption={t('order.now')} columns={columns} rows={tasks} keyOf={({ id }) => id} />;
}

function Who({ names, roles }: { readonly names: string | null; readonly roles: readonly string[] }) {
  const { t } = useTranslation();
  const role = roles.map((one) => t(`roles.${one}`)).join(', ') || t('order.the-house');
  if (names === null) return <span className="quiet">{role}</span>;
  return (
    <>
      {names} <span className="quiet">{role}</span>
    </>
  );
}

/** Every step in the plan's order with who, since when and due: the text behind the drawing. */
export function StepsTable({ order }: { readonly order: Order }) {
  const { t, i18n } = useTranslation();
  const { today } = useMe();
  const [isAll, setAll] = useState(false);
  const steps = useMemo(() => stepsWithTasks(order, today), [order, today]);
  const shown = isAll ? steps : steps.filter(({ needed, status }) => needed || status !== 'WAITING');
  const columns = useMemo(
    (): readonly Column<StepWithTask>[] => [
      { key: 'stage', isShort: true, title: t('order.columns.stage'), cell: (step) => <span className="quiet">{t(`order.stages.${stageOfStep(step.key, step.stage)}`)}</span> },
      {
        key: 'step',
        title: t('order.columns.step'),
        cell: (step) => (
          <>
            {step.name[language()]}
            {i18n.exists(`roles.${roleIn(step)}`) && <span className="quiet"> {t(`roles.${roleIn(step)}`)}</span>}
            {step.round > 1 && <span className="quiet"> {t('inbox.round', { round: step.round })}</span>}
          </>
        ),
      },
      { key: 'standing', isShort: true, title: t('order.columns.standing'), cell: (step) => <StatusBadge standing={step.standing} {...(step.status === 'SKIPPED' ? { word: t('order.skipped') } : {})} /> },
      { key: 'who', title: t('order.columns.who'), cell: (step) => <Who names={step.task?.assigneeName ?? null} roles={step.task ? [step.task.role] : step.roles} /> },
      { key: 'since', isShort: true, title: t('order.columns.since'), cell: ({ task }) => task && <DateText date={koreanDay(task.openedAt)} weekday={false} /> },
      { key: 'due', isShort: true, title: t('order.columns.due'), cell: ({ task }) => task && (task.endedAt ? <DateText date={task.dueOn} weekday={false} /> : <DueText dueOn={task.dueOn} overdue={isOverdue(task, today)} />) },
      { key: 'ended', isShort: true, title: t('order.columns.ended'), cell: ({ task, status }) => status === 'DONE' && task?.endedAt && <DateText date={koreanDay(task.endedAt)} weekday={false} /> },
    ],
    [t, i18n, today],
  );
  return (
    <>
      <label className="quiet">
        <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} /> {t('order.with-not-needed', { count: steps.filter(({ needed, status }) => !needed && status === 'WAITING').length })}
      </label>
      <DataTable caption={t('order.steps')} columns={columns} rows={shown} keyOf={({ ref }) => ref} />
    </>
  );
}
