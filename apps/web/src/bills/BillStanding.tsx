import { useTranslation } from 'react-i18next';
import { StatusBadge, type Standing } from '../ui/StatusBadge';

const standings: Readonly<Record<string, Standing>> = { OPEN: 'waiting', PARTIAL: 'moving', PAID: 'done', OVERDUE: 'late', DEMANDED: 'late', WRITTEN_OFF: 'skipped' };

/** The words for it: a bill below zero is a credit, which nobody pays. */
export const wordsOfStanding = (status: string, payableWon?: string): string => `bills.${payableWon?.startsWith('-') ? 'credit-statuses' : 'statuses'}.${status}`;

/** Whether a bill is paid, or a credit used up. */
export function BillStanding({ status, payableWon }: { readonly status: string; readonly payableWon?: string }) {
  const { t } = useTranslation();
  return <StatusBadge standing={standings[status] ?? 'waiting'} word={t(wordsOfStanding(status, payableWon))} />;
}
