import { useTranslation } from 'react-i18next';
import { DueText, MomentText } from '../ui/DateText';
import type { Task } from './use-task';

/** Whose, which, by when and by what rule. */
export function TaskFacts({ task: shown }: { readonly task: Task }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {shown.customerName && (
        <>
          <dt>{t('task.customer')}</dt>
          <dd>{shown.customerName}</dd>
        </>
      )}
      {(shown.orderNo ?? shown.accrualMonth) && (
        <>
          <dt>{t('task.number')}</dt>
          <dd>{[shown.orderNo, shown.serviceNo, shown.accrualMonth].filter(Boolean).join(' · ')}</dd>
        </>
      )}
      <dt>{t('task.due')}</dt>
      <dd>
        <DueText dueOn={shown.dueOn} overdue={shown.overdue} /> <span className="quiet">{t('task.due-why', { rule: shown.dueRule })}</span>
        {shown.startedLate && <span className="badge late">{t('task.started-late')}</span>}
      </dd>
      <dt>{t('task.role')}</dt>
      <dd>{t(`roles.${shown.role}`)}</dd>
      <dt>{t('task.opened')}</dt>
      <dd>
        <MomentText at={shown.openedAt} />
      </dd>
      <dt>{t('task.rules')}</dt>
      <dd>{shown.rules.join(', ')}</dd>
    </dl>
  );
}
