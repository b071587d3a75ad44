import type { FieldErrors, Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { typedAs, type FieldSchema } from './schema';

type Values = Record<string, unknown>;

/** Puts a fault where its field stands: `['lines', 0, 'item']`. */
function put(errors: Values, path: readonly PropertyKey[], message: string): void {
  let at = errors;
  for (const part of path.slice(0, -1)) at = (at[String(part)] ??= {}) as Values;
  at[String(path.at(-1) ?? 'root')] ??= { type: 'rule', message };
}

/** Checks what was typed by the zod schema with which the API checks it; messages are the rules' codes. */
export const checkedBy =
  (rules: z.ZodType, schema: FieldSchema): Resolver<Values> =>
  (typed) => {
    const values = typedAs(schema, typed) as Values;
    const result = rules.safeParse(values);
    if (result.success) return { values, errors: {} };
    const errors: Values = {};
    for (const { path, message, code, input } of result.error.issues.map((issue) => ({ ...issue, input: (issue as { input?: unknown }).input }))) put(errors, path, code === 'invalid_type' && input === undefined ? 'required' : message);
    return { values: {}, errors: errors as FieldErrors };
  };
