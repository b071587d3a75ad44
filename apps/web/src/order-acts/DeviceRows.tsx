import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { newDevice, type TypedDevice } from './change-typed';
import { NumberField } from './fields';

interface Props {
  readonly devices: readonly TypedDevice[];
  readonly onChange: (devices: readonly TypedDevice[]) => void;
  readonly faultOf: (field: string) => string | undefined;
}

const kinds = ['HEADSET', 'IP_PHONE'] as const;
const numbers = [
  { key: 'quantity', name: 'order-entry.fields.quantity' },
  { key: 'unitPriceWon', name: 'order-acts.change.price' },
  { key: 'partnerUnitPriceWon', name: 'order-acts.change.partner-price' },
] as const;

/** Headsets and phones, a row each: one more, one less, or other numbers. */
export function DeviceRows({ devices, onChange, faultOf }: Props) {
  const { t } = useTranslation();
  const title = t('order.fields.devices');
  const set = (at: number, part: Partial<TypedDevice>) => onChange(devices.map((device, place) => (place === at ? { ...device, ...part } : device)));
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      {devices.map((device, at) => (
        <div key={at} className="row">
          <div className="field">
            <label htmlFor={`change-device-${at}`}>{t('order.quote.item')}</label>
            <select id={`change-device-${at}`} value={device.kind} onChange={(event) => set(at, { kind: kinds.find((kind) => kind === event.target.value) ?? 'HEADSET' })}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`order.devices.${kind}`)}
                </option>
              ))}
            </select>
          </div>
          {numbers.map(({ key, name }) => (
            <NumberField key={key} id={`change-device-${at}-${key}`} label={t(name)} value={device[key]} onChange={(value) => set(at, { [key]: value })} fault={faultOf(`application.devices.${at}.${key}`)} />
          ))}
          <Button size="small" onClick={() => onChange(devices.filter((_, place) => place !== at))} aria-label={t('forms.remove-row', { title, number: at + 1 })}>
            {t('forms.remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...devices, newDevice])}>
        {t('forms.add', { title })}
      </Button>
    </fieldset>
  );
}
