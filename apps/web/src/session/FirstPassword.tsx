import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LanguageAndShade } from '../shell/LanguageAndShade';
import { me, useLeave, useMe } from './me';
import { PasswordForm } from './PasswordForm';
import './session.css';

/** Whoever logs in with a password that another gave them chooses their own before anything else. */
export default function FirstPassword() {
  const { t } = useTranslation();
  const person = useMe();
  const queries = useQueryClient();
  const leaving = useLeave();
  return (
    <main className="login">
      <header className="page-head">
        <h1>{t('session.first-password')}</h1>
        <span className="push">
          <LanguageAndShade />
        </span>
      </header>
      <p>{t('session.first-password-why', { name: person.name })}</p>
      <PasswordForm onChanged={() => void queries.invalidateQueries({ queryKey: me.queryKey })} />
      <Button type="text" size="small" onClick={() => leaving.mutate()}>
        {t('session.leave')}
      </Button>
    </main>
  );
}
