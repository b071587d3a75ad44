import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe } from '../session/me';
import { Shown } from '../ui/States';
import { Contracts } from './Contracts';
import { Exceptions } from './Exceptions';
import { Ledger } from './Ledger';
import { Partners } from './Partners';
import { Payouts } from './Payouts';
import { Stepper } from './Stepper';
import { Totals } from './Totals';
import { month as monthOf, months, views, type Month, type View } from './use-month';
import './settlement.css';

const RunAgain = lazy(() => import('./RunAgain'));
const MarginChart = lazy(() => import('./MarginChart'));

/** What will we bill and pay, what is odd, may it go? */
export function Page() {
  const { month } = useParams({ from: '/inside/settlement/$month' });
  const asking = useQuery(monthOf(month));
  return (
    <div className="page">
      <Head of={month} month={asking.data} />
      <Shown asked={asking} bones={12}>
        {(data) => (
          <>
            <Stepper month={data} />
            <Part month={data} />
          </>
        )}
      </Shown>
    </div>
  );
}

function Head({ of, month }: { readonly of: string; readonly month: Month | undefined }) {
  const { t } = useTranslation();
  const person = useMe();
  const navigate = useNavigate();
  const { data } = useQuery(months);
  const [isAgain, setAgain] = useState(false);
  const known = data?.items.map((one) => one.month) ?? [];
  const mayRepeat = month !== undefined && month.ended === null && !month.passed.includes('approval') && month.runs.length > 0 && hasRole(person, 'SETTLEMENT_TEAM', 'CONSULTING_SUPPORT');
  return (
    <div className="page-head">
      <h1>{t('settlement.title', { month: of })}</h1>
      {month?.dates.provisional && <span className="badge held">{t('settlement.provisional')}</span>}
      <span className="push actions">
        {mayRepeat && <Button onClick={() => setAgain(true)}>{t('settlement.again.do')}</Button>}
        <Link to="/bills" search={{ month: of }}>
          {t('settlement.bills')}
        </Link>
        <label className="quiet">
          {t('settlement.month')}{' '}
          <select value={of} onChange={(event) => void navigate({ to: '/settlement/$month', params: { month: event.target.value }, search: {} })}>
            {(known.includes(of) ? known : [of, ...known]).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </span>
      <Suspense fallback={null}>{isAgain && <RunAgain month={of} onClose={() => setAgain(false)} />}</Suspense>
    </div>
  );
}

const parts: Readonly<Record<View, (props: { readonly month: Month }) => ReactNode>> = {
  totals: ({ month }) => (
    <>
      <Totals month={month} />
      <Suspense fallback={null}>
        <MarginChart month={month} />
      </Suspense>
    </>
  ),
  contracts: Contracts,
  exceptions: Exceptions,
  partners: Partners,
  payouts: Payouts,
  ledger: Ledger,
};

function Part({ month }: { readonly month: Month }) {
  const { t } = useTranslation();
  const { view = 'totals' } = useSearch({ from: '/inside/settlement/$month' });
  const Shows = parts[view];
  return (
    <>
      <nav className="parts" aria-label={t('settlement.views.title')}>
        {views.map((one) => (
          <Link key={one} to="/settlement/$month" params={{ month: month.month }} search={one === 'totals' ? {} : { view: one }} activeOptions={{ exact: true, includeSearch: true }} aria-current={one === view ? 'page' : undefined}>
            {t(`settlement.views.${one}`)}
          </Link>
        ))}
      </nav>
      <Shows month={month} />
    </>
  );
}
