import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { hasRole, useMe } from '../session/me';
import { useAct } from '../task/use-task';
import { DateText, MomentText } from '../ui/DateText';
import { say } from '../ui/said';
import { ProblemNote, Shown } from '../ui/States';
import { EffectOnOpening } from './EffectOnOpening';
import { bookingsOfOrder, thursdays, type Booking } from './use-recording';
import '../forms/forms.css';
import '../task/task.css';

interface Props {
  readonly booking: Pick<Booking, 'orderId' | 'orderNo' | 'customerName' | 'state'>;
  /** The Thursday on which it is booked. */
  readonly from: string;
  readonly onClose: () => void;
}

/** One booking: whose it is, what became of it so far, and another Thursday with what that does, shown before it is moved. */
export default function MoveDialog({ booking, from, onClose }: Props) {
  const { t } = useTranslation();
  const person = useMe();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const mayMove = booking.state === 'BOOKED' && hasRole(person, 'SALES_REP', 'CONSULTING_SUPPORT', 'CUSTOMER');
  const path = { orderId: booking.orderId };
  const moving = useAct(
    (_: void, header) => answered(api.POST('/api/orders/{orderId}/recording/move', { params: { path, header }, body: { from, to, reason: reason.trim() } })),
    () => {
      say(t('recording-calendar.moved', { date: to }));
      onClose();
    },
  );
  return (
    <Modal
      open
      title={t(mayMove ? 'recording-calendar.move-title' : 'recording-calendar.booking')}
      onCancel={onClose}
      onOk={() => moving.mutate()}
      okText={t('recording-calendar.move')}
      cancelText={t('ui.close')}
      okButtonProps={{ disabled: to === '' || reason.trim() === '', loading: moving.isPending, ...(mayMove ? {} : { style: { display: 'none' } }) }}
    >
      <dl className="facts">
        <dt>{t('recording-calendar.customer')}</dt>
        <dd>{booking.customerName}</dd>
        <dt>{t('recording-calendar.order')}</dt>
        <dd>{booking.orderNo}</dd>
        <dt>{t('recording-calendar.thursday')}</dt>
        <dd>
          <DateText date={from} /> · {t(`recording-calendar.states.${booking.state}`)}
        </dd>
      </dl>
      {mayMove && (
        <>
          <div className="field" style={{ marginTop: 12 }}>
            <label htmlFor="move-to">
              {t('recording-calendar.to')} <span className="must">*</span>
            </label>
            <FreeThursdays from={from} to={to} onChoose={setTo} />
          </div>
          <div className="field">
            <label htmlFor="move-reason">
              {t('recording-calendar.reason')} <span className="must">*</span>
            </label>
            <Input.TextArea id="move-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </div>
          {to !== '' && <Foreseen orderId={booking.orderId} from={from} to={to} />}
        </>
      )}
      {moving.isError && <ProblemNote error={moving.error} />}
      {person.side === 'STAFF' && <Former orderId={booking.orderId} />}
    </Modal>
  );
}

/** Thursdays that are open, in time and have room. */
function FreeThursdays({ from, to, onChoose }: { readonly from: string; readonly to: string; readonly onChoose: (day: string) => void }) {
  const { t } = useTranslation();
  const asking = useQuery(thursdays());
  return (
    <Shown asked={asking} bones={1}>
      {({ items }) => {
        const free = items.filter((day) => day.open && day.inTime && day.free > 0 && day.thursday !== from);
        return (
          <select id="move-to" className="choice" value={to} onChange={(event) => onChoose(event.target.value)}>
            <option value="">{t(free.length === 0 ? 'recording-calendar.none-free' : 'recording-calendar.choose')}</option>
            {free.map((day) => (
              <option key={day.thursday} value={day.thursday}>
                {t('recording-calendar.free-on', { date: day.thursday, count: day.free })}
              </option>
            ))}
          </select>
        );
      }}
    </Shown>
  );
}

function Foreseen({ orderId, from, to }: { readonly orderId: string; readonly from: string; readonly to: string }) {
  const { t } = useTranslation();
  const foreseeing = useQuery({
    queryKey: ['recording', 'foreseen', orderId, from, to],
    queryFn: () =>
      answered(api.POST('/api/orders/{orderId}/recording/move/preview', { params: { path: { orderId }, header: under(newKey()) }, body: { from, to, reason: t('recording-calendar.foreseeing') } })),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="note" aria-live="polite" aria-labelledby="move-effect">
      <h3 id="move-effect">{t('recording-calendar.effect')}</h3>
      <Shown asked={foreseeing} bones={2}>
        {({ dueOn, opening }) => (
          <>
            {dueOn.length > 0 && (
              <dl className="facts">
                {dueOn.map(({ step, before, after }) => (
                  <div key={step} style={{ display: 'contents' }}>
                    <dt>{t(`recording-calendar.due.${step}`)}</dt>
                    <dd>
                      <DateText date={before} /> → <DateText date={after} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            <EffectOnOpening opening={opening} />
          </>
        )}
      </Shown>
    </section>
  );
}

function Former({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const asking = useQuery(bookingsOfOrder(orderId));
  return (
    <section style={{ marginTop: 16 }} aria-labelledby="former-bookings">
      <h3 id="former-bookings">{t('recording-calendar.former')}</h3>
      <Shown asked={asking} bones={2}>
        {({ items }) => (
          <ul className="history">
            {items.map((one) => (
              <li key={one.id}>
                <DateText date={one.thursday} /> · {t(`recording-calendar.states.${one.state}`)}
                <span className="quiet">
                  {' '}
                  <MomentText at={one.endedAt ?? one.bookedAt} /> {one.endedByName ?? one.bookedByName ?? ''}
                </span>
                {one.reason && <p>{one.reason}</p>}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  );
}
