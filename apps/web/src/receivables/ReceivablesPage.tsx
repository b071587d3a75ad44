import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../ui/States';
import { TabRow } from '../ui/TabRow';
import { OpenBills } from './OpenBills';
import { Payers } from './Payers';
import { views } from './use-receivables';

const Ageing = lazy(() => import('./Ageing'));

/** What customers owe, since when, and what being late costs them. */
export function Page() {
  const { t } = useTranslation();
  const { view = 'bills', ...filters } = useSearch({ from: '/inside/receivables' });
  const navigate = useNavigate({ from: '/receivables' });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('receivables.title')}</h1>
        <span className="quiet">{t('receivables.basis')}</span>
      </div>
      <TabRow tabs={views.map((key) => ({ key, label: t(`receivables.views.${key}`) }))} open={view} onOpen={(key) => void navigate({ search: key === 'bills' ? {} : { view: key } })}>
        {view === 'bills' && <OpenBills filters={filters} />}
        {view === 'payers' && <Payers />}
        <Suspense fallback={<Bones rows={6} />}>{view === 'ageing' && <Ageing />}</Suspense>
      </TabRow>
    </div>
  );
}
