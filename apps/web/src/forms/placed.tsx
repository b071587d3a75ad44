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
    // Under the name of a group its fields have their words: the group's own are among those of all forms.
    const words = [`forms.of.${key}`, `forms.fields.${field}`].map((one): unknown => i18n.exists(one) && t(one, { returnObjects: true }));
    return words.find((found) => typeof found === 'string') ?? title ?? field;
  };
}

const partAt = (of: unknown, name: string): unknown => {
  let at = of;
  for (const part of name.split('.')) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined;
  return at;
};

const refusedByTheHouse = 'refused';

/** A refusal that names a field of the form, in the words of the problem: they stand beside it. */
export const refusedWith = (words: string) => ({ type: refusedByTheHouse, message: words });

/** What is wrong with a field, once somebody was in it or sent the form: a row that was only just added is not at fault. */
export function useFaultAt(name: string): string | undefined {
  const { formState } = useFormContext();
  const { errors, touchedFields, isSubmitted } = formState;
  const { type, message } = (partAt(errors, name) ?? {}) as { type?: unknown; message?: unknown };
  if (typeof message !== 'string' || (!isSubmitted && partAt(touchedFields, name) === undefined)) return undefined;
  return type === refusedByTheHouse ? message : (fieldRuleTexts[message] ?? fieldRuleTexts['not-valid'])?.[language()];
}

export function Fault({ id, words }: { readonly id: string; readonly words: string | undefined }) {
  if (!words) return null;
  return (
    <p id={`${id}-fault`} className="fault" role="alert">
      {words}
    </p>
  );
}
