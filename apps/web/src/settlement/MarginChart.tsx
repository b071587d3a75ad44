import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Shown } from '../ui/States';
import { Picture } from './Picture';
import { computedRun } from './stages';
import { marginsOf, type Month } from './use-month';

/** What is left of the customers' charge for each partner's work (F-19). */
export default function MarginChart({ month }: { readonly month: Month }) {
  const run = computedRun(month);
  return run ? <OfRun runId={run.id} /> : null;
}

function OfRun({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  const asking = useQuery(marginsOf(runId));
  const measures = useMemo(
    () => [
      { key: 'charged', name: t('settlement.charts.charged') },
      { key: 'partner', name: t('settlement.totals.sums.partnerSupplyWon') },
      { key: 'margin', name: t('settlement.totals.sums.marginWon'), isDrawn: false },
    ],
    [t],
  );
  const rows = useMemo(
    () => asking.data?.items.map((one) => ({ key: one.partnerId, name: one.partnerName, count: one.lines, won: { charged: one.chargedWon, partner: one.partnerSupplyWon, margin: one.marginWon } })) ?? [],
    [asking.data],
  );
  return (
    <Shown asked={asking} bones={6}>
      {() => (rows.length === 0 ? null : <Picture title={t('settlement.charts.margins')} place={t('settlement.partners.partner')} countName={t('settlement.contracts.lines')} measures={measures} rows={rows} />)}
    </Shown>
  );
}
