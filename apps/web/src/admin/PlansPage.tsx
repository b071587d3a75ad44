import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { planNames } from '../process/words';
import { language } from '../texts';
import { DataTable } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import { Empty, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { AdminPage } from './AdminPage';
import { EventLog } from './EventLog';

/** Every published version of every step plan, and what still runs by it. */
export function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asking = useQuery({ queryKey: ['plans'], queryFn: () => answered(api.GET('/api/plans')) });
  return (
    <AdminPage title={t('admin.sections.plans')}>
      <p className="quiet">{t('admin.plans.about')}</p>
      <Shown asked={asking}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('admin.plans.none')} />
          ) : (
            <DataTable
              caption={t('admin.sections.plans')}
              rows={items}
              keyOf={({ key, version }) => `${key} ${version}`}
              onOpen={({ key, version }) => void navigate({ to: '/admin/plans/$key/$version', params: { key, version: String(version) } })}
              columns={[
                { key: 'name', title: t('admin.plans.name'), isShort: true, cell: (plan) => <strong>{planNames[plan.key]?.[language()] ?? plan.key}</strong> },
                { key: 'version', title: t('admin.plans.version'), isNumber: true, cell: (plan) => plan.version },
                { key: 'steps', title: t('admin.plans.steps'), isNumber: true, cell: (plan) => plan.steps },
                { key: 'running', title: t('admin.plans.running'), isNumber: true, cell: (plan) => plan.openRuns },
                { key: 'state', title: t('admin.plans.state'), isShort: true, cell: (plan) => (plan.newest ? <StatusBadge standing="done" word={t('admin.plans.newest')} /> : <StatusBadge standing="skipped" word={t('admin.plans.older')} />) },
                { key: 'since', title: t('admin.plans.since'), isShort: true, cell: (plan) => <MomentText at={plan.publishedAt} /> },
              ]}
            />
          )
        }
      </Shown>
      <EventLog />
    </AdminPage>
  );
}
