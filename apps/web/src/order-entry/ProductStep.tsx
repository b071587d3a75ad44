import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { emptyDevice, emptyHardware, emptyRental, type Entry } from './entry';
import { CheckField, ChoiceField, DateField, TextField, TwoPrices, WonField } from './fields';

/** What is ordered: seats and term, and whatever comes with them. */
export function ProductStep({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const terms = [
    ...[12, 24, 36].map((months) => ({ value: String(months), label: t('order.summary.term', { months }) })),
    { value: '0', label: t('order.summary.no-term') },
  ];
  return (
    <>
      <Part title={t('order.application.product')}>
        <div className="entry-columns">
          <TextField name="product.seats" label={t('order-entry.fields.seats')} isNumber isRequired />
          <ChoiceField name="product.termMonths" label={t('order.fields.term')} choices={terms} isRequired />
          {entry.product.termMonths === '0' && <DateField name="product.endOn" label={t('order.fields.end-on')} hint={t('order-entry.product.end-hint')} />}
          <TextField name="product.recordingSeats" label={t('order-entry.fields.recording-seats')} isNumber />
          <TextField name="product.extraLines" label={t('order-entry.fields.extra-lines')} isNumber />
        </div>
        <CheckField name="product.arsUsed" label={t('order.fields.ars')} hint={t('order-entry.product.ars-hint')} />
        <CheckField name="product.intelligentNumber" label={t('order.fields.intelligent-number')} />
      </Part>
      <AgentApp entry={entry} />
      <Devices />
      <Staffing entry={entry} />
      <More entry={entry} />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** What is chosen anew begins with as many as there are seats. */
function useAsManyAsSeats() {
  const { getValues, setValue } = useFormContext<Entry>();
  return (name: 'product.agentApp.seats' | 'staffing.agents' | 'floorSpace.places') => () => {
    if (getValues(name) === '') setValue(name, getValues('product.seats'), { shouldDirty: true });
  };
}

function AgentApp({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const asManyAsSeats = useAsManyAsSeats();
  return (
    <Part title={t('order.fields.agent-app')}>
      <CheckField name="wants.agentApp" label={t('order-entry.product.wants-agent-app')} onTick={asManyAsSeats('product.agentApp.seats')} />
      {entry.wants.agentApp && (
        <div className="entry-columns">
          <ChoiceField name="product.agentApp.plan" label={t('order-entry.fields.plan')} choices={['BASIC', 'PREMIUM'].map((value) => ({ value, label: t(`forms.choices.${value}`) }))} isRequired />
          <TextField name="product.agentApp.seats" label={t('order-entry.fields.app-seats')} isNumber isRequired />
          <TextField name="product.agentApp.negotiatedUnitPriceWon" label={t('order-entry.fields.agreed-price')} hint={t('order-entry.product.agreed-hint')} isNumber />
        </div>
      )}
    </Part>
  );
}

interface RowsProps {
  readonly title: string;
  readonly rows: readonly { readonly id: string }[];
  readonly onAdd: () => void;
  readonly onRemove: (at: number) => void;
  readonly children: (at: number) => ReactNode;
}

function Rows({ title, rows, onAdd, onRemove, children }: RowsProps) {
  const { t } = useTranslation();
  return (
    <Part title={title}>
      {rows.map(({ id }, at) => (
        <div key={id} className="row">
          {children(at)}
          <Button size="small" onClick={() => onRemove(at)} aria-label={t('forms.remove-row', { title, number: at + 1 })}>
            {t('forms.remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={onAdd}>
        {t('forms.add', { title })}
      </Button>
    </Part>
  );
}

function Devices() {
  const { t } = useTranslation();
  const { control } = useFormContext<Entry>();
  const { fields, append, remove } = useFieldArray({ control, name: 'devices' });
  const kinds = ['HEADSET', 'IP_PHONE'].map((value) => ({ value, label: t(`order.devices.${value}`) }));
  return (
    <Rows title={t('order.fields.devices')} rows={fields} onAdd={() => append(emptyDevice)} onRemove={remove}>
      {(at) => (
        <>
          <ChoiceField name={`devices.${at}.kind`} label={t('order.quote.item')} choices={kinds} isRequired />
          <TextField name={`devices.${at}.quantity`} label={t('order-entry.fields.quantity')} isNumber isRequired />
          <TwoPrices at={`devices.${at}`} />
        </>
      )}
    </Rows>
  );
}

function Staffing({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const asManyAsSeats = useAsManyAsSeats();
  const months = ['1', '2'].map((value) => ({ value, label: t('order.months', { count: Number(value) }) }));
  return (
    <Part title={t('order.fields.staffing')}>
      <CheckField name="wants.staffing" label={t('order-entry.product.wants-staffing')} onTick={asManyAsSeats('staffing.agents')} />
      {entry.wants.staffing && (
        <>
          <div className="entry-columns">
            <TextField name="staffing.agents" label={t('order-entry.fields.agents')} isNumber isRequired />
            <TwoPrices at="staffing" />
          </div>
          <CheckField name="wants.training" label={t('order-entry.product.wants-training')} />
          {entry.wants.training && (
            <div className="entry-columns">
              <ChoiceField name="staffing.businessTraining.months" label={t('order.fields.training')} choices={months} isRequired />
              <TwoPrices at="staffing.businessTraining" />
            </div>
          )}
        </>
      )}
    </Part>
  );
}

/** What few orders have: hardware to build, development, floor space, equipment to rent. */
function More({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { control } = useFormContext<Entry>();
  const hardware = useFieldArray({ control, name: 'buildHardware' });
  const rental = useFieldArray({ control, name: 'equipmentRental' });
  const asManyAsSeats = useAsManyAsSeats();
  return (
    <>
      <Part title={t('order.fields.development')}>
        <CheckField name="wants.development" label={t('order-entry.product.wants-development')} />
        {entry.wants.development && (
          <div className="entry-columns">
            <TextField name="development.description" label={t('order-entry.fields.description')} isRequired />
            <TwoPrices at="development" />
          </div>
        )}
      </Part>
      <Part title={t('order.fields.floor-space')}>
        <CheckField name="wants.floorSpace" label={t('order-entry.product.wants-floor-space')} onTick={asManyAsSeats('floorSpace.places')} />
        {entry.wants.floorSpace && (
          <>
            <div className="entry-columns">
              <TextField name="floorSpace.site" label={t('order-entry.fields.site')} isRequired />
              <TextField name="floorSpace.places" label={t('order-entry.fields.places')} isNumber isRequired />
              <WonField name="floorSpace.monthlyUnitPriceWon" label={t('order-entry.fields.monthly-price')} />
            </div>
            <CheckField name="wants.setUp" label={t('order-entry.product.wants-set-up')} />
            {entry.wants.setUp && (
              <div className="entry-columns">
                <TwoPrices at="floorSpace.setUp" />
              </div>
            )}
          </>
        )}
      </Part>
      <Rows title={t('order.fields.hardware')} rows={hardware.fields} onAdd={() => hardware.append(emptyHardware)} onRemove={hardware.remove}>
        {(at) => (
          <>
            <TextField name={`buildHardware.${at}.description`} label={t('order-entry.fields.description')} isRequired />
            <TextField name={`buildHardware.${at}.quantity`} label={t('order-entry.fields.quantity')} isNumber isRequired />
            <TwoPrices at={`buildHardware.${at}`} />
          </>
        )}
      </Rows>
      <Rows title={t('order.fields.rental')} rows={rental.fields} onAdd={() => rental.append(emptyRental)} onRemove={rental.remove}>
        {(at) => (
          <>
            <TextField name={`equipmentRental.${at}.description`} label={t('order-entry.fields.description')} isRequired />
            <TextField name={`equipmentRental.${at}.quantity`} label={t('order-entry.fields.quantity')} isNumber isRequired />
            <WonField name={`equipmentRental.${at}.unitPriceWon`} label={t('order-entry.fields.monthly-price')} />
          </>
        )}
      </Rows>
    </>
  );
}
