import { useTranslation } from 'react-i18next';
import { isoDayOfWeek, lengthOfMonth, twoDigits } from '../../../../libs/domain/calendar/civil-days';
import { isThursday, type Holiday } from './use-calendar';
import './calendar.css';

interface Props {
  readonly year: string;
  readonly holidays: readonly Holiday[];
  readonly today: string;
}

const months = Array.from({ length: 12 }, (_, at) => twoDigits(at + 1));
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const daysOf = (year: string, month: string): readonly string[] =>
  Array.from({ length: lengthOfMonth(Number(year), Number(month)) }, (_, at) => `${year}-${month}-${twoDigits(at + 1)}`);

/** Twelve months with their holidays; the list beneath says the same in words. */
export function YearPicture({ year, holidays, today }: Props) {
  const { t } = useTranslation();
  const named = new Map(holidays.map(({ date, name }) => [date, name]));
  return (
    <div className="year" aria-hidden="true">
      {months.map((month) => (
        <div key={month}>
          <strong>{t('calendar.month', { month: Number(month) })}</strong>
          <div className="month">
            {weekdays.map((day) => (
              <span key={day} className="quiet">
                {t(`ui.weekday.${day}`)}
              </span>
            ))}
            {daysOf(year, month).map((date, at) => (
              <span key={date} title={named.get(date)} style={at === 0 ? { gridColumnStart: (isoDayOfWeek(date) % 7) + 1 } : undefined} data-holiday={named.has(date) || undefined} data-recording={isThursday(date) || undefined} data-today={date === today || undefined}>
                {at + 1}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
