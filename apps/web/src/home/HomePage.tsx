import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey, under } from '../api/client';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DateText, DueText } from '../ui/DateText';
import { Bones, Empty, Shown } from '../ui/States';
import { StatusBadge, standingOf } from '../ui/StatusBadge';
import { Changes } from './Changes';
import { home, type Home } from './use-home';
import './home.css';

const PictureOfRole = lazy(() => import('./PictureOfRole'));

/** What somebody sees first in the morning: how much there is, what is most urgent, what changed, and the picture of their role. */
export function Page() {
  const { t } = useTranslation();
  const { today } = useMe();
  const asking = useQuery(home);
  useEffect(() => {
    // Where it is not heard, the next visit tells of this one's changes once more.
    void api.POST('/api/home/visits', { params: { header: under(newKey()) } }).catch(() => undefined);
  }, []);
  return (
    <div className="page home">
      <div className="page-head">
        <h1>{t('home.title')}</h1>
        <span className="quiet">
          <DateText date={today} />
        </span>
      </div>
      <Shown asked={asking} bones={12}>
        {(page) => (
          <>
            <Tiles tiles={page.tiles} />
            <div className="home-columns">
              <Urgent tasks={page.urgent} />
              <Changes since={page.since} changes={page.changes} />
            </div>
          </>
        )}
      </Shown>
      <Suspense fallback={<Bones rows={6} />}>
        <PictureOfRole />
      </Suspense>
    </div>
  );
}

const countedUpTo = 1_000;
const shortened = (count: number): string => (count > countedUpTo ? `${countedUpTo.toLocaleString('ko-KR')}+` : count.toLocaleString('ko-KR'));

function Tiles({ tiles }: { readonly tiles: Home['tiles'] }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const shown = [
    { key: 'waiting', count: tiles.waiting, search: { box: 'waiting' as const } },
    { key: 'in-progress', count: tiles.inProgress, search: { box: 'in-progress' as const } },
    { key: 'due-soon', count: tiles.dueSoon, search: { dueFrom: today, dueTo: tiles.dueSoonUntil } },
    { key: 'overdue', count: tiles.overdue, search: { box: 'overdue' as const } },
  ] as const;
  return (
    <ul className="tiles" aria-label={t('home.tiles.title')}>
      {shown.map(({ key, count, search }) => (
        <li key={key} data-tile={key} data-none={count === 0 || undefined}>
          <Link to="/inbox" search={search}>
            <span className="tile-name">{t(`home.tiles.${key}`)}</span> <strong>{t('home.tiles.count', { count: shortened(count) })}</strong>
            <span className="quiet">{key === 'due-soon' ? t('home.tiles.until', { date: tiles.dueSoonUntil }) : t(`home.tiles.${key}-what`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Urgent({ tasks }: { readonly tasks: Home['urgent'] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="home-urgent">
      <h2 id="home-urgent">{t('home.urgent.title')}</h2>
      {tasks.length === 0 ? (
        <Empty title={t('home.urgent.none')}>
          <p>{t('home.urgent.none-hint')}</p>
        </Empty>
      ) : (
        <ul className="home-list">
          {tasks.map((task) => (
            <li key={task.id}>
              <Link to="/inbox" search={{ box: task.assigneeId === null ? 'waiting' : undefined, task: task.id }}>
                {task.name[language()]}
              </Link>{' '}
              <StatusBadge standing={standingOf(task.status, task.overdue)} />
              <div>
                {task.customerName ?? task.accrualMonth} <span className="quiet">{task.serviceNo ?? task.orderNo}</span>
                <span className="push">
                  <DueText dueOn={task.dueOn} overdue={task.overdue} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Link to="/inbox" search={{}}>
        {t('home.urgent.all')}
      </Link>
    </section>
  );
}
