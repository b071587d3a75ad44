import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DateText } from '../ui/DateText';
import { Shown } from '../ui/States';
import { StatusBadge, standingOf } from '../ui/StatusBadge';
import { tasksUntil, type OwnTask } from './use-partner';
import './partner.css';

const dayMs = 86_400_000;
const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
/** Monday to Sunday of the week in which a day lies. */
const weekOf = (date: string): readonly string[] => {
  const monday = dayAfter(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, at) => dayAfter(monday, at));
};

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
                  <Tasks tasks={late} />
                </section>
              )}
              <ol className="week">
                {days.map((day) => (
                  <li key={day} data-today={day === today || undefined}>
                    <h2>
                      <DateText date={day} />
                      {day === today && <span className="quiet"> {t('partner.week.today')}</span>}
                    </h2>
                    <Tasks tasks={tasks.filter(({ dueOn }) => dueOn === day)} />
                  </li>
                ))}
              </ol>
              {tasks.length === 0 && <p className="quiet">{t('partner.week.none')}</p>}
            </>
          );
        }}
      </Shown>
    </section>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly OwnTask[] }) {
  return (
    <ul className="week-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          <Link to="/inbox" search={{ box: 'team', task: task.id }}>
            {task.name[language()]}
          </Link>{' '}
          <StatusBadge standing={standingOf(task.status, task.overdue)} />
          <div className="quiet">{[task.customerName, task.serviceNo ?? task.orderNo ?? task.accrualMonth].filter(Boolean).join(' · ')}</div>
        </li>
      ))}
    </ul>
  );
}
