import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldRuleTexts } from '../../../api/problems/texts/field-rules';
import { language } from '../texts';
import type { FieldSchema } from './schema';

export interface Placed {
  /** `lines.0.item`, as react-hook-form names it. */
  readonly name: string;
  /** `delivery.lines.item`, as the texts name it. */
  readonly textKey: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** The field's own words, in English where the person reads it. */
export function useTitleOf(): (key: string, schema: FieldSchema) => string {
  const { t, i18n } = useTranslation();
  return (key, { title }) => {
    const field = key.split('.').at(-1) ?? key;
    if (i18n.language !== 'en') return title ?? field;
    const found = [`forms.of.${key}`, `forms.fields.${field}`].find((one) => i18n.exists(one));
    return found ? t(found) : (title ?? field);
  };
}

const partAt = (of: unknown, name: string): unknown => {
  let at = of;
  for (const part of name.split('.')) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined;
  return at;
};

/** The rule that a field breaks, once somebody was in it or sent the form: a row that was only just added is not at fault. */
export function useFaultAt(name: string): string | undefined {
  const { formState } = useFormContext();
  const { errors, touchedFields, isSubmitted } = formState;
  const { message } = (partAt(errors, name) ?? {}) as { message?: unknown };
  return typeof message === 'string' && (isSubmitted || partAt(touchedFields, name) !== undefined) ? message : undefined;
}

export function Fault({ id, rule }: { readonly id: string; readonly rule: string | undefined }) {
  if (!rule) return null;
  return (
    <p id={`${id}-fault`} className="fault" role="alert">
      {(fieldRuleTexts[rule] ?? fieldRuleTexts['not-valid'])?.[language()]}
    </p>
  );
}
