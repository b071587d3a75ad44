import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import FormDialog from '../ui/FormDialog';
import { useWon } from '../ui/Money';
import type { Payout } from './use-month';

/** The bank sent a partner's payout back; what that does is said first. */
export default function ReturnPayout({ payout: { id, payoutNo, partnerName, payDate, totalWon }, onClose }: { readonly payout: Payout; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const won = useWon();
  const { today } = useMe();
  return (
    <FormDialog
      title={t('settlement.payouts.return-title', { number: payoutNo })}
      ok={t('settlement.payouts.return')}
      fields={[
        { name: 'returnedOn', label: t('settlement.payouts.returned-on'), kind: 'date', initial: today, min: payDate },
        { name: 'bankRef', label: t('settlement.payouts.return-ref') },
        { name: 'reason', label: t('settlement.payouts.return-reason'), kind: 'long' },
        { name: 'toSameAccount', label: t('settlement.payouts.same-account'), kind: 'check', isOptional: true },
      ]}
      send={({ returnedOn = '', bankRef = '', reason = '', toSameAccount }, header) =>
        answered(api.POST('/api/payouts/{payoutId}/return', { params: { path: { payoutId: id }, header }, body: { returnedOn, bankRef, reason, toSameAccount: toSameAccount === 'yes' } }))
      }
      reads={[['month'], ['payout'], ['payouts']]}
      done={t('settlement.payouts.returned')}
      onClose={onClose}
    >
      <p>{t('settlement.payouts.return-effect', { partner: partnerName, won: won(totalWon, 'inclusive') })}</p>
    </FormDialog>
  );
}
