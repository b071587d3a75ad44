import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { say } from '../ui/said';
import { ProblemNote } from '../ui/States';

/** The old password once, the new one twice. */
export function PasswordForm({ onChanged }: { readonly onChanged?: () => void }) {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const changing = useMutation({
    mutationFn: () => answered(api.POST('/api/me/password', { params: { header: under(newKey()) }, body: { old, new: fresh } })),
    onSuccess: () => {
      for (const clear of [setOld, setFresh, setAgain]) clear('');
      say(t('session.password-changed'));
      onChanged?.();
    },
  });
  const differs = again !== '' && again !== fresh;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!differs) changing.mutate();
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 8, maxWidth: 320 }}>
      <label htmlFor="old">{t('session.old-password')}</label>
      <Input.Password id="old" autoComplete="current-password" required value={old} onChange={(event) => setOld(event.target.value)} />
      <label htmlFor="fresh">{t('session.new-password')}</label>
      <Input.Password id="fresh" autoComplete="new-password" required value={fresh} onChange={(event) => setFresh(event.target.value)} />
      <label htmlFor="again">{t('session.new-password-again')}</label>
      <Input.Password id="again" autoComplete="new-password" required value={again} status={differs ? 'error' : ''} onChange={(event) => setAgain(event.target.value)} />
      {differs && (
        <p role="alert" style={{ color: 'var(--red)' }}>
          {t('session.passwords-differ')}
        </p>
      )}
      {changing.isError && <ProblemNote error={changing.error} />}
      <Button type="primary" htmlType="submit" loading={changing.isPending}>
        {t('ui.save')}
      </Button>
      <p className="quiet">{t('session.other-sessions-end')}</p>
    </form>
  );
}
