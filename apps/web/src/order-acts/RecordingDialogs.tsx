import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { DateInput } from '../ui/DateInput';
import { ActDialog } from './ActDialog';
import type { ActProps } from './act-props';
import { EffectOfChange } from './Effect';
import { NumberField } from './NumberField';

/** The customer wants the scenario recorded once more: the house names both prices, and the quote is confirmed and stamped again. */
export function RecordAgainDialog({ order, onClose }: ActProps) {
  const { t } = useTranslation();
  const [unitPriceWon, setPrice] = useState('');
  const [partnerUnitPriceWon, setPartnerPrice] = useState('');
  const [slotOn, setSlotOn] = useState('');
  const path = { orderId: order.id };
  const isWhole = unitPriceWon !== '' && partnerUnitPriceWon !== '';
  const recording = { description: t('order-acts.record-again.item'), unitPriceWon, partnerUnitPriceWon, ...(slotOn && { slotOn }) };
  const body = (wanted: typeof recording, reason: string) => ({ version: order.version, reason, recording: wanted });
  return (
    <ActDialog
      title={t('order-acts.record-again.title')}
      okText={t('order-acts.record-again.ok')}
      done={t('order-acts.record-again.done')}
      asked={isWhole ? recording : undefined}
      foresee={(wanted, reason, header) => answered(api.POST('/api/orders/{orderId}/recording/again/preview', { params: { path, header }, body: body(wanted, reason) }))}
      act={(wanted, reason, header) => answered(api.POST('/api/orders/{orderId}/recording/again', { params: { path, header }, body: body(wanted, reason) }))}
      effect={(changed) => <EffectOfChange order={order} changed={changed} />}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <NumberField id="again-price" label={t('order-acts.record-again.price')} value={unitPriceWon} onChange={setPrice} fault={refused.get('recording.unitPriceWon')} isNeeded />
          <NumberField id="again-partner-price" label={t('order-acts.record-again.partner-price')} value={partnerUnitPriceWon} onChange={setPartnerPrice} fault={refused.get('recording.partnerUnitPriceWon')} isNeeded />
          <div className="field">
            <label htmlFor="again-slot">{t('order-acts.record-again.slot')}</label>
            <DateInput id="again-slot" value={slotOn} onChange={setSlotOn} />
            {refused.get('recording.slotOn') && <p className="fault">{refused.get('recording.slotOn')}</p>}
          </div>
        </>
      )}
    </ActDialog>
  );
}

/** Not at that price: the wish leaves the quote before it is stamped. It brings back what was before. */
export function DropRecordingDialog({ order, onClose }: ActProps) {
  const { t } = useTranslation();
  const path = { orderId: order.id };
  return (
    <ActDialog
      title={t('order-acts.drop-recording.title')}
      okText={t('order-acts.acts.drop-recording')}
      done={t('order-acts.drop-recording.done')}
      asked={path}
      foresee={() => Promise.resolve(true)}
      act={(_, reason, header) => answered(api.POST('/api/orders/{orderId}/recording/again/withdraw', { params: { path, header }, body: { version: order.version, reason } }))}
      effect={() => <p>{t('order-acts.drop-recording.effect')}</p>}
      onClose={onClose}
    />
  );
}
