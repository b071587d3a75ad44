import { z } from 'zod';
import { fieldsAtFault } from '../contract/forms/field-rules';
import { refuse, type Refusal } from '../domain/refusal';
import type { Json } from '../domain/process/step-plan';

/** The zod schema of every form, by the name that plans use. */
export type Forms = Readonly<Record<string, z.ZodType>>;

export function schemaOf(forms: Forms, name: string): z.ZodType {
  const schema = forms[name];
  if (!schema) throw new Error(`no form ${name}`);
  return schema;
}

/** What people's browsers and other programs read; part of the plan's identity. */
export const formJsonSchema = (forms: Forms, name: string): Json =>
  z.toJSONSchema(schemaOf(forms, name), { io: 'input', unrepresentable: 'any' }) as unknown as Json;

/** What a form asks for; the basis that people read beside an amount changes nothing of it. */
export const formSchemaText = (forms: Forms, name: string): string => (forms[name] ? JSON.stringify(formJsonSchema(forms, name), (key, value: unknown) => (key === 'vatBasis' ? undefined : value)) : '');

/** Checks what a person filled in. The refusal names the first field at fault and lists all of them. */
export function filledIn(forms: Forms, name: string, values: unknown): { readonly form: Json } | Refusal {
  const parsed = schemaOf(forms, name).safeParse(values);
  if (parsed.success) return { form: parsed.data as Json };
  const issues = fieldsAtFault(parsed.error.issues);
  return refuse('form.invalid', { field: issues[0]?.field ?? '', issues });
}
