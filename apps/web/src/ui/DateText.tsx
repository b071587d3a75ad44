import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { daysBetween, isoDayOfWeek } from '../../../../libs/domain/calendar/civil-days';
import { me } from '../session/me';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A business date: `2026-11-26 (목)`. */
export function DateText({ date, weekday = true }: { readonly date: string | null | undefined; readonly weekday?: boolean }) {
  const { t } = useTranslation();
  if (!date) return <span className="quiet">–</span>;
  const day = date.slice(0, 10);
  const name = weekdays[isoDayOfWeek(day) - 1] ?? 'sunday';
  return (
    <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>
      {day}
      {weekday && ` (${t(`ui.weekday.${name}`)})`}
    </time>
  );
}

const dayInSeoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' });

/** The business date of a moment. */
export const koreanDay = (at: string): string => dayInSeoul.format(new Date(at));

const inSeoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'short' });

/** A moment, in Korean time to the minute. */
export function MomentText({ at }: { readonly at: string | null | undefined }) {
  if (!at) return <span className="quiet">–</span>;
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
      {inSeoul.format(new Date(at))}
    </time>
  );
}

/** `D-2 · 2026-11-28`: how long until it is due, and the date. Past its day it says by how many days. */
export function DueText({ dueOn, overdue = false }: { readonly dueOn: string; readonly overdue?: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(me);
  const left = data ? daysBetween(data.today, dueOn) : undefined;
  const words = left === undefined ? '' : left > 0 ? `D-${left}` : left === 0 ? t('ui.due.today') : t('ui.due.late', { days: -left });
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <strong style={{ color: overdue || (left ?? 1) < 0 ? 'var(--red)' : (left ?? 9) <= 1 ? 'var(--amber)' : undefined }}>{words}</strong>{' '}
      <time className="quiet" dateTime={dueOn}>
        {dueOn}
      </time>
    </span>
  );
}
