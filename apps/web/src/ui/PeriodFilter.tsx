import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../../libs/domain/calendar/civil-days';
import { DateInput } from './DateInput';

const usual = [
  { key: 'day', days: 0 },
  { key: 'week', days: 7 },
  { key: 'month', days: 31 },
  { key: 'quarter', days: 92 },
] as const;

interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Props extends Period {
  /** What the days are days of. */
  readonly title: string;
  readonly today: string;
  /** The usual ones look at what was, until today; or at what comes, and at all that has passed its day. */
  readonly looks: 'back' | 'ahead';
  readonly onChange: (period: Period) => void;
}

/** Days from and to, and the usual ones at one click. */
export function PeriodFilter({ title, today, looks, from, to, onChange }: Props) {
  const { t } = useTranslation();
  const usually = (days: number): Period => (looks === 'back' ? { from: addDays(today, -days), to: today } : { from: undefined, to: addDays(today, days) });
  return (
    <>
      <span className="filter">
        {title}
        <DateInput size="small" name={t('ui.period.from', { title })} value={from ?? ''} onChange={(date) => onChange({ from: date || undefined, to })} />
        ~
        <DateInput size="small" name={t('ui.period.to', { title })} value={to ?? ''} onChange={(date) => onChange({ from, to: date || undefined })} />
      </span>
      <span className="actions" role="group" aria-label={t('ui.period.title')}>
        {usual.map(({ key, days }) => (
          <Button key={key} size="small" onClick={() => onChange(usually(days))}>
            {t(`ui.period.usual.${key}`)}
          </Button>
        ))}
      </span>
    </>
  );
}
