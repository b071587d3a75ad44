import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useStepNames } from './use-step-names';
import { ActDialog } from './ActDialog';
import type { ActProps } from './act-props';
import { EffectOfSkipOrRedo } from './Effect';

/** A skip or a redo is proposed by one person and approved by another: what it does is seen by both. */
export default function SkipOrRedoDialog({ order, onClose, kind }: ActProps & { readonly kind: 'SKIP' | 'REDO' }) {
  const { t } = useTranslation();
  const named = useStepNames(order);
  const [steps, setSteps] = useState<readonly string[]>([]);
  const path = { orderId: order.id };
  const offered = (order.steps ?? []).filter(({ status, maySkip, needed }) => (kind === 'SKIP' ? maySkip && status === 'OPEN' : needed && (status === 'DONE' || status === 'SKIPPED')));
  const toggle = (ref: string) => setSteps(steps.includes(ref) ? steps.filter((one) => one !== ref) : [...steps, ref]);
  const body = (chosen: readonly string[], reason: string) => ({ kind, steps: [...chosen], reason });
  return (
    <ActDialog
      title={t(`order-acts.${kind === 'SKIP' ? 'skip' : 'redo'}.title`)}
      okText={t('order-acts.propose')}
      done={t('order-acts.proposed')}
      asked={steps.length > 0 ? steps : undefined}
      foresee={(chosen, reason, header) => answered(api.POST('/api/orders/{orderId}/skip-or-redo/preview', { params: { path, header }, body: body(chosen, reason) }))}
      act={(chosen, reason, header) => answered(api.POST('/api/orders/{orderId}/skip-or-redo', { params: { path, header }, body: body(chosen, reason) }))}
      effect={(effect) => <EffectOfSkipOrRedo order={order} effect={effect} />}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <p>{t('order-acts.four-eyes')}</p>
          <fieldset className="group">
            <legend>{t('order-acts.which-steps')}</legend>
            <div className="act-steps">
              {offered.map(({ ref }) => (
                <label key={ref}>
                  <input type="checkbox" checked={steps.includes(ref)} onChange={() => toggle(ref)} /> {named([ref])}
                </label>
              ))}
            </div>
            {refused.has('steps') && <p className="fault">{refused.get('steps')}</p>}
          </fieldset>
        </>
      )}
    </ActDialog>
  );
}
