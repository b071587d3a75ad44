import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { DateInput } from '../ui/DateInput';
import { DateText, MomentText } from '../ui/DateText';
import { say } from '../ui/said';
import { ProblemNote } from '../ui/States';

interface Props {
  readonly clock: { readonly today: string; readonly waitingMoments: number; readonly nextMomentAt: string | null };
  readonly onClose: () => void;
}

const dayMs = 86_400_000;
const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const nextThursday = (date: string): string => dayAfter(date, ((4 - new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1);
function next24th(date: string): string {
  if (Number(date.slice(8)) < 24) return `${date.slice(0, 8)}24`;
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 24)).toISOString().slice(0, 10);
}

/** Moves business time forward, on test installations; what waits on the way happens in its order. */
export default function ClockPanel({ clock, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [date, setDate] = useState(dayAfter(clock.today, 1));
  const moving = useMutation({
    mutationFn: (to: string) => answered(api.POST('/api/clock/move', { params: { header: under(newKey()) }, body: { to } })),
    onSuccess: async (now) => {
      await queries.invalidateQueries();
      say(t('shell.clock.moved', { date: now.today }));
      onClose();
    },
  });
  const ways = [
    { key: 'next-day', to: dayAfter(clock.today, 1) },
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
