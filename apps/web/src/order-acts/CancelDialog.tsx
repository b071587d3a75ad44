import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { ActDialog } from './ActDialog';
import type { ActProps } from './act-props';
import { EffectOfCancellation } from './Effect';

/** 청약취소: what is closed, taken back and still owed is seen before the order ends. */
export default function CancelDialog({ order, onClose }: ActProps) {
  const { t } = useTranslation();
  const path = { orderId: order.id };
  return (
    <ActDialog
      danger
      title={t('order-acts.cancel.title')}
      okText={t('order-acts.acts.cancel')}
      done={t('order-acts.cancel.done')}
      asked={path}
      foresee={(_, reason, header) => answered(api.POST('/api/orders/{orderId}/cancel/preview', { params: { path, header }, body: { reason } }))}
      act={(_, reason, header) => answered(api.POST('/api/orders/{orderId}/cancel', { params: { path, header }, body: { reason } }))}
      effect={(cancelled) => <EffectOfCancellation order={order} cancelled={cancelled} />}
      onClose={onClose}
    />
  );
}
