import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessNumberText } from '../../../../libs/domain/identifiers/business-registration-number';
import { AdminPage } from '../admin/AdminPage';
import { administrator } from '../admin/sections';
import { answered, api } from '../api/client';
import { usePages } from '../api/pages';
import { inWords } from '../people/use-people';
import { hasRole, useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import FormDialog from '../ui/FormDialog';
import { Listed } from '../ui/Listed';
import { firmFiltersFrom, kinds, type FirmInList, type Firm } from './use-organisations';

/** The house, its partners and its customers. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const filters = useSearch({ from: '/inside/admin/organisations' });
  const navigate = useNavigate();
  const [isEntering, setEntering] = useState(false);
  const { asked, rows } = usePages(['organisations', 'list', filters], (after) => answered(api.GET('/api/organisations', { params: { query: { ...filters, ...after } } })), me.side === 'STAFF');
  return (
    <AdminPage
      title={t('admin.sections.organisations')}
      section="organisations"
      actions={
        administrator(me) && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t('organisations.enter')}
          </Button>
        )
      }
    >
      {hasRole(me, 'SETTLEMENT_TEAM') && <WaitingAccounts />}
      <FirmFilterLine />
      <Listed asked={asked} rows={rows} none={t('organisations.none')} hint={t('organisations.none-hint')} bones={12}>
        <FirmTable rows={rows} />
      </Listed>
      {isEntering && (
        <FormDialog<Firm>
          title={t('organisations.enter')}
          ok={t('organisations.enter-ok')}
          fields={[
            { name: 'code', label: t('organisations.code'), hint: t('organisations.code-hint') },
            { name: 'nameKo', label: t('organisations.name') },
            { name: 'nameEn', label: t('organisations.name-en') },
            { name: 'businessNo', label: t('organisations.business-no') },
          ]}
          send={({ code = '', nameKo = '', nameEn = '', businessNo = '' }, header) => answered(api.POST('/api/organisations', { params: { header }, body: { code, nameKo, nameEn, businessNo } }))}
          reads={[['organisations']]}
          done={t('organisations.entered')}
          onClose={() => setEntering(false)}
          onDone={({ id }) => void navigate({ to: '/admin/organisations/$organisationId', params: { organisationId: id } })}
        >
          <p className="note">{t('organisations.enter-effect')}</p>
        </FormDialog>
      )}
    </AdminPage>
  );
}

/** Whose accounts wait for the word of a second person of the settlement team. */
function WaitingAccounts() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['bank-accounts', 'PROPOSED'], queryFn: () => answered(api.GET('/api/bank-accounts', { params: { query: { status: 'PROPOSED' } } })) });
  if (!data || data.items.length === 0) return null;
  return (
    <p className="note">
      {t('organisations.waiting-accounts')}{' '}
      {data.items.map(({ id, partnerId, partnerName }) => (
        <Link key={id} to="/admin/organisations/$organisationId" params={{ organisationId: partnerId }}>
          {partnerName}
        </Link>
      ))}
    </p>
  );
}

function FirmTable({ rows }: { readonly rows: readonly FirmInList[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DataTable<FirmInList>
      caption={t('admin.sections.organisations')}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/admin/organisations/$organisationId', params: { organisationId: id } })}
      columns={[
        {
          key: 'name',
          title: t('organisations.name'),
          cell: (firm) => (
            <Link to="/admin/organisations/$organisationId" params={{ organisationId: firm.id }}>
              {inWords(firm)}
            </Link>
          ),
        },
        { key: 'kind', title: t('organisations.kind'), isShort: true, cell: ({ kind }) => t(`organisations.kinds.${kind}`) },
        { key: 'code', title: t('organisations.code'), isShort: true, cell: ({ code }) => code },
        { key: 'no', title: t('organisations.business-no'), isShort: true, cell: ({ businessNo }) => (businessNo ? businessNumberText(businessNo) : '–') },
        { key: 'last', title: t('organisations.last-day'), isShort: true, cell: ({ lastDay }) => <DateText date={lastDay} /> },
      ]}
    />
  );
}

function FirmFilterLine() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/inside/admin/organisations' });
  const [typed, setTyped] = useState(filters.q ?? '');
  const set = (change: { readonly kind?: string; readonly q?: string }) => void navigate({ to: '/admin/organisations', search: firmFiltersFrom({ ...filters, ...change }), replace: true });
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
        {t('organisations.kind')}
        <select value={filters.kind ?? ''} onChange={(event) => set({ kind: event.target.value })}>
          <option value="">{t('organisations.every-kind')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`organisations.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('organisations.name-or-number')}
        <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <Button size="small" htmlType="submit">
        {t('people.search')}
      </Button>
    </form>
  );
}
