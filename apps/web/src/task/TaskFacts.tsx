import { Link } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dueInWords } from '../../../../libs/domain/process/due-in-words';
import { hasRole, useMe } from '../session/me';
import { language } from '../texts';
import { DueText, MomentText } from '../ui/DateText';
import type { Task } from './use-task';

const RuleDialog = lazy(() => import('./RuleDialog'));

/** The numbers of the manual that the step cites; pressed, each says what it is. */
function Rules({ rules }: { readonly rules: readonly string[] }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<string>();
  return (
    <>
      {rules.map((rule) => (
        <button key={rule} type="button" className="plain rule" aria-haspopup="dialog" aria-label={t('task.rule', { rule })} onClick={() => ask(rule)}>
          {rule}
        </button>
      ))}
      <Suspense fallback={null}>{asked && <RuleDialog rules={rules} asked={asked} onClose={() => ask(undefined)} />}</Suspense>
    </>
  );
}

/** The number of the order and the month of the work: each leads there, where the person may look. */
function Numbers({ task: { orderId, orderNo, serviceNo, accrualMonth } }: { readonly task: Task }) {
  const person = useMe();
  const order = orderId && person.side !== 'CUSTOMER' ? <Link to="/orders/$orderId" params={{ orderId }}>{orderNo}</Link> : orderNo;
  const month = accrualMonth && hasRole(person, 'SETTLEMENT_TEAM', 'CONSULTING_SUPPORT') ? <Link to="/settlement/$month" params={{ month: accrualMonth }}>{accrualMonth}</Link> : accrualMonth;
  return [order, serviceNo, month].filter(Boolean).map((number, at) => (
    <Fragment key={at}>
      {at > 0 && ' · '}
      {number}
    </Fragment>
  ));
}

/** Whose, which, by when and by what rule. */
export function TaskFacts({ task: shown }: { readonly task: Task }) {
  const { t } = useTranslation();
  const why = dueInWords[shown.dueRule]?.[language()];
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
          <dd>
            <Numbers task={shown} />
          </dd>
        </>
      )}
      <dt>{t('task.due')}</dt>
      <dd>
        <DueText dueOn={shown.dueOn} overdue={shown.overdue} /> {why && <span className="quiet">{t('task.due-why', { rule: why })}</span>}
        {shown.startedLate && <span className="badge late">{t('task.started-late')}</span>}
      </dd>
      <dt>{t('task.role')}</dt>
      <dd>
        {t(`roles.${shown.role}`)}
        {shown.assigneeName && ` · ${shown.assigneeName}`}
      </dd>
      <dt>{t('task.opened')}</dt>
      <dd>
        <MomentText at={shown.openedAt} />
      </dd>
      <dt>{t('task.rules')}</dt>
      <dd>
        <Rules rules={shown.rules} />
      </dd>
    </dl>
  );
}
