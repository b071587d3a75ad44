import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../../libs/domain/calendar/civil-days';
import { hasRole, useMe } from '../session/me';
import { language } from '../texts';
import { DateText } from '../ui/DateText';
import { Empty, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { thursdays, type Booking, type RecordingDay } from './use-recording';
import './recording-calendar.css';

const MoveDialog = lazy(() => import('./MoveDialog'));
const DayDialog = lazy(() => import('./DayDialog'));

const weeksShown = 13;

type Opened = { readonly what: 'booking'; readonly booking: Booking; readonly from: string } | { readonly what: 'day'; readonly day: RecordingDay };

const monthOf = ({ thursday }: RecordingDay): string => thursday.slice(0, 7);
/** `2026년 11월`, `November 2026`. */
const monthInWords = (month: string): string => new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language() === 'en' ? 'en-GB' : 'ko-KR', { year: 'numeric', month: 'long', timeZone: 'UTC' });
const monthsOf = (days: readonly RecordingDay[]): readonly (readonly [string, readonly RecordingDay[]])[] =>
  [...new Set(days.map(monthOf))].map((month) => [month, days.filter((day) => monthOf(day) === month)]);

/** Thursdays and their places: who records when, what is free, closed or moved (F-14). */
export function Page() {
  const { t } = useTranslation();
  const person = useMe();
  const { from } = useSearch({ from: '/inside/recording' });
  const navigate = useNavigate({ from: '/recording' });
  const asking = useQuery({ ...thursdays(from), placeholderData: keepPreviousData });
  const [opened, open] = useState<Opened>();
  const go = (weeks: number) => void navigate({ search: { from: addDays(from ?? person.today, 7 * weeks) } });
  const mayClose = hasRole(person, 'ADMIN', 'CONSULTING_SUPPORT');
  return (
    <section className="page recording" aria-labelledby="recording-title">
      <div className="page-head">
        <h1 id="recording-title">{t('recording-calendar.title')}</h1>
        <span className="actions push">
          <Button size="small" onClick={() => go(-weeksShown)}>
            {t('recording-calendar.before')}
          </Button>
          <Button size="small" disabled={from === undefined} onClick={() => void navigate({ search: {} })}>
            {t('recording-calendar.today')}
          </Button>
          <Button size="small" onClick={() => go(weeksShown)}>
            {t('recording-calendar.after')}
          </Button>
        </span>
      </div>
      <p className="quiet">{t('recording-calendar.rule')}</p>
      <Shown asked={asking} bones={weeksShown}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('recording-calendar.empty')}>
              <p>{t('recording-calendar.empty-hint')}</p>
            </Empty>
          ) : (
            monthsOf(items.slice(0, weeksShown)).map(([month, days]) => (
              <section key={month} aria-label={monthInWords(month)}>
                <h2>{monthInWords(month)}</h2>
                <ol className="thursdays">
                  {days.map((day) => (
                    <Thursday key={day.thursday} day={day} mayClose={mayClose} onOpen={open} />
                  ))}
                </ol>
              </section>
            ))
          )
        }
      </Shown>
      <Suspense fallback={null}>
        {opened?.what === 'booking' && <MoveDialog booking={opened.booking} from={opened.from} onClose={() => open(undefined)} />}
        {opened?.what === 'day' && <DayDialog day={opened.day} onClose={() => open(undefined)} />}
      </Suspense>
    </section>
  );
}

function Standing({ day }: { readonly day: RecordingDay }) {
  const { t } = useTranslation();
  if (day.closedBy === 'HOLIDAY') return <StatusBadge standing="skipped" word={t('recording-calendar.standing.holiday', { name: day.holidays.join(', ') })} />;
  if (day.closedBy === 'CAPACITY') return <StatusBadge standing="held" word={t('recording-calendar.standing.closed')} />;
  if (!day.inTime) return <StatusBadge standing="done" word={t('recording-calendar.standing.past')} />;
  if (day.free === 0) return <StatusBadge standing="moving" word={t('recording-calendar.standing.full')} />;
  return <StatusBadge standing="waiting" word={t('recording-calendar.standing.open')} />;
}

interface OneDay {
  readonly day: RecordingDay;
  readonly mayClose: boolean;
  readonly onOpen: (opened: Opened) => void;
}

function Thursday({ day, mayClose, onOpen }: OneDay) {
  const { t } = useTranslation();
  const { today } = useMe();
  const others = Math.max(0, day.taken - day.bookings.length);
  return (
    <li className="thursday" data-closed={!day.open || undefined}>
      <div className="thursday-day">
        <strong>
          <DateText date={day.thursday} />
        </strong>
        {day.provisional && <span className="quiet"> {t('recording-calendar.provisional')}</span>}
        <div>
          <Standing day={day} />
        </div>
      </div>
      <div className="thursday-count quiet">
        {day.open && <div>{t('recording-calendar.taken', { taken: day.taken, capacity: day.capacity })}</div>}
        {day.open && day.inTime && day.cutOff && <div>{t('recording-calendar.cut-off', { date: day.cutOff.slice(5, 10), time: day.cutOff.slice(11, 16) })}</div>}
        {day.insteadOn && (
          <div>
            {t('recording-calendar.instead')} <DateText date={day.insteadOn} />
          </div>
        )}
      </div>
      <ul className="places">
        {day.bookings.map((booking) => (
          <li key={booking.orderId} className="place taken">
            <button type="button" className="plain" onClick={() => onOpen({ what: 'booking', booking, from: day.thursday })}>
              <span className="place-who">{booking.customerName}</span>
              <span className="quiet">
                {booking.orderNo} · {t(`recording-calendar.states.${booking.state}`)}
              </span>
            </button>
          </li>
        ))}
        {Array.from({ length: others }, (_, at) => (
          <li key={`other ${at}`} className="place taken quiet">
            {t('recording-calendar.others')}
          </li>
        ))}
        {Array.from({ length: day.inTime ? day.free : 0 }, (_, at) => (
          <li key={`free ${at}`} className="place quiet">
            {t('recording-calendar.free')}
          </li>
        ))}
      </ul>
      {mayClose && day.closedBy !== 'HOLIDAY' && day.thursday >= today && (
        <Button size="small" className="thursday-act" aria-label={t('recording-calendar.day-title', { date: day.thursday })} onClick={() => onOpen({ what: 'day', day })}>
          {t(day.closedBy === 'CAPACITY' ? 'recording-calendar.reopen' : 'recording-calendar.set')}
        </Button>
      )}
    </li>
  );
}
