import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import FormDialog from '../ui/FormDialog';
import { peopleOfCustomer } from './use-customer-people';

interface Props {
  readonly customerId: string;
  readonly customerName: string;
  readonly onClose: () => void;
}

/** Gives a person of the customer a login: what the customer has to do from now on opens on their desk. */
export default function InviteDialog({ customerId, customerName, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('customer-people.invite')}
      ok={t('customer-people.invite-ok')}
      fields={[
        { name: 'name', label: t('people.name') },
        { name: 'login', label: t('people.login'), hint: t('people.login-hint') },
        { name: 'email', label: t('people.email') },
        { name: 'phone', label: t('people.phone'), isOptional: true },
        { name: 'password', label: t('people.first-password'), kind: 'password', hint: t('people.first-password-hint') },
      ]}
      send={({ name = '', login = '', email = '', phone, password = '' }, header) =>
        answered(api.POST('/api/customers/{customerId}/people', { params: { path: { customerId }, header }, body: { name, login, email, ...(phone ? { phone } : {}), password } }))
      }
      reads={[peopleOfCustomer(customerId).queryKey]}
      done={t('customer-people.invited')}
      onClose={onClose}
    >
      <p className="note">{t('customer-people.invite-effect', { customer: customerName })}</p>
    </FormDialog>
  );
}
