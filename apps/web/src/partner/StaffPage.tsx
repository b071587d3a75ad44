import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { StatusBadge } from '../ui/StatusBadge';
import { colleagues, type Colleague } from './use-partner';

/** The firm's own people: who may log in, as what, and since when. */
export function Page() {
  const { t } = useTranslation();
  const asking = useInfiniteQuery(colleagues);
  const rows = asking.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns = useMemo(
    (): readonly Column<Colleague>[] => [
      { key: 'name', isShort: true, title: t('partner.staff.name'), cell: (person) => <strong>{person.name}</strong> },
      { key: 'login', isShort: true, title: t('partner.staff.login'), cell: (person) => person.login },
      { key: 'role', title: t('partner.staff.role'), cell: (person) => person.memberships.map(({ role, supervisor }) => `${t(`roles.${role}`)}${supervisor ? ` (${t('partner.staff.supervisor')})` : ''}`).join(', ') },
      { key: 'since', title: t('partner.staff.since'), cell: (person) => <DateText date={person.memberships[0]?.from} weekday={false} /> },
      { key: 'status', title: t('partner.staff.status'), cell: (person) => <StatusBadge standing={person.active ? 'done' : 'skipped'} word={t(person.active ? 'partner.staff.active' : 'partner.staff.inactive')} /> },
    ],
    [t],
  );
  return (
    <section className="page" aria-labelledby="staff-title">
      <div className="page-head">
        <h1 id="staff-title">{t('partner.staff.title')}</h1>
      </div>
      <Listed asked={asking} rows={rows} none={t('partner.staff.none')} hint={t('partner.staff.none-hint')}>
        <DataTable caption={t('partner.staff.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      </Listed>
    </section>
  );
}
