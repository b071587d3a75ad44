import { useTranslation } from 'react-i18next';

/** Why a step ends on its day: its due rule, its usual time, or an agreed date, in words. */
export function useReason(): (reason: string) => string {
  const { t, i18n } = useTranslation();
  return (reason) => {
    const [, usual] = /^usually (\d+) bd$/.exec(reason) ?? [];
    if (usual !== undefined) return t('order.reasons.usually', { days: usual });
    const [, days] = /^\+(\d+) bd$/.exec(reason) ?? [];
    if (days !== undefined) return t('order.reasons.within', { days });
    return i18n.exists(`order.reasons.of.${reason}`) ? t(`order.reasons.of.${reason}`) : reason;
  };
}
