import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../../libs/domain/calendar/civil-days';
import { useMe } from '../session/me';
import { Picture } from '../settlement/Picture';
import { Shown } from '../ui/States';
import { ageing, type Age } from './use-receivables';

/** By how many days the due date has passed: from, to. */
const daysOf: Readonly<Record<Age, { readonly from?: number; readonly to?: number }>> = { NOT_DUE: { to: 0 }, TO_30: { from: 1, to: 30 }, TO_60: { from: 31, to: 60 }, TO_90: { from: 61, to: 90 }, OVER_90: { from: 91 } };

/** What is open by how long its due date has passed; an age opens with its bills. */
export default function Ageing() {
  const { t } = useTranslation();
  const { today } = useMe();
  const navigate = useNavigate({ from: '/receivables' });
  const asking = useQuery(ageing);
  const measures = useMemo(() => [{ key: 'open', name: t('bills.columns.open') }], [t]);
  const rows = useMemo(() => asking.data?.items.map(({ age, bills, openWon }) => ({ key: age, name: t(`receivables.ages.${age}`), count: bills, won: { open: openWon } })) ?? [], [asking.data, t]);
  const open = (age: string) => {
    const { from, to } = daysOf[age as Age];
    void navigate({ search: { ...(to === undefined ? {} : { dueFrom: addDays(today, -to) }), ...(from === undefined ? {} : { dueTo: addDays(today, -from) }) } });
  };
  return (
    <Shown asked={asking} bones={8}>
      {() => <Picture title={t('receivables.ageing')} place={t('receivables.age')} countName={t('receivables.bills')} measures={measures} rows={rows} basis={t('receivables.basis')} onOpen={({ key }) => open(key)} />}
    </Shown>
  );
}
