import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import FormDialog from '../ui/FormDialog';
import { Shown } from '../ui/States';
import { useTeams } from './EnterPerson';
import { unitOf, type Membership, type Person } from './use-people';

export type Act = 'change' | 'join' | 'reset' | 'deactivate' | 'reactivate';

interface Props {
  readonly act: Act | 'leave';
  readonly person: Person;
  /** Which one ends. */
  readonly membership?: Membership;
  readonly onClose: () => void;
  readonly onHandOver?: (() => void) | undefined;
}

/** What the administrator does with a person, each with what it brings about. */
export function ActOnPerson({ act, person, membership, onClose, onHandOver }: Props) {
  const { t } = useTranslation();
  const { today } = useMe();
  const teams = useTeams(person.organisationId);
  const path = { personId: person.id };
  const shared = { reads: [['people'], ['units']], onClose, title: t(`people.acts.${act}.title`, { name: person.name }), ok: t(`people.acts.${act}.ok`), done: t(`people.acts.${act}.done`) };
  if (act === 'change')
    return (
      <FormDialog
        {...shared}
        fields={[
          { name: 'name', label: t('people.name'), initial: person.name },
          { name: 'email', label: t('people.email'), initial: person.email },
          { name: 'phone', label: t('people.phone'), initial: person.phone ?? '', isOptional: true },
        ]}
        send={({ name = '', email = '', phone }, header) => answered(api.PUT('/api/people/{personId}', { params: { path, header }, body: { name, email, ...(phone ? { phone } : {}) } }))}
      />
    );
  if (act === 'join')
    return (
      <FormDialog
        {...shared}
        fields={[
          { name: 'teamId', label: t('people.team'), kind: 'choice', choices: teams },
          { name: 'supervisor', label: t('people.is-supervisor'), kind: 'check' },
          { name: 'from', label: t('people.from'), kind: 'date', initial: today },
        ]}
        send={({ teamId = '', supervisor, from = today }, header) => answered(api.POST('/api/people/{personId}/memberships', { params: { path, header }, body: { teamId, supervisor: supervisor === 'yes', from } }))}
      />
    );
  if (act === 'leave')
    return (
      <FormDialog
        {...shared}
        isDangerous
        fields={[{ name: 'lastDay', label: t('people.last-day'), kind: 'date', initial: today }]}
        send={({ lastDay = today }, header) => answered(api.POST('/api/people/{personId}/memberships/end', { params: { path, header }, body: { teamId: membership?.teamId ?? '', lastDay } }))}
      >
        <p className="note warn">{t('people.leave-effect', { team: membership ? `${unitOf(membership)} ${t(`roles.${membership.role}`)}` : '' })}</p>
      </FormDialog>
    );
  if (act === 'reset')
    return (
      <FormDialog
        {...shared}
        isDangerous
        fields={[{ name: 'password', label: t('people.first-password'), kind: 'password', hint: t('people.first-password-hint') }]}
        send={({ password = '' }, header) => answered(api.POST('/api/people/{personId}/reset-password', { params: { path, header }, body: { password } }))}
      >
        <p className="note warn">{t('people.reset-effect')}</p>
      </FormDialog>
    );
  const reason = [{ name: 'reason', label: t('people.reason') }];
  if (act === 'reactivate')
    return <FormDialog {...shared} fields={reason} send={({ reason: why = '' }, header) => answered(api.POST('/api/people/{personId}/reactivate', { params: { path, header }, body: { reason: why } }))} />;
  return (
    <FormDialog {...shared} isDangerous fields={reason} send={({ reason: why = '' }, header) => answered(api.POST('/api/people/{personId}/deactivate', { params: { path, header }, body: { reason: why } }))}>
      <WhatLiesThere person={person} onHandOver={onHandOver} />
    </FormDialog>
  );
}

/** Before somebody leaves: what stays on their desk, and the way to clear it. */
function WhatLiesThere({ person, onHandOver }: { readonly person: Person; readonly onHandOver: (() => void) | undefined }) {
  const { t } = useTranslation();
  const work = useQuery({ queryKey: ['people', person.id, 'work'], queryFn: () => answered(api.GET('/api/people/{personId}/work', { params: { path: { personId: person.id } } })), staleTime: 0 });
  return (
    <div className="note warn">
      <p>{t('people.deactivate-effect')}</p>
      <Shown asked={work} bones={1}>
        {({ tasks, orders, contracts }) => (
          <>
            <p>{tasks + orders + contracts === 0 ? t('people.nothing-lies-there') : t('people.lies-there', { tasks, orders, contracts })}</p>
            {tasks + orders + contracts > 0 && onHandOver && <Button onClick={onHandOver}>{t('absence.hand-over')}</Button>}
          </>
        )}
      </Shown>
    </div>
  );
}
