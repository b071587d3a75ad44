import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isSigned } from './use-customer';

/** To where a customer does a task: the certificate is signed on a page of its own. */
export function ToTask({ task }: { readonly task: Parameters<typeof isSigned>[0] & { readonly id: string } }) {
  const { t } = useTranslation();
  return isSigned(task) ? (
    <Link to="/customer/sign/$taskId" params={{ taskId: task.id }}>
      {t('customer.go-sign')}
    </Link>
  ) : (
    <Link to="/inbox" search={{ box: 'waiting', task: task.id }}>
      {t('customer.go-do')}
    </Link>
  );
}
