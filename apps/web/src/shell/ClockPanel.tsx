import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, dayIn, isoDayOfWeek } from '../../../../libs/domain/calendar/civil-days';
import { answered, api, newKey, under } from '../api/client';
import { DateInput } from '../ui/DateInput';
import { DateText } from '../ui/DateText';
import { say } from '../ui/said';
import { ProblemNote } from '../ui/States';
import { WayAhead } from './WayAhead';

interface Props {
  readonly clock: { readonly today: string };
  readonly onClose: () => void;
}

const nextThursday = (date: string): string => addDays(date, ((4 - isoDayOfWeek(date) + 6) % 7) + 1);
const next24th = (date: string): string => `${dayIn(date) < 24 ? date.slice(0, 7) : addMonths(date.slice(0, 7), 1)}-24`;

/** Moves business time forward, on test installations, after showing what is known to happen on the way. */
export default function ClockPanel({ clock, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [date, setDate] = useState(addDays(clock.today, 1));
  const ahead = useQuery({
    queryKey: ['clock', 'ahead', date],
    queryFn: () => answered(api.GET('/api/clock/ahead', { params: { query: { to: date } } })),
    enabled: date !== '',
    placeholderData: keepPreviousData,
  });
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
      <p>
        {t('shell.clock.today')} <DateText date={clock.today} />
      </p>
      <div className="actions">
        {ways.map(({ key, to }) => (
          <Button key={key} disabled={moving.isPending} aria-pressed={to === date} onClick={() => setDate(to)}>
            {t(`shell.clock.${key}`)} · {to}
          </Button>
        ))}
      </div>
      <div className="actions" style={{ margin: '8px 0' }}>
        <label htmlFor="clock-date">{t('shell.clock.date')}</label>
        <DateInput id="clock-date" min={clock.today} value={date} onChange={setDate} />
        <Button type="primary" loading={moving.isPending} disabled={!date} onClick={() => moving.mutate(date)}>
          {t('shell.clock.move')}
        </Button>
      </div>
      {moving.isError && <ProblemNote error={moving.error} />}
      <WayAhead asked={ahead} />
    </Modal>
  );
}
