import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { language } from '../texts';
import { Shown } from '../ui/States';
import { tasksUntil } from './use-partner';
import { Week, WeekTasks, weekOf } from './Week';

/** A partner's week: what is due on which day, and what is late already. */
export function Page() {
  const { t } = useTranslation();
  const { today, organisation } = useMe();
  const days = weekOf(today);
  const asking = useQuery(tasksUntil(days.at(-1) ?? today));
  return (
    <section className="page" aria-labelledby="week-title">
      <div className="page-head">
        <h1 id="week-title">{t('partner.week.title', { name: language() === 'en' ? organisation.nameEn : organisation.nameKo })}</h1>
      </div>
      <Shown asked={asking}>
        {(tasks) => {
          const late = tasks.filter(({ dueOn }) => dueOn < (days[0] ?? today));
          return (
            <>
              {late.length > 0 && (
                <section aria-labelledby="week-late">
                  <h2 id="week-late">{t('partner.week.late', { count: late.length })}</h2>
                  <WeekTasks tasks={late} />
                </section>
              )}
              <Week days={days} tasks={tasks} />
              {tasks.length === 0 && <p className="quiet">{t('partner.week.none')}</p>}
            </>
          );
        }}
      </Shown>
    </section>
  );
}
