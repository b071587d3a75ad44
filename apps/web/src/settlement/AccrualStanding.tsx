import { useTranslation } from 'react-i18next';
import { StatusBadge, type Standing } from '../ui/StatusBadge';

const standings = { ACCRUED: 'waiting', CONFIRMED: 'moving', SCHEDULED: 'moving', PAID: 'done', HELD: 'held' } as const satisfies Readonly<Record<string, Standing>>;

/** How far what a partner earned is on its way to them. */
export function AccrualStanding({ status }: { readonly status: keyof typeof standings }) {
  const { t } = useTranslation();
  return <StatusBadge standing={standings[status]} word={t(`settlement.partners.statuses.${status}`)} />;
}
