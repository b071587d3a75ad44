import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessNumberText } from '../../../../libs/domain/identifiers/business-registration-number';
import { AdminPage } from '../admin/AdminPage';
import { ChangeHistory } from '../admin/ChangeHistory';
import { administrator } from '../admin/sections';
import { answered, api } from '../api/client';
import { inWords, organisationOf, unitsOf } from '../people/use-people';
import { hasRole, useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Empty, Shown } from '../ui/States';
import { ActOnFirm, type ActOfFirm } from './ActOnFirm';
import { EnterTeam } from './EnterTeam';
import { BankAccounts } from './BankAccounts';
import type { Firm, Unit } from './use-organisations';

/** One firm: what it does from when to when, its units, whom to reach there, where it is paid, what was changed. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const { organisationId } = useParams({ from: '/inside/admin/organisations/$organisationId' });
  const asking = useQuery({ ...organisationOf(organisationId), enabled: me.side === 'STAFF' });
  const [act, setAct] = useState<ActOfFirm>();
  const mayChange = administrator(me);
  const onAct = mayChange ? setAct : undefined;
  const firm = asking.data;
  return (
    <AdminPage title={firm ? inWords(firm) : t('admin.sections.organisations')} section="organisations" actions={firm && onAct && firm.kind !== 'CUSTOMER' && <FirmActions firm={firm} onAct={onAct} />}>
      <Shown asked={asking}>
        {(one) => (
          <>
            <Facts firm={one} />
            {one.kind === 'PARTNER' && <Roles firm={one} today={me.today} {...(onAct ? { onAct } : {})} />}
            <Units firm={one} {...(onAct ? { onAct } : {})} />
            <Contacts firm={one} {...(onAct ? { onAct } : {})} />
            {one.kind === 'PARTNER' && hasRole(me, 'SETTLEMENT_TEAM') && <BankAccounts firm={one} />}
            {mayChange && (
              <>
                <h2 style={{ marginTop: 24 }}>{t('people.history')}</h2>
                <ChangeHistory queryKey={['organisations', one.id, 'history']} read={(after) => answered(api.GET('/api/organisations/{organisationId}/history', { params: { path: { organisationId: one.id }, query: after } }))} />
              </>
            )}
          </>
        )}
      </Shown>
      {firm && act && <ActOnFirm firm={firm} act={act} onClose={() => setAct(undefined)} />}
    </AdminPage>
  );
}

interface PartProps {
  readonly firm: Firm;
  readonly onAct?: (act: ActOfFirm) => void;
}

function FirmActions({ firm, onAct }: { readonly firm: Firm; readonly onAct: (act: ActOfFirm) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button onClick={() => onAct({ how: 'change' })}>{t('people.change')}</Button>
      <Button onClick={() => onAct({ how: 'unit' })}>{t('organisations.enter-unit')}</Button>
      {firm.kind === 'PARTNER' && <Button onClick={() => onAct({ how: 'role' })}>{t('organisations.give-role')}</Button>}
      <Button onClick={() => onAct({ how: 'contact' })}>{t('organisations.enter-contact')}</Button>
      {firm.kind === 'PARTNER' && !firm.lastDay && (
        <Button danger onClick={() => onAct({ how: 'end' })}>
          {t('organisations.end')}
        </Button>
      )}
    </>
  );
}

function Facts({ firm }: { readonly firm: Firm }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <dl className="facts">
      <dt>{t('organisations.kind')}</dt>
      <dd>{t(`organisations.kinds.${firm.kind}`)}</dd>
      <dt>{t('organisations.code')}</dt>
      <dd>{firm.code}</dd>
      <dt>{t('organisations.business-no')}</dt>
      <dd>{firm.businessNo ? businessNumberText(firm.businessNo) : '–'}</dd>
      <dt>{t('organisations.last-day')}</dt>
      <dd>
        <DateText date={firm.lastDay} />
      </dd>
      {administrator(me) && (
        <>
          <dt>{t('admin.sections.people')}</dt>
          <dd>
            <Link to="/admin/people" search={{ organisation: firm.id }}>
              {t('organisations.see-people')}
            </Link>
          </dd>
        </>
      )}
    </dl>
  );
}

function Roles({ firm, today, onAct }: PartProps & { readonly today: string }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 style={{ marginTop: 24 }}>{t('organisations.roles')}</h2>
      {firm.roles.length === 0 ? (
        <Empty title={t('organisations.no-role')} />
      ) : (
        <DataTable
          caption={t('organisations.roles')}
          rows={firm.roles}
          keyOf={({ role, from }) => `${role} ${from}`}
          columns={[
            { key: 'role', title: t('people.role'), cell: ({ role }) => t(`roles.${role}`) },
            { key: 'from', title: t('people.from'), isShort: true, cell: ({ from }) => <DateText date={from} /> },
            { key: 'last', title: t('people.last-day'), isShort: true, cell: ({ lastDay }) => <DateText date={lastDay} /> },
            {
              key: 'act',
              title: t('admin.actions'),
              cell: ({ role, lastDay }) =>
                onAct && (lastDay === null || lastDay > today) && (
                  <Button size="small" aria-label={t('organisations.end-of', { name: t(`roles.${role}`) })} onClick={() => onAct({ how: 'end-role', role })}>
                    {t('organisations.end-short')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </>
  );
}

function Units({ firm, onAct }: PartProps) {
  const { t } = useTranslation();
  const units = useQuery(unitsOf(firm.id));
  const [entering, enter] = useState<Unit>();
  return (
    <>
      <h2 style={{ marginTop: 24 }}>{t('organisations.units')}</h2>
      <Shown asked={units} bones={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('organisations.no-unit')} />
          ) : (
            <DataTable<Unit>
              caption={t('organisations.units')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: 'name', title: t('organisations.name'), cell: (unit) => <strong>{inWords(unit)}</strong> },
                { key: 'teams', title: t('organisations.teams'), cell: ({ teams }) => teams.map(({ role, people }) => t('organisations.team', { role: t(`roles.${role}`), count: people })).join(', ') },
                { key: 'from', title: t('people.from'), isShort: true, cell: ({ from }) => <DateText date={from} /> },
                { key: 'last', title: t('people.last-day'), isShort: true, cell: ({ lastDay }) => <DateText date={lastDay} /> },
                { key: 'successor', title: t('organisations.successor'), isShort: true, cell: ({ successorId }) => items.filter(({ id }) => id === successorId).map(inWords) },
                {
                  key: 'act',
                  title: t('admin.actions'),
                  cell: (unit) =>
                    onAct && unit.lastDay === null && (
                      <span className="actions">
                        <Button size="small" aria-label={t('organisations.rename-of', { name: inWords(unit) })} onClick={() => onAct({ how: 'rename', unit })}>
                          {t('organisations.rename')}
                        </Button>
                        {firm.kind !== 'CUSTOMER' && (
                          <Button size="small" aria-label={t('organisations.team-of', { name: inWords(unit) })} onClick={() => enter(unit)}>
                            {t('organisations.enter-team')}
                          </Button>
                        )}
                        <Button size="small" aria-label={t('organisations.end-of', { name: inWords(unit) })} onClick={() => onAct({ how: 'end-unit', unit, others: items.filter(({ id }) => id !== unit.id) })}>
                          {t('organisations.end-short')}
                        </Button>
                      </span>
                    ),
                },
              ]}
            />
          )
        }
      </Shown>
      {entering && <EnterTeam firm={firm} unit={entering} onClose={() => enter(undefined)} />}
    </>
  );
}

function Contacts({ firm, onAct }: PartProps) {
  const { t } = useTranslation();
  const contacts = useQuery({ queryKey: ['organisations', firm.id, 'contacts'], queryFn: () => answered(api.GET('/api/organisations/{organisationId}/contacts', { params: { path: { organisationId: firm.id } } })) });
  return (
    <>
      <h2 style={{ marginTop: 24 }}>{t('organisations.contacts')}</h2>
      <Shown asked={contacts} bones={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('organisations.no-contact')} />
          ) : (
            <DataTable
              caption={t('organisations.contacts')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: 'purpose', title: t('organisations.purpose'), isShort: true, cell: ({ purpose }) => t(`organisations.purposes.${purpose}`) },
                { key: 'name', title: t('people.name'), isShort: true, cell: ({ name }) => <strong>{name}</strong> },
                { key: 'email', title: t('people.email'), cell: ({ email }) => email },
                { key: 'phone', title: t('people.phone'), isShort: true, cell: ({ phone }) => phone ?? '–' },
                { key: 'from', title: t('people.from'), isShort: true, cell: ({ from }) => <DateText date={from} /> },
                { key: 'last', title: t('people.last-day'), isShort: true, cell: ({ lastDay }) => <DateText date={lastDay} /> },
                {
                  key: 'act',
                  title: t('admin.actions'),
                  cell: ({ id, name, lastDay }) =>
                    onAct && lastDay === null && (
                      <Button size="small" aria-label={t('organisations.end-of', { name })} onClick={() => onAct({ how: 'end-contact', id, name })}>
                        {t('organisations.end-short')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Shown>
    </>
  );
}
