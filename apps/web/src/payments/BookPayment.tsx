import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api, under } from '../api/client';
import { useMe } from '../session/me';
import FormDialog, { type Filled } from '../ui/FormDialog';
import { moneyMoved } from './use-payments';

const digits = (typed: string): string => typed.replaceAll(/[,\s원]/g, '');

const book = ({ bankRef = '', paidOn = '', amountWon = '', payerName = '', payerBusinessNo, remittanceText }: Filled, header: ReturnType<typeof under>) =>
  answered(
    api.POST('/api/payments', { params: { header }, body: { bankRef, paidOn, amountWon: digits(amountWon), payerName, ...(payerBusinessNo ? { payerBusinessNo } : {}), ...(remittanceText ? { remittanceText } : {}) } }),
  );

/** One payment by hand; it opens with the bills that it found. */
export default function BookPayment({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate();
  return (
    <FormDialog
      title={t('payments.book.open')}
      ok={t('payments.book.do')}
      fields={[
        { name: 'paidOn', label: t('payments.columns.paidOn'), kind: 'date', initial: today },
        { name: 'amountWon', label: t('payments.columns.amountWon'), hint: t('payments.book.amount-hint') },
        { name: 'payerName', label: t('payments.columns.payerName') },
        { name: 'payerBusinessNo', label: t('payments.columns.payerBusinessNo'), isOptional: true },
        { name: 'remittanceText', label: t('payments.columns.remittanceText'), isOptional: true, hint: t('payments.book.text-hint') },
        { name: 'bankRef', label: t('payments.columns.bankRef'), hint: t('payments.book.ref-hint') },
      ]}
      send={book}
      reads={moneyMoved}
      done={t('payments.book.done')}
      onClose={onClose}
      onDone={({ id }) => void navigate({ to: '/payments/$paymentId', params: { paymentId: id } })}
    >
      <p>{t('payments.book.effect')}</p>
    </FormDialog>
  );
}
