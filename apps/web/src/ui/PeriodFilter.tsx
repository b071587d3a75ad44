import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateInput } from './DateInput';

const dayMs = 86_400_000;
const daysBefore = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
const periods = [
  { key: 'day', days: 0 },
  { key: 'week', days: 7 },
  { key: 'month', days: 31 },
  { key: 'quarter', days: 92 },
] as const;

interface Props {
  /** What the days are days of. */
  readonly title: string;
  readonly today: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (period: { readonly from?: string | undefined; readonly to?: string | undefined }) => void;
}

/** A time that has passed: from, to, and the usual ones until today. */
export function PeriodFilter({ title, today, from, to, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <span className="filter">
        {title}
        <DateInput size="small" name={t('ui.period.from', { title })} value={from ?? ''} onChange={(date) => onChange({ from: date || undefined })} />
        ~
        <DateInput size="small" name={t('ui.period.to', { title })} value={to ?? ''} onChange={(date) => onChange({ to: date || undefined })} />
      </span>
      <span className="actions" role="group" aria-label={t('ui.period.title')}>
        {periods.map(({ key, days }) => (
          <Button key={key} size="small" onClick={() => onChange({ from: daysBefore(today, days), to: today })}>
            {t(`inbox.periods.${key}`)}
          </Button>
        ))}
      </span>
    </>
  );
}
