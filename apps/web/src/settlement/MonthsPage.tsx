import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../ui/DataTable';
import { Empty, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { Picture } from './Picture';
import { billed, months } from './use-month';
import './settlement.css';

interface InList {
  readonly month: string;
  readonly passed: readonly string[];
  readonly ended: string | null;
}

const gates = ['dry-run', 'approval', 'issue'] as const;

/** Every month that was opened and where its close stands; what the months billed, side by side. */
export function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asking = useQuery(months);
  const columns = useMemo(
    (): readonly Column<InList>[] => [
      { key: 'month', isShort: true, title: t('settlement.month'), cell: (row) => <Link to="/settlement/$month" params={{ month: row.month }} search={{}}>{row.month}</Link> },
      ...gates.map((gate): Column<InList> => ({ key: gate, title: t(`settlement.stages.${gate}`), cell: (row) => <StatusBadge standing={row.passed.includes(gate) || row.ended ? 'done' : 'waiting'} /> })),
    ],
    [t],
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('settlement.months')}</h1>
      </div>
      <Shown asked={asking} bones={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('settlement.no-months')}>
              <p>{t('settlement.no-months-hint')}</p>
            </Empty>
          ) : (
            <>
              <DataTable caption={t('settlement.months')} columns={columns} rows={items} keyOf={({ month }) => month} onOpen={({ month }) => void navigate({ to: '/settlement/$month', params: { month }, search: {} })} />
              <Billed />
            </>
          )
        }
      </Shown>
    </div>
  );
}

function Billed() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asking = useQuery(billed);
  const measures = useMemo(
    () => [
      { key: 'supply', name: t('settlement.totals.sums.supplyWon') },
      { key: 'partner', name: t('settlement.totals.sums.partnerSupplyWon') },
      { key: 'margin', name: t('settlement.totals.sums.marginWon'), isDrawn: false },
    ],
    [t],
  );
  const rows = useMemo(() => asking.data?.items.map((one) => ({ key: one.month, name: one.month, count: one.bills, won: { supply: one.supplyWon, partner: one.partnerSupplyWon, margin: one.marginWon } })) ?? [], [asking.data]);
  return (
    <Shown asked={asking} bones={6}>
      {() => (
        <Picture
          title={t('settlement.charts.billed')}
          place={t('settlement.month')}
          countName={t('bills.title')}
          measures={measures}
          rows={rows}
          onOpen={({ key }) => void navigate({ to: '/settlement/$month', params: { month: key }, search: {} })}
        />
      )}
    </Shown>
  );
}
