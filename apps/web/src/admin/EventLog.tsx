import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { months } from '../settlement/use-month';

const forms = ['csv', 'xes'] as const;

/** What every process left behind, as a file for process mining: all of it, or one month's settlement. */
export function EventLog() {
  const { t } = useTranslation();
  const { data } = useQuery(months);
  const [month, setMonth] = useState('');
  return (
    <section className="section" aria-labelledby="event-log">
      <h2 id="event-log">{t('admin.event-log.title')}</h2>
      <p className="quiet">{t('admin.event-log.about')}</p>
      <div className="filters">
        <label>
          {t('admin.event-log.which')}
          <select value={month} onChange={(event) => setMonth(event.target.value)}>
            <option value="">{t('admin.event-log.all')}</option>
            {data?.items.map((one) => (
              <option key={one.month} value={one.month}>
                {t('admin.event-log.of-month', { month: one.month })}
              </option>
            ))}
          </select>
        </label>
        {forms.map((form) => (
          <a key={form} href={`/api/event-log.${form}${month && `?month=${month}`}`} download>
            {t(`admin.event-log.${form}`)}
          </a>
        ))}
      </div>
    </section>
  );
}
