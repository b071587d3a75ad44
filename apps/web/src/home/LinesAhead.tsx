import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Week, weekOf } from '../partner/Week';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { DueText } from '../ui/DateText';
import { Shown } from '../ui/States';
import { StatusBadge, standingOf } from '../ui/StatusBadge';
import { linesAhead, type LineAhead } from './use-home';

function useColumns(): readonly Column<LineAhead>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { key: 'due', isShort: true, title: t('home.lines.columns.due'), cell: (row) => <DueText dueOn={row.dueOn} overdue={row.overdue} /> },
      { key: 'step', isShort: true, title: t('home.lines.columns.step'), cell: (row) => row.name[language()] },
      {
        key: 'customer',
        title: t('home.lines.columns.customer'),
        cell: (row) => (
          <Link to="/orders/$orderId" params={{ orderId: row.orderId }} search={{}}>
            {row.customerName}
          </Link>
        ),
      },
      { key: 'number', isShort: true, title: t('home.lines.columns.number'), cell: (row) => row.serviceNo ?? row.orderNo },
      { key: 'role', isShort: true, title: t('home.lines.columns.role'), cell: (row) => t(`roles.${row.role}`) },
      { key: 'status', isShort: true, title: t('home.lines.columns.status'), cell: (row) => <StatusBadge standing={standingOf(row.status, row.overdue)} /> },
    ],
    [t],
  );
}

/** Lines, routers and IP ranges of this week and the next, whoever's desk they lie on. */
export default function LinesAhead() {
  const { t } = useTranslation();
  const { today } = useMe();
  const asking = useQuery(linesAhead);
  const columns = useColumns();
  return (
    <section className="section" aria-labelledby="home-lines">
      <h2 id="home-lines">{t('home.lines.title')}</h2>
      <Shown asked={asking} bones={6}>
        {({ items }) => (
          <>
            <Week days={weekOf(today, 2)} tasks={items} opens="order" />
            {items.length === 0 ? (
              <p className="quiet">{t('home.lines.none')}</p>
            ) : (
              <details className="behind">
                <summary>{t('home.lines.as-table', { count: items.length })}</summary>
                <DataTable caption={t('home.lines.title')} columns={columns} rows={items} keyOf={({ id }) => id} />
              </details>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}
