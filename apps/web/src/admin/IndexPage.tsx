import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { useMe } from '../session/me';
import { useApprovals, WaitingCount } from '../shell/approvals';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { AdminPage } from './AdminPage';
import { sections } from './sections';

/** What can be administered, and how the house itself is. */
export function Page() {
  const { t } = useTranslation();
  const person = useMe();
  const approvals = useApprovals();
  const health = useQuery({ queryKey: ['health'], queryFn: () => answered(api.GET('/api/health')) });
  return (
    <AdminPage title={t('admin.title')}>
      <ul className="admin-index">
        {sections
          .filter(({ isFor }) => isFor(person))
          .map(({ key, to, waiting }) => (
            <li key={key}>
              <Link to={to}>
                {t(`admin.sections.${key}`)} {approvals && waiting && <WaitingCount count={waiting(approvals)} />}
              </Link>
              <p>{t(`admin.about.${key}`)}</p>
            </li>
          ))}
      </ul>
      <h2 style={{ marginTop: 24 }}>{t('admin.health.title')}</h2>
      <Shown asked={health} bones={3}>
        {({ database, temporal, calendar }) => (
          <dl className="facts">
            <dt>{t('admin.health.database')}</dt>
            <dd>
              <StatusBadge standing={database ? 'done' : 'late'} word={t(database ? 'admin.health.well' : 'admin.health.away')} />
            </dd>
            <dt>{t('admin.health.workflows')}</dt>
            <dd>
              <StatusBadge standing={temporal ? 'done' : 'late'} word={t(temporal ? 'admin.health.well' : 'admin.health.away')} />
            </dd>
            <dt>{t('admin.health.calendar')}</dt>
            <dd>
              <StatusBadge standing={calendar === 'ENOUGH' ? 'done' : calendar === 'DEGRADED' ? 'held' : 'late'} word={t(`admin.health.coverage.${calendar}`)} />
            </dd>
          </dl>
        )}
      </Shown>
    </AdminPage>
  );
}
