import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { DateText } from '../ui/DateText';
import FormDialog from '../ui/FormDialog';
import { Money } from '../ui/Money';
import type { ActProps } from './act-props';

/** A draft that was entered without the pages of the application (by another system, say) is submitted as it stands. */
export default function SubmitDialog({ order, onClose }: ActProps) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('order-acts.submit.title')}
      ok={t('order-acts.acts.submit')}
      fields={[]}
      send={(_, header) => answered(api.POST('/api/orders/{orderId}/submit', { params: { path: { orderId: order.id }, header }, body: { version: order.version } }))}
      reads={[['order'], ['orders'], ['inbox'], ['counts'], ['home']]}
      done={t('order-acts.submit.done')}
      onClose={onClose}
    >
      <p className="note">{t('order-acts.submit.effect')}</p>
      <dl className="facts">
        <dt>{t('order-acts.submit.opening')}</dt>
        <dd>
          <DateText date={order.requestedOpenDate} />
        </dd>
        {order.quote && (
          <>
            <dt>{t('order-acts.submit.monthly')}</dt>
            <dd>
              <Money won={order.quote.monthly.totalWon} vat="inclusive" />
            </dd>
          </>
        )}
      </dl>
    </FormDialog>
  );
}
