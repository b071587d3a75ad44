import { useTranslation } from 'react-i18next';
import { stepName } from '../process/step-names';
import { DateText } from '../ui/DateText';
import type { Moved } from './use-calendar';

interface Line {
  readonly key: string;
  readonly what: string;
  readonly was: string;
  readonly is: string;
}

/** All that a change of the calendar moves, each with its date before and after (K-24). */
export function WhatMoves({ moved }: { readonly moved: Moved }) {
  const { t } = useTranslation();
  const { tasks, recordings, months, money } = moved;
  const groups: readonly (readonly [string, readonly Line[]])[] = [
    ['tasks', tasks.map(({ taskId, step, orderNo, was, is }) => ({ key: taskId, what: [stepName(step), orderNo].filter(Boolean).join(' · '), was, is }))],
    ['recordings', recordings.map(({ orderId, from, to }) => ({ key: orderId, what: t('calendar.moves.recording'), was: from, is: to }))],
    ['months', months.map(({ month, date, was, is }) => ({ key: `${month} ${date}`, what: `${month} ${t(`calendar.moves.month.${date}`)}`, was, is }))],
    [
      'money',
      [
        ...money.partnerPayments.map(({ partnerName, accrualMonth, was, is }) => ({ key: `${partnerName} ${accrualMonth} ${was}`, what: t('calendar.moves.payout', { partner: partnerName, month: accrualMonth }), was, is })),
        ...money.refunds.map(({ refundNo, was, is }) => ({ key: refundNo, what: t('calendar.moves.refund', { no: refundNo }), was, is })),
        ...money.dueDates.map(({ month, dueDay, contracts, was, is }) => ({ key: `${month} ${dueDay} ${was}`, what: t('calendar.moves.due', { month, count: contracts }), was, is })),
      ],
    ],
  ];
  const told = groups.filter(([, lines]) => lines.length > 0);
  return (
    <section aria-label={t('calendar.moves.title')}>
      <p className="note warn">{told.length === 0 ? t('calendar.moves.nothing') : t('calendar.moves.about', { added: moved.added, revoked: moved.revoked })}</p>
      {told.map(([group, lines]) => (
        <div key={group}>
          <h3>{t(`calendar.moves.${group}`, { count: lines.length })}</h3>
          <ul style={{ maxHeight: 220, overflowY: 'auto' }} tabIndex={0} aria-label={t(`calendar.moves.${group}`, { count: lines.length })}>
            {lines.map(({ key, what, was, is }) => (
              <li key={key}>
                {what}: <DateText date={was} /> → <DateText date={is} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
