import { createContext, useContext, type ReactNode } from 'react';
import { Controller, useFormContext, type FieldPath } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldRuleTexts } from '../../../api/problems/texts/field-rules';
import { language } from '../texts';
import { DateInput } from '../ui/DateInput';
import type { Entry } from './entry';

interface Faults {
  /** The broken rule of each field. */
  readonly rules: ReadonlyMap<string, string>;
  /** What the API said of a field that only it can judge. */
  readonly refused: ReadonlyMap<string, string>;
  /** Somebody wanted to go on: what is missing shows. */
  readonly isTried: boolean;
  /** What is typed is judged at once, and not only when its field is left. */
  readonly isEager?: boolean;
}

export const FaultsContext = createContext<Faults>({ rules: new Map(), refused: new Map(), isTried: false });

const partAt = (of: unknown, name: string): unknown => name.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), of);

/** What is wrong with a field in words, once somebody was in it or wanted to go on. */
export function useFault(name: string, isEager = false): string | undefined {
  const { rules, refused, isTried, isEager: isAlwaysEager = false } = useContext(FaultsContext);
  const { formState, getValues } = useFormContext<Entry>();
  const { touchedFields, dirtyFields } = formState;
  const rule = rules.get(name);
  const isTyped = isAlwaysEager && partAt(dirtyFields, name) === true && partAt(getValues(), name) !== '';
  const isShown = isTried || isEager || isTyped || partAt(touchedFields, name) !== undefined;
  if (rule !== undefined) return isShown ? (fieldRuleTexts[rule] ?? fieldRuleTexts['not-valid'])?.[language()] : undefined;
  return refused.get(name);
}

interface Labelled {
  readonly name: FieldPath<Entry>;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isRequired?: boolean;
}

function Around({ name, label, hint, isRequired = false, fault, children }: Labelled & { readonly fault: string | undefined; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={idOf(name)}>
        {label}
        {isRequired && (
          <span className="must" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {children}
      {hint && (
        <p className="hint quiet" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      )}
      <FaultLine name={name} fault={fault} />
    </div>
  );
}

export function FaultLine({ name, fault }: { readonly name: string; readonly fault: string | undefined }) {
  if (!fault) return null;
  return (
    <p id={`${idOf(name)}-fault`} className="fault" role="alert">
      {fault}
    </p>
  );
}

const idOf = (name: string): string => `field-${name}`;
const described = (name: string, hint: ReactNode, fault: string | undefined): { 'aria-describedby'?: string } => {
  const says = [hint ? `${idOf(name)}-hint` : '', fault ? `${idOf(name)}-fault` : ''].filter(Boolean).join(' ');
  return says ? { 'aria-describedby': says } : {};
};
const shared = ({ name, hint, isRequired = false }: Labelled, fault: string | undefined) => ({ id: idOf(name), 'aria-invalid': fault !== undefined, 'aria-required': isRequired, ...described(name, hint, fault) });

interface TextProps extends Labelled {
  readonly isNumber?: boolean;
  readonly isLong?: boolean;
  readonly isEager?: boolean;
}

export function TextField({ isNumber = false, isLong = false, isEager = false, ...about }: TextProps) {
  const { register } = useFormContext<Entry>();
  const fault = useFault(about.name, isEager);
  return (
    <Around {...about} fault={fault}>
      {isLong ? (
        <textarea rows={3} {...shared(about, fault)} {...register(about.name)} />
      ) : (
        <input type="text" autoComplete="off" {...(isNumber ? { inputMode: 'numeric' as const } : {})} {...shared(about, fault)} {...register(about.name)} />
      )}
    </Around>
  );
}

/** An amount in won, without VAT. */
export function WonField(about: Labelled) {
  const { t } = useTranslation();
  return <TextField {...about} label={`${about.label} ${t('forms.won.exclusive')}`} isNumber isRequired />;
}

export function ChoiceField({ choices, ...about }: Labelled & { readonly choices: readonly { readonly value: string; readonly label: string }[] }) {
  const { register } = useFormContext<Entry>();
  const fault = useFault(about.name);
  return (
    <Around {...about} fault={fault}>
      <select {...shared(about, fault)} {...register(about.name)}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

export function CheckField({ onTick, ...about }: Labelled & { readonly onTick?: () => void }) {
  const { register } = useFormContext<Entry>();
  const fault = useFault(about.name);
  return (
    <div className="field">
      <label className="check">
        <input type="checkbox" {...shared(about, fault)} {...register(about.name, { onChange: (event: { target: { checked: boolean } }) => event.target.checked && onTick?.() })} /> {about.label}
        {about.isRequired && (
          <span className="must" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {about.hint && (
        <p className="hint quiet" id={`${idOf(about.name)}-hint`}>
          {about.hint}
        </p>
      )}
      <FaultLine name={about.name} fault={fault} />
    </div>
  );
}

export function DateField({ min, ...about }: Labelled & { readonly min?: string }) {
  const fault = useFault(about.name);
  return (
    <Around {...about} fault={fault}>
      <Controller<Entry>
        name={about.name}
        render={({ field }) => <DateInput id={idOf(about.name)} value={typeof field.value === 'string' ? field.value : ''} onChange={field.onChange} onBlur={field.onBlur} isWrong={fault !== undefined} {...(min ? { min } : {})} />}
      />
    </Around>
  );
}

/** Two prices stand beside each other: what the customer pays, and what the partner gets. */
export function TwoPrices({ at }: { readonly at: 'development' | 'floorSpace.setUp' | 'staffing' | 'staffing.businessTraining' | `devices.${number}` | `buildHardware.${number}` }) {
  const { t } = useTranslation();
  return (
    <>
      <WonField name={`${at}.unitPriceWon`} label={t('order-entry.fields.price')} />
      <WonField name={`${at}.partnerUnitPriceWon`} label={t('order-entry.fields.partner-price')} />
    </>
  );
}
