import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderApplication } from '../../../../libs/contract/forms/order-application';
import { answered, api } from '../api/client';
import type { Order } from '../order/use-order';
import { DateInput } from '../ui/DateInput';
import { ActDialog } from './ActDialog';
import type { ActProps } from './act-props';
import { applicationFrom, isWhole, rolesNeeded, terms, typedOf, type Typed } from './change-typed';
import { DeviceRows } from './DeviceRows';
import { EffectOfChange } from './Effect';
import { ChoiceField, NumberField } from './fields';
import { PartnerChoices } from './PartnerChoices';

const numbers = [
  { key: 'seats', name: 'order.fields.seats', field: 'application.product.seats', isThere: () => true },
  { key: 'agentSeats', name: 'order-acts.change.agent-seats', field: 'application.product.agentApp.seats', isThere: ({ product }: OrderApplication) => product.agentApp !== null },
  { key: 'recordingSeats', name: 'order-acts.change.recording-seats', field: 'application.product.recordingSeats', isThere: () => true },
  { key: 'extraLines', name: 'order.fields.extra-lines', field: 'application.product.extraLines', isThere: () => true },
  { key: 'agents', name: 'order-entry.fields.agents', field: 'application.staffing.agents', isThere: ({ staffing }: OrderApplication) => staffing !== null },
] as const;

/** What was ordered, by whom and when, of an order under way: steps open or end, partners change, and the price is confirmed again where it moved (S1-037). */
export default function ChangeDialog({ order, onClose }: ActProps) {
  const { t } = useTranslation();
  const was = order.application as OrderApplication;
  const [typed, setTyped] = useState(typedOf(was));
  const [version] = useState(order.version);
  const path = { orderId: order.id };
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(was));
  return (
    <ActDialog
      title={t('order-acts.change.title')}
      okText={t('order-acts.change.ok')}
      done={t('order-acts.change.done')}
      asked={isChanged && isWhole(was, typed) ? applicationFrom(was, typed) : undefined}
      foresee={(application, reason, header) => answered(api.POST('/api/orders/{orderId}/changes/preview', { params: { path, header }, body: { version, application, reason } }))}
      act={(application, reason, header) => answered(api.POST('/api/orders/{orderId}/changes', { params: { path, header }, body: { version, application, reason } }))}
      effect={(changed) => <EffectOfChange order={order} changed={changed} />}
      onClose={onClose}
    >
      {(faultOf) => <Fields order={order} was={was} typed={typed} set={(part) => setTyped({ ...typed, ...part })} faultOf={faultOf} />}
    </ActDialog>
  );
}

interface FieldsProps {
  readonly order: Order;
  readonly was: OrderApplication;
  readonly typed: Typed;
  readonly set: (part: Partial<Typed>) => void;
  readonly faultOf: (field: string) => string | undefined;
}

function Fields({ order, was, typed, set, faultOf }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="act-fields">
        {numbers.map(
          ({ key, name, field, isThere }) =>
            isThere(was) && <NumberField key={key} id={`change-${key}`} label={t(name)} value={typed[key]} onChange={(value) => set({ [key]: value })} fault={faultOf(field)} />,
        )}
        <ChoiceField
          id="change-term"
          label={t('order.fields.term')}
          value={typed.termMonths}
          choices={terms.map((months) => ({ value: String(months), label: months === 0 ? t('order.summary.no-term') : t('order.summary.term', { months }) }))}
          onChange={(termMonths) => set({ termMonths })}
          fault={faultOf('application.product.termMonths')}
        />
        {typed.termMonths === '0' && <DateField id="change-end" label={t('order.fields.end-on')} value={typed.endOn} onChange={(endOn) => set({ endOn })} fault={faultOf('application.product.endOn')} />}
        <ChoiceField
          id="change-access"
          label={t('order.fields.line')}
          value={typed.access}
          choices={(['VPN', 'LEASED'] as const).map((value) => ({ value, label: t(`order.access.${value}`) }))}
          onChange={(access) => set({ access })}
          fault={faultOf('application.access')}
        />
        <DateField id="change-open" label={t('order.fields.wanted')} value={typed.requestedOpenDate} onChange={(requestedOpenDate) => set({ requestedOpenDate })} fault={faultOf('application.requestedOpenDate')} />
        <div className="field">
          <label className="check">
            <input type="checkbox" checked={typed.arsUsed} onChange={(event) => set({ arsUsed: event.target.checked })} /> {t('order.fields.ars')}
          </label>
          <label className="check">
            <input type="checkbox" checked={typed.intelligentNumber} onChange={(event) => set({ intelligentNumber: event.target.checked })} /> {t('order.fields.intelligent-number')}
          </label>
        </div>
      </div>
      <DeviceRows devices={typed.devices} onChange={(devices) => set({ devices })} faultOf={faultOf} />
      <fieldset className="group">
        <legend>{t('order-acts.change.partners')}</legend>
        <div className="act-fields">
          <PartnerChoices order={order} roles={rolesNeeded(was, typed)} chosen={typed.partners} onChange={(partners) => set({ partners })} faultOf={faultOf} />
        </div>
      </fieldset>
    </>
  );
}

function DateField({ id, label, value, onChange, fault }: { readonly id: string; readonly label: string; readonly value: string; readonly onChange: (date: string) => void; readonly fault: string | undefined }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <DateInput id={id} value={value} onChange={onChange} isWrong={fault !== undefined} />
      {fault && <p className="fault">{fault}</p>}
    </div>
  );
}
