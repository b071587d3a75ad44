import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderApplication } from '../../../../libs/contract/forms/order-application';
import { answered, api } from '../api/client';
import { DateInput } from '../ui/DateInput';
import { ActDialog } from './ActDialog';
import type { ActProps } from './act-props';
import { EffectOfChange } from './Effect';
import { NumberField } from './fields';

interface Typed {
  readonly seats: string;
  readonly agentSeats: string;
  readonly recordingSeats: string;
  readonly extraLines: string;
  readonly arsUsed: boolean;
  readonly intelligentNumber: boolean;
  readonly access: 'VPN' | 'LEASED';
  readonly requestedOpenDate: string;
}

const typedOf = ({ product, access, requestedOpenDate }: OrderApplication): Typed => ({
  seats: String(product.seats),
  agentSeats: product.agentApp ? String(product.agentApp.seats) : '',
  recordingSeats: String(product.recordingSeats),
  extraLines: String(product.extraLines),
  arsUsed: product.arsUsed,
  intelligentNumber: product.intelligentNumber,
  access: access.kind,
  requestedOpenDate,
});

/** The application as the person would have it; what they did not touch stays. Where a line becomes a VPN, its router is ours until said otherwise. */
function applicationFrom(was: OrderApplication, typed: Typed): OrderApplication {
  const { agentApp } = was.product;
  const access = typed.access === was.access.kind ? was.access : typed.access === 'VPN' ? { kind: 'VPN' as const, routerFromKt: true } : { kind: 'LEASED' as const };
  return {
    ...was,
    access,
    requestedOpenDate: typed.requestedOpenDate,
    product: {
      ...was.product,
      seats: Number(typed.seats),
      agentApp: agentApp && { ...agentApp, seats: Number(typed.agentSeats) },
      recordingSeats: Number(typed.recordingSeats),
      extraLines: Number(typed.extraLines),
      arsUsed: typed.arsUsed,
      intelligentNumber: typed.intelligentNumber,
    },
  };
}

const numbers = [
  { key: 'seats', name: 'order.fields.seats', field: 'application.product.seats' },
  { key: 'agentSeats', name: 'order-acts.change.agent-seats', field: 'application.product.agentApp.seats' },
  { key: 'recordingSeats', name: 'order-acts.change.recording-seats', field: 'application.product.recordingSeats' },
  { key: 'extraLines', name: 'order.fields.extra-lines', field: 'application.product.extraLines' },
] as const;

/** Seats, options, line and dates of an order under way: steps open or end, and the price is confirmed again where it moved (S1-037). */
export default function ChangeDialog({ order, onClose }: ActProps) {
  const { t } = useTranslation();
  const was = order.application as OrderApplication;
  const [typed, setTyped] = useState(typedOf(was));
  const [version] = useState(order.version);
  const path = { orderId: order.id };
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(was));
  const shown = numbers.filter(({ key }) => key !== 'agentSeats' || was.product.agentApp !== null);
  const isWhole = shown.every(({ key }) => typed[key] !== '') && typed.requestedOpenDate !== '';
  return (
    <ActDialog
      title={t('order-acts.change.title')}
      okText={t('order-acts.change.ok')}
      done={t('order-acts.change.done')}
      asked={isChanged && isWhole ? applicationFrom(was, typed) : undefined}
      foresee={(application, reason, header) => answered(api.POST('/api/orders/{orderId}/changes/preview', { params: { path, header }, body: { version, application, reason } }))}
      act={(application, reason, header) => answered(api.POST('/api/orders/{orderId}/changes', { params: { path, header }, body: { version, application, reason } }))}
      effect={(changed) => <EffectOfChange order={order} changed={changed} />}
      onClose={onClose}
    >
      {(faultOf) => (
        <div className="act-fields">
          {shown.map(({ key, name, field }) => (
            <NumberField key={key} id={`change-${key}`} label={t(name)} value={typed[key]} onChange={(value) => set({ [key]: value })} fault={faultOf(field)} />
          ))}
          <div className="field">
            <label htmlFor="change-access">{t('order.fields.line')}</label>
            <select id="change-access" value={typed.access} onChange={(event) => set({ access: event.target.value === 'LEASED' ? 'LEASED' : 'VPN' })}>
              {(['VPN', 'LEASED'] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {t(`order.access.${kind}`)}
                </option>
              ))}
            </select>
            {faultOf('application.access') && <p className="fault">{faultOf('application.access')}</p>}
          </div>
          <div className="field">
            <label htmlFor="change-open">{t('order.fields.wanted')}</label>
            <DateInput id="change-open" value={typed.requestedOpenDate} onChange={(requestedOpenDate) => set({ requestedOpenDate })} />
            {faultOf('application.requestedOpenDate') && <p className="fault">{faultOf('application.requestedOpenDate')}</p>}
          </div>
          <div className="field">
            <label className="check">
              <input type="checkbox" checked={typed.arsUsed} onChange={(event) => set({ arsUsed: event.target.checked })} /> {t('order.fields.ars')}
            </label>
            <label className="check">
              <input type="checkbox" checked={typed.intelligentNumber} onChange={(event) => set({ intelligentNumber: event.target.checked })} /> {t('order.fields.intelligent-number')}
            </label>
          </div>
        </div>
      )}
    </ActDialog>
  );
}
