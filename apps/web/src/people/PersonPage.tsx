import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import AbsenceDialog from '../absence/AbsenceDialog';
import HandOverDialog from '../absence/HandOverDialog';
import { AdminPage } from '../admin/AdminPage';
import { ChangeHistory } from '../admin/ChangeHistory';
import { administrator } from '../admin/sections';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Empty, Shown } from '../ui/States';
import { ActiveBadge } from './PeoplePage';
import { ActOnPerson, type Act } from './ActOnPerson';
import { organisationOf, personOf, unitOf, inWords, type Membership, type Person } from './use-people';

/** One person: how to reach them, where they belong from when to when, and what was changed of them. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const { personId } = useParams({ from: '/inside/admin/people/$personId' });
  const asking = useQuery({ ...personOf(personId), enabled: administrator(me) });
  const [act, setAct] = useState<Act | 'absence' | 'hand-over'>();
  const [leaving, setLeaving] = useState<Membership>();
  const person = asking.data;
  const close = () => {
    setAct(undefined);
    setLeaving(undefined);
  };
  return (
    <AdminPage title={person?.name ?? t('admin.sections.people')} section="people" actions={person && <Actions person={person} isOfHouse={person.organisationId === me.organisation.id} isOneself={personId === me.id} onAct={setAct} />}>
      <Shown asked={asking}>
        {(one) => (
          <>
            <Facts person={one} />
            <Memberships person={one} today={me.today} onEnd={setLeaving} />
            <h2 style={{ marginTop: 24 }}>{t('people.history')}</h2>
            <ChangeHistory queryKey={['people', personId, 'history']} read={(after) => answered(api.GET('/api/people/{personId}/history', { params: { path: { personId }, query: after } }))} />
          </>
        )}
      </Shown>
      {act === 'absence' && <AbsenceDialog of={personId} onClose={close} />}
      {act === 'hand-over' && <HandOverDialog giver={personId} onClose={close} />}
      {person && act && act !== 'absence' && act !== 'hand-over' && <ActOnPerson act={act} person={person} onClose={close} onHandOver={person.organisationId === me.organisation.id ? () => setAct('hand-over') : undefined} />}
      {person && leaving && <ActOnPerson act="leave" person={person} membership={leaving} onClose={close} />}
    </AdminPage>
  );
}

interface ActionsProps {
  readonly person: Person;
  readonly isOfHouse: boolean;
  readonly isOneself: boolean;
  readonly onAct: (act: Act | 'absence' | 'hand-over') => void;
}

function Actions({ person, isOfHouse, isOneself, onAct }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button onClick={() => onAct('change')}>{t('people.change')}</Button>
      <Button onClick={() => onAct('join')}>{t('people.join')}</Button>
      {isOfHouse && <Button onClick={() => onAct('absence')}>{t('absence.enter')}</Button>}
      {isOfHouse && <Button onClick={() => onAct('hand-over')}>{t('absence.hand-over')}</Button>}
      <Button onClick={() => onAct('reset')}>{t('people.reset')}</Button>
      {!person.active && <Button onClick={() => onAct('reactivate')}>{t('people.reactivate')}</Button>}
      {person.active && !isOneself && (
        <Button danger onClick={() => onAct('deactivate')}>
          {t('people.deactivate')}
        </Button>
      )}
    </>
  );
}

function Facts({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const organisation = useQuery(organisationOf(person.organisationId));
  return (
    <dl className="facts">
      <dt>{t('people.state')}</dt>
      <dd>
        <ActiveBadge active={person.active} />
      </dd>
      <dt>{t('people.firm')}</dt>
      <dd>
        <Link to="/admin/people" search={{ organisation: person.organisationId }}>
          {organisation.data ? inWords(organisation.data) : '…'}
        </Link>
      </dd>
      <dt>{t('people.login')}</dt>
      <dd>{person.login}</dd>
      <dt>{t('people.email')}</dt>
      <dd>{person.email}</dd>
      <dt>{t('people.phone')}</dt>
      <dd>{person.phone ?? '–'}</dd>
    </dl>
  );
}

function Memberships({ person, today, onEnd }: { readonly person: Person; readonly today: string; readonly onEnd: (one: Membership) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 style={{ marginTop: 24 }}>{t('people.memberships')}</h2>
      {person.memberships.length === 0 ? (
        <Empty title={t('people.no-team')}>
          <p>{t('people.no-team-hint')}</p>
        </Empty>
      ) : (
        <DataTable<Membership>
          caption={t('people.memberships')}
          rows={person.memberships}
          keyOf={({ teamId, from }) => `${teamId} ${from}`}
          columns={[
            { key: 'unit', title: t('people.unit'), cell: unitOf },
            { key: 'role', title: t('people.role'), isShort: true, cell: ({ role, supervisor }) => `${t(`roles.${role}`)}${supervisor ? ` (${t('people.supervisor')})` : ''}` },
            { key: 'from', title: t('people.from'), isShort: true, cell: ({ from }) => <DateText date={from} /> },
            { key: 'last', title: t('people.last-day'), isShort: true, cell: ({ lastDay }) => <DateText date={lastDay} /> },
            {
              key: 'act',
              title: t('admin.actions'),
              cell: (one) =>
                (one.lastDay === null || one.lastDay > today) && (
                  <Button size="small" aria-label={t('people.leave-of', { team: `${unitOf(one)} ${t(`roles.${one.role}`)}` })} onClick={() => onEnd(one)}>
                    {t('people.leave')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
