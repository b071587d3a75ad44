import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { speak, language } from '../texts';
import { ProblemNote } from '../ui/States';
import { me } from './me';

/** Name and password; with demo data loaded, its people as cards for one click. */
export function LoginForm({ onEntered }: { readonly onEntered: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const demo = useQuery({ queryKey: ['demo-people'], queryFn: () => answered(api.GET('/api/login/demo-people')), staleTime: Infinity });
  const entering = useMutation({
    mutationFn: (body: { login: string; password: string }) => answered(api.POST('/api/login', { body })),
    onSuccess: async (person) => {
      queries.setQueryData(me.queryKey, person);
      if (localStorage.getItem('ieum.language') === null && person.locale !== language()) await speak(person.locale);
      onEntered();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate({ login, password });
  };
  return (
    <>
      <form onSubmit={submit} style={{ display: 'grid', gap: 8, maxWidth: 320 }}>
        <label htmlFor="login">{t('session.login')}</label>
        <Input id="login" autoComplete="username" value={login} onChange={(event) => setLogin(event.target.value)} required />
        <label htmlFor="password">{t('session.password')}</label>
        <Input.Password id="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} required />
        {entering.isError && <ProblemNote error={entering.error} />}
        <Button type="primary" htmlType="submit" loading={entering.isPending}>
          {t('session.enter')}
        </Button>
      </form>
      {demo.data && demo.data.people.length > 0 && (
        <section style={{ marginTop: 24 }} aria-labelledby="demo-people">
          <h2 id="demo-people">{t('session.demo')}</h2>
          <p className="quiet">{t('session.demo-hint')}</p>
          <ul className="demo-people">
            {demo.data.people.map((person) => (
              <li key={person.login}>
                <button type="button" className="plain demo-person" disabled={entering.isPending} onClick={() => entering.mutate({ login: person.login, password: demo.data.password })}>
                  <strong>{person.name}</strong>
                  <span className="quiet">{t(`roles.${person.role}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
