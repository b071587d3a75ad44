import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import FormDialog from '../ui/FormDialog';
import { useWon } from '../ui/Money';
import { refunded, type Refund } from './use-refunds';

/** The bank sent a refund back: when, why, and under which of its numbers; what that does is said first. */
export default function ReturnRefund({ refund: { id, refundNo, payOn, amountWon }, onClose }: { readonly refund: Refund; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const won = useWon();
  const { today } = useMe();
  return (
    <FormDialog
      title={t('refunds.return-title', { refund: refundNo })}
      ok={t('refunds.return')}
      fields={[
        { name: 'returnedOn', label: t('refunds.returned-on'), kind: 'date', initial: today, ...(payOn ? { min: payOn } : {}) },
        { name: 'bankRef', label: t('refunds.return-ref'), hint: t('refunds.return-ref-hint') },
        { name: 'reason', label: t('refunds.return-reason'), kind: 'long', hint: t('refunds.return-reason-hint') },
      ]}
      send={({ returnedOn = '', bankRef = '', reason = '' }, header) => answered(api.POST('/api/refunds/{refundId}/return', { params: { path: { refundId: id }, header }, body: { returnedOn, bankRef, reason } }))}
      reads={refunded}
      done={t('refunds.returned')}
      onClose={onClose}
    >
      <p>{t('refunds.return-effect', { won: won(amountWon) })}</p>
    </FormDialog>
  );
}
