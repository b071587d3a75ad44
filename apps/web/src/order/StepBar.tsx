import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { StatusBadge } from '../ui/StatusBadge';
import { stageOfStep, standingOfStages, type Stage } from './stages';
import { isOverdue, keyOf } from './steps';
import type { Order } from './use-order';

/** How much of a stage's work is done; only the house reads the steps. */
function useDone({ steps = [] }: Order): (stage: Stage) => string | undefined {
  const { t } = useTranslation();
  return (stage) => {
    const own = steps.filter((step) => step.needed && stageOfStep(keyOf(step.ref), step.stage) === stage);
    const done = own.filter(({ status }) => status === 'DONE' || status === 'SKIPPED').length;
    return own.length > 0 ? t('order.done-of', { done, count: own.length }) : undefined;
  };
}

/** 청약 → S/O → 개통 → 검수 → 청구/정산: where the order is. */
export function StepBar({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const doneOf = useDone(order);
  const parts = new Map(order.steps?.map(({ ref, stage }) => [keyOf(ref), stage]));
  const standings = standingOfStages({ status: order.status, tasks: order.tasks, partOf: (step) => parts.get(step) ?? 'contracting', isOverdue: (task) => isOverdue(task, today) });
  return (
    <ol className="step-bar" aria-label={t('order.step-bar')}>
      {standings.map(({ stage, standing }) => (
        <li key={stage} data-standing={standing} aria-current={standing === 'moving' || standing === 'late' ? 'step' : undefined}>
          <strong>{t(`order.stages.${stage}`)}</strong>
          <span>
            <StatusBadge standing={standing} /> <span className="quiet">{doneOf(stage)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
