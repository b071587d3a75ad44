import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { useAct } from '../task/use-task';
import { DateText } from '../ui/DateText';
import { say } from '../ui/said';
import { ProblemNote, Shown } from '../ui/States';
import { EffectOnOpening } from './EffectOnOpening';
import type { RecordingDay } from './use-recording';
import '../forms/forms.css';
import '../task/task.css';

const mostPlaces = 100;

/** Another capacity for a Thursday; 0 closes it. Which recordings would move, and what that does to their openings, is shown first. */
export default function DayDialog({ day, onClose }: { readonly day: RecordingDay; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [capacity, setCapacity] = useState(day.closedBy === 'CAPACITY' ? 1 : 0);
  const [reason, setReason] = useState('');
  const isSame = capacity === day.capacity;
  const changing = useAct(
    (_: void, header) => answered(api.PUT('/api/recording/thursdays/{date}', { params: { path: { date: day.thursday }, header }, body: { capacity, reason: reason.trim() } })),
    () => {
      say(t(capacity === 0 ? 'recording-calendar.closed-now' : 'recording-calendar.changed', { date: day.thursday, count: capacity }));
      onClose();
    },
  );
  return (
    <Modal
      open
      title={t('recording-calendar.day-title', { date: day.thursday })}
      onCancel={onClose}
      onOk={() => changing.mutate()}
      okText={t(capacity === 0 ? 'recording-calendar.close' : 'recording-calendar.change')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ danger: capacity === 0, disabled: reason.trim() === '' || isSame, loading: changing.isPending }}
    >
      <p>{t('recording-calendar.day-now', { capacity: day.capacity, taken: day.taken })}</p>
      <div className="field">
        <label htmlFor="day-capacity">{t('recording-calendar.capacity')}</label>
        <div className="actions">
          <InputNumber id="day-capacity" min={0} max={mostPlaces} precision={0} value={capacity} onChange={(value) => setCapacity(value ?? 0)} />
          <span className="quiet">{t('recording-calendar.zero-closes')}</span>
        </div>
      </div>
      <div className="field">
        <label htmlFor="day-reason">
          {t('recording-calendar.reason')} <span className="must">*</span>
        </label>
        <Input.TextArea id="day-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      {!isSame && <Foreseen thursday={day.thursday} capacity={capacity} />}
      {changing.isError && <ProblemNote error={changing.error} />}
    </Modal>
  );
}

function Foreseen({ thursday, capacity }: { readonly thursday: string; readonly capacity: number }) {
  const { t } = useTranslation();
  const foreseeing = useQuery({
    queryKey: ['recording', 'foreseen', thursday, capacity],
    queryFn: () =>
      answered(api.POST('/api/recording/thursdays/{date}/preview', { params: { path: { date: thursday }, header: under(newKey()) }, body: { capacity, reason: t('recording-calendar.foreseeing') } })),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="note" aria-live="polite" aria-labelledby="day-effect">
      <h3 id="day-effect">{t('recording-calendar.effect')}</h3>
      <Shown asked={foreseeing} bones={2}>
        {({ moved }) =>
          moved.length === 0 ? (
            <p>{t('recording-calendar.nothing-moves')}</p>
          ) : (
            <ul className="history">
              {moved.map((one) => (
                <li key={one.orderId}>
                  <strong>{one.orderNo}</strong> → <DateText date={one.to} />
                  <EffectOnOpening opening={one.opening} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
