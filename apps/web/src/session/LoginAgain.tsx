import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { LoginForm } from './LoginForm';

export default function LoginAgain({ onEntered }: { readonly onEntered: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open closable={false} footer={null} mask={{ closable: false }} keyboard={false} title={t('session.over')}>
      <p>{t('session.over-hint')}</p>
      <LoginForm onEntered={onEntered} />
    </Modal>
  );
}
