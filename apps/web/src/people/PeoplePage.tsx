import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '../admin/AdminPage';
import { administrator } from '../admin/sections';
import { answered, api } from '../api/client';
import { usePages } from '../api/pages';
import { useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { Listed } from '../ui/Listed';
import { StatusBadge } from '../ui/StatusBadge';
import { EnterPerson } from './EnterPerson';
import { peopleFiltersFrom, unitOf, unitsOf, inWords, useFirms, type Membership, type PeopleFilters, type PersonInList } from './use-people';

/** People of the house and of every firm: by name, firm and team. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const filters = useSearch({ from: '/inside/admin/people' });
  const [isEntering, setEntering] = useState(false);
  const firm = filters.organisation ?? me.organisation.id;
  const { asked, rows } = usePages(['people', 'list', filters], (after) => answered(api.GET('/api/people', { params: { query: { ...filters, ...after } } })), administrator(me));
  return (
    <AdminPage
      title={t('admin.sections.people')}
      section="people"
      actions={
        <Button type="primary" onClick={() => setEntering(true)}>
          {t('people.enter')}
        </Button>
      }
    >
      <PeopleFilterLine filters={filters} firm={firm} />
      <Listed asked={asked} rows={rows} none={t('people.none')} hint={t('people.none-hint')} bones={12}>
        <PeopleTable rows={rows} />
      </Listed>
      {isEntering && <EnterPerson firm={firm} onClose={() => setEntering(false)} />}
    </AdminPage>
  );
}

function PeopleTable({ rows }: { readonly rows: readonly PersonInList[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const roleOf = ({ role, supervisor }: Membership): string => `${t(`roles.${role}`)}${supervisor ? ` (${t('people.supervisor')})` : ''}`;
  return (
    <DataTable<PersonInList>
      caption={t('admin.sections.people')}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/admin/people/$personId', params: { personId: id } })}
      columns={[
        {
          key: 'name',
          title: t('people.name'),
          isShort: true,
          cell: ({ id, name }) => (
            <Link to="/admin/people/$personId" params={{ personId: id }}>
              {name}
            </Link>
          ),
        },
        { key: 'login', title: t('people.login'), isShort: true, cell: ({ login }) => login },
        { key: 'unit', title: t('people.unit'), cell: ({ memberships }) => [...new Set(memberships.map(unitOf))].join(', ') },
        { key: 'role', title: t('people.role'), cell: ({ memberships }) => memberships.map(roleOf).join(', ') },
        { key: 'state', title: t('people.state'), isShort: true, cell: ({ active }) => <ActiveBadge active={active} /> },
      ]}
    />
  );
}

export function ActiveBadge({ active }: { readonly active: boolean }) {
  const { t } = useTranslation();
  return <StatusBadge standing={active ? 'done' : 'skipped'} word={t(active ? 'people.active' : 'people.inactive')} />;
}

function PeopleFilterLine({ filters, firm }: { readonly filters: PeopleFilters; readonly firm: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const firms = useFirms(firm);
  const units = useQuery(unitsOf(firm));
  const [typed, setTyped] = useState(filters.q ?? '');
  const set = (change: Partial<Record<keyof PeopleFilters, string | undefined>>) => void navigate({ to: '/admin/people', search: peopleFiltersFrom({ ...filters, ...change }), replace: true });
  return (
    <form
      className="filters"
      role="search"
      aria-label={t('admin.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        set({ q: typed });
      }}
    >
      <label>
        {t('people.firm')}
        <select value={firm} onChange={(event) => set({ organisation: event.target.value, team: undefined })}>
          {firms.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('people.team')}
        <select value={filters.team ?? ''} onChange={(event) => set({ team: event.target.value || undefined })}>
          <option value="">{t('people.every-team')}</option>
          {(units.data?.items ?? []).flatMap((unit) =>
            unit.teams.map((team) => (
              <option key={team.id} value={team.id}>
                {inWords(unit)} · {t(`roles.${team.role}`)}
              </option>
            )),
          )}
        </select>
      </label>
      <label>
        {t('people.name-or-login')}
        <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => set({ q: typed })} />
      </label>
      <Button size="small" htmlType="submit">
        {t('people.search')}
      </Button>
    </form>
  );
}
