import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import FormDialog from '../ui/FormDialog';
import { organisationOf, unitsOf, inWords, type Person } from './use-people';

/** The teams of a firm, as choices: unit and role. */
export function useTeams(firm: string) {
  const { t } = useTranslation();
  const units = useQuery(unitsOf(firm));
  return (units.data?.items ?? []).flatMap((unit) => unit.teams.map(({ id, role }) => ({ value: id, label: `${inWords(unit)} · ${t(`roles.${role}`)}` })));
}

/** Somebody begins to work at a firm: with a login, a first password and a team. */
export function EnterPerson({ firm, onClose }: { readonly firm: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate();
  const organisation = useQuery(organisationOf(firm));
  const teams = useTeams(firm);
  return (
    <FormDialog<Person>
      title={t('people.enter')}
      ok={t('people.enter-ok')}
      fields={[
        { name: 'name', label: t('people.name') },
        { name: 'login', label: t('people.login'), hint: t('people.login-hint') },
        { name: 'email', label: t('people.email') },
        { name: 'phone', label: t('people.phone'), isOptional: true },
        { name: 'teamId', label: t('people.team'), kind: 'choice', choices: teams, isOptional: true },
        { name: 'supervisor', label: t('people.is-supervisor'), kind: 'check' },
        { name: 'from', label: t('people.from'), kind: 'date', initial: today },
        { name: 'password', label: t('people.first-password'), kind: 'password', hint: t('people.first-password-hint') },
      ]}
      send={({ name = '', login = '', email = '', phone, teamId, supervisor, from = today, password = '' }, header) =>
        answered(
          api.POST('/api/people', {
            params: { header },
            body: { organisationId: firm, name, login, email, ...(phone ? { phone } : {}), password, memberships: teamId ? [{ teamId, supervisor: supervisor === 'yes', from }] : [] },
          }),
        )
      }
      reads={[['people'], ['units']]}
      done={t('people.entered')}
      onClose={onClose}
      onDone={({ id }) => void navigate({ to: '/admin/people/$personId', params: { personId: id } })}
    >
      <p className="note">{t('people.enter-effect', { firm: organisation.data ? inWords(organisation.data) : '' })}</p>
    </FormDialog>
  );
}
