import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { banks } from '../../../../libs/domain/identifiers/bank-account';
import { answered, api } from '../api/client';
import FormDialog from '../ui/FormDialog';
import { useWon } from '../ui/Money';
import { refunded, type Credit } from './use-refunds';

const choices = Object.entries(banks).map(([value, name]) => ({ value, label: `${name} (${value})` }));

/** A credit back to its customer: all that is left of it; another person approves. */
export default function ProposeRefund({ credit, onClose }: { readonly credit: Credit; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const won = useWon();
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t('refunds.propose-of', { bill: credit.billNo })}
      ok={t('refunds.propose')}
      fields={[
        { name: 'bankCode', label: t('refunds.bank'), kind: 'choice', choices },
        { name: 'accountNo', label: t('refunds.account-no'), hint: t('refunds.account-hint') },
        { name: 'accountHolder', label: t('refunds.holder'), initial: credit.customerName },
        { name: 'reason', label: t('refunds.reason'), kind: 'long' },
      ]}
      send={({ bankCode = '', accountNo = '', accountHolder = '', reason = '' }, header) =>
        answered(api.POST('/api/bills/{billId}/refunds', { params: { path: { billId: credit.id }, header }, body: { bankCode, accountNo, accountHolder, reason } }))
      }
      reads={refunded}
      done={t('refunds.proposed')}
      onClose={onClose}
      onDone={({ id }) => void navigate({ to: '/refunds/$refundId', params: { refundId: id } })}
    >
      {credit.returnReason && <p className="note warn">{t('refunds.came-back', { reason: credit.returnReason })}</p>}
      <p>{t('refunds.propose-effect', { customer: credit.customerName, won: won(credit.restWon) })}</p>
    </FormDialog>
  );
}
