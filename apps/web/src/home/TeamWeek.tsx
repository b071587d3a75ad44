import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Week, weekOf } from '../partner/Week';
import { useMe } from '../session/me';
import { Shown } from '../ui/States';
import { teamTasks } from './use-home';

/** What the team has to do by which day of this week. */
export default function TeamWeek() {
  const { t } = useTranslation();
  const { today } = useMe();
  const days = weekOf(today);
  const [dueFrom, dueTo] = [days[0] ?? today, days.at(-1) ?? today];
  const asking = useQuery(teamTasks(dueFrom, dueTo));
  return (
    <section className="section" aria-labelledby="home-week">
      <div className="page-head">
        <h2 id="home-week">{t('home.week.title')}</h2>
        <Link className="push" to="/inbox" search={{ box: 'team', dueFrom, dueTo }}>
          {t('home.week.as-list')}
        </Link>
      </div>
      <Shown asked={asking} bones={5}>
        {({ items, next }) => (
          <>
            <Week days={days} tasks={items} />
            {next !== undefined && <p className="quiet">{t('home.week.more')}</p>}
          </>
        )}
      </Shown>
    </section>
  );
}
