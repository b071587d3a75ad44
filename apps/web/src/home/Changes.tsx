import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { MomentText } from '../ui/DateText';
import { StatusBadge, type Standing } from '../ui/StatusBadge';
import type { Change, Home } from './use-home';

const standings: Readonly<Record<Change['kind'], Standing>> = { arrived: 'waiting', 'came-back': 'back', 'became-late': 'late', done: 'done', 'sent-back': 'back' };

/** What changed since the person's last visit, the latest first. */
export function Changes({ since, changes }: Pick<Home, 'since' | 'changes'>) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="home-changes">
      <h2 id="home-changes">
        {t('home.changes.title')}{' '}
        <span className="quiet since">
          <MomentText at={since} /> {t('home.changes.since')}
        </span>
      </h2>
      {changes.items.length === 0 ? (
        <p className="quiet">{t('home.changes.none')}</p>
      ) : (
        <ul className="home-list">
          {changes.items.map((change) => (
            <li key={`${change.kind} ${change.taskId ?? change.orderId} ${change.step} ${change.at}`}>
              <StatusBadge standing={standings[change.kind]} word={t(`home.changes.kinds.${change.kind}`)} /> <WhatChanged change={change} />
              <div className="quiet">
                {[change.customerName ?? change.accrualMonth, change.orderNo, change.actorName && t('home.changes.by', { name: change.actorName })].filter(Boolean).join(' · ')}
                <span className="push">
                  <MomentText at={change.at} />
                </span>
              </div>
              {change.reason !== null && <div>{t('home.changes.reason', { reason: change.reason })}</div>}
            </li>
          ))}
        </ul>
      )}
      {changes.more && <p className="quiet">{t('home.changes.more')}</p>}
    </section>
  );
}

/** The task that waits for the person, or else the order that others went on with. */
function WhatChanged({ change: { taskId, orderId, name } }: { readonly change: Change }) {
  const words = name[language()];
  if (taskId !== null)
    return (
      <Link to="/inbox" search={{ box: 'waiting', task: taskId }}>
        {words}
      </Link>
    );
  if (orderId === null) return <strong>{words}</strong>;
  return (
    <Link to="/orders/$orderId" params={{ orderId }} search={{}}>
      {words}
    </Link>
  );
}
