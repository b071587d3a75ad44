import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, dayIn, isoDayOfWeek } from '../../../../libs/domain/calendar/civil-days';
import { answered, api, newKey, under } from '../api/client';
import { DateInput } from '../ui/DateInput';
import { DateText, MomentText } from '../ui/DateText';
import { say } from '../ui/said';
import { ProblemNote } from '../ui/States';

interface Props {
  readonly clock: { readonly today: string; readonly waitingMoments: number; readonly nextMomentAt: string | null };
  readonly onClose: () => void;
}

const nextThursday = (date: string): string => addDays(date, ((4 - isoDayOfWeek(date) + 6) % 7) + 1);
const next24th = (date: string): string => `${dayIn(date) < 24 ? date.slice(0, 7) : addMonths(date.slice(0, 7), 1)}-24`;

/** Moves business time forward, on test installations; what waits on the way happens in its order. */
export default function ClockPanel({ clock, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [date, setDate] = useState(addDays(clock.today, 1));
  const moving = useMutation({
    mutationFn: (to: string) => answered(api.POST('/api/clock/move', { params: { header: under(newKey()) }, body: { to } })),
    onSuccess: async (now) => {
      await queries.invalidateQueries();
      say(t('shell.clock.moved', { date: now.today }));
      onClose();
    },
  });
  const ways = [
    { key: 'next-day', to: addDays(clock.today, 1) },
    { key: 'next-thursday', to: nextThursday(clock.today) },
    { key: 'next-24th', to: next24th(clock.today) },
  ] as const;
  return (
    <Modal open title={t('shell.clock.title')} onCancel={onClose} footer={null}>
      <p className="note warn">{t('shell.clock.warning')}</p>
      <dl className="facts">
        <dt>{t('shell.clock.today')}</dt>
        <dd>
          <DateText date={clock.today} />
        </dd>
        <dt>{t('shell.clock.next')}</dt>
        <dd>
          <MomentText at={clock.nextMomentAt} /> · {t('shell.clock.waiting', { count: clock.waitingMoments })}
        </dd>
      </dl>
      <div className="actions" style={{ marginTop: 16 }}>
        {ways.map(({ key, to }) => (
          <Button key={key} disabled={moving.isPending} onClick={() => moving.mutate(to)}>
            {t(`shell.clock.${key}`)} · {to}
          </Button>
        ))}
      </div>
      <div className="actions" style={{ margin: '8px 0 16px' }}>
        <label htmlFor="clock-date">{t('shell.clock.date')}</label>
        <DateInput id="clock-date" min={clock.today} value={date} onChange={setDate} />
        <Button type="primary" loading={moving.isPending} disabled={!date} onClick={() => moving.mutate(date)}>
          {t('shell.clock.move')}
        </Button>
      </div>
      {moving.isError && <ProblemNote error={moving.error} />}
    </Modal>
  );
}
