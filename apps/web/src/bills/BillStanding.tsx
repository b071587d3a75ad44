import { useTranslation } from 'react-i18next';
import { StatusBadge, type Standing } from '../ui/StatusBadge';

const standings: Readonly<Record<string, Standing>> = { OPEN: 'waiting', PARTIAL: 'moving', PAID: 'done', OVERDUE: 'late', DEMANDED: 'late', WRITTEN_OFF: 'skipped' };

/** Whether a bill is paid. */
export function BillStanding({ status }: { readonly status: string }) {
  const { t } = useTranslation();
  return <StatusBadge standing={standings[status] ?? 'waiting'} word={t(`bills.statuses.${status}`)} />;
}
