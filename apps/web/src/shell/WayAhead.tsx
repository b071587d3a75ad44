import { useTranslation } from 'react-i18next';
import type { paths } from '../api/schema.gen';
import { MomentText } from '../ui/DateText';
import { Shown, type Asked } from '../ui/States';

type Ahead = paths['/api/clock/ahead']['get']['responses']['200']['content']['application/json'];
type Moment = Ahead['moments'][number];

/** What is known to happen until the day that business time is to be moved to. */
export function WayAhead({ asked }: { readonly asked: Asked<Ahead> }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="way-ahead" aria-live="polite" className="way-ahead">
      <h2 id="way-ahead">{t('shell.clock.ahead')}</h2>
      <Shown asked={asked} bones={4}>
        {({ moments, more, tasksThatBecomeLate }) => (
          <>
            {moments.length === 0 ? <p className="quiet">{t('shell.clock.nothing-ahead')}</p> : <Moments moments={moments} />}
            {more && <p className="quiet">{t('shell.clock.more-ahead')}</p>}
            <p>{t('shell.clock.become-late', { count: tasksThatBecomeLate })}</p>
          </>
        )}
      </Shown>
    </section>
  );
}

function Moments({ moments }: { readonly moments: readonly Moment[] }) {
  const { t } = useTranslation();
  return (
    <ul>
      {moments.map((one) => (
        <li key={`${one.at} ${one.kind} ${one.accrualMonth}`}>
          <MomentText at={one.at} /> · <strong>{t(`shell.clock.kinds.${one.kind}`)}</strong>{' '}
          <span className="quiet">{[one.accrualMonth, ...one.orderNos, one.count > Math.max(1, one.orderNos.length) ? t('shell.clock.in-all', { count: one.count }) : null].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
