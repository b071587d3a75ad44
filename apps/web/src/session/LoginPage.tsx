import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageAndShade } from '../shell/LanguageAndShade';
import { LoginForm } from './LoginForm';
import './session.css';

export function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/login' });
  return (
    <main className="login">
      <header className="page-head">
        <h1>
          <img src="/icon.svg" alt="" width={28} height={28} /> {t('shell.product')}
        </h1>
        <span className="push">
          <LanguageAndShade />
        </span>
      </header>
      <p className="quiet">{t('session.what')}</p>
      <LoginForm onEntered={() => void navigate({ href: back ?? '/' })} />
    </main>
  );
}
