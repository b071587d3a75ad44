import { useTranslation } from 'react-i18next';
import { PasswordForm } from './PasswordForm';

export function Page() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('session.change-password')}</h1>
      </div>
      <PasswordForm />
    </div>
  );
}
