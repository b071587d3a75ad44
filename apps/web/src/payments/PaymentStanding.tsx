import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../ui/StatusBadge';
import type { PaymentInList } from './use-payments';

/** Parked until a person says what it is for; done once nothing is left. */
export function PaymentStanding({ payment }: { readonly payment: Pick<PaymentInList, 'restWon' | 'toReturnWon'> }) {
  const { t } = useTranslation();
  if (payment.restWon !== '0') return <StatusBadge standing="held" word={t('payments.standing.parked')} />;
  if (payment.toReturnWon !== '0') return <StatusBadge standing="back" word={t('payments.standing.returned')} />;
  return <StatusBadge standing="done" word={t('payments.standing.matched')} />;
}
