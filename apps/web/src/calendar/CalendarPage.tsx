import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '../admin/AdminPage';
import { administrator } from '../admin/sections';
import { useMe } from '../session/me';
import { DataTable } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Empty, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { ChangeCalendar, type Asked } from './ChangeCalendar';
import { holidaysOf, isThursday, type Holiday } from './use-calendar';
import { YearPicture } from './YearPicture';

const years = (today: string): readonly string[] => Array.from({ length: 6 }, (_, at) => String(Number(today.slice(0, 4)) - 2 + at));

/** The holidays of a year, and what would move if one were added or taken back (K-24). */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { year = me.today.slice(0, 4) } = useSearch({ from: '/inside/admin/calendar' });
  const asking = useQuery(holidaysOf(year));
  const [asked, ask] = useState<Asked>();
  const mayChange = administrator(me);
  return (
    <AdminPage
      title={t('calendar.title', { year })}
      section="calendar"
      actions={
        mayChange && (
          <>
            <Button type="primary" onClick={() => ask({ how: 'add' })}>
              {t('calendar.add')}
            </Button>
            <Button onClick={() => ask({ how: 'import' })}>{t('calendar.import')}</Button>
          </>
        )
      }
    >
      <form className="filters" role="search" aria-label={t('admin.filters')} onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('calendar.year')}
          <select value={year} onChange={(event) => void navigate({ to: '/admin/calendar', search: { year: event.target.value }, replace: true })}>
            {[...new Set([...years(me.today), year])].toSorted().map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </form>
      <Shown asked={asking} bones={12}>
        {({ items, version }) =>
          items.length === 0 ? (
            <Empty title={t('calendar.none')}>
              <p>{t('calendar.none-hint')}</p>
            </Empty>
          ) : (
            <>
              <p className="quiet">{t('calendar.about', { version })}</p>
              <YearPicture year={year} holidays={items} today={me.today} />
              <Holidays rows={items} {...(mayChange ? { onRevoke: ask } : {})} />
            </>
          )
        }
      </Shown>
      {asked && <ChangeCalendar asked={asked} onClose={() => ask(undefined)} />}
    </AdminPage>
  );
}

function Holidays({ rows, onRevoke }: { readonly rows: readonly Holiday[]; readonly onRevoke?: (asked: Asked) => void }) {
  const { t } = useTranslation();
  return (
    <DataTable<Holiday>
      caption={t('calendar.list')}
      rows={rows}
      keyOf={({ date, name }) => `${date} ${name}`}
      columns={[
        { key: 'date', title: t('calendar.date'), isShort: true, cell: ({ date }) => <DateText date={date} /> },
        { key: 'name', title: t('calendar.name'), isShort: true, cell: ({ name }) => <strong>{name}</strong> },
        { key: 'kind', title: t('calendar.kind'), isShort: true, cell: ({ kind }) => t(`calendar.kinds.${kind}`) },
        { key: 'status', title: t('calendar.status'), isShort: true, cell: ({ status }) => <StatusBadge standing={status === 'OFFICIAL' ? 'done' : 'waiting'} word={t(`calendar.statuses.${status}`)} /> },
        { key: 'recording', title: t('calendar.recording'), isShort: true, cell: ({ date }) => isThursday(date) && <StatusBadge standing="held" word={t('calendar.no-recording')} /> },
        { key: 'source', title: t('calendar.source'), cell: ({ sourceRef }) => <span className="quiet">{sourceRef ?? '–'}</span> },
        ...(onRevoke
          ? [
              {
                key: 'act',
                title: t('admin.actions'),
                cell: ({ date, name }: Holiday) => (
                  <Button size="small" aria-label={t('calendar.revoke-of', { date, name })} onClick={() => onRevoke({ how: 'revoke', date, name })}>
                    {t('calendar.revoke')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
