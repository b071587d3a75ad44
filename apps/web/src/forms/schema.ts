import type { VatBasis } from '../../../../libs/contract/forms/fields';

/** A form as the API tells it (JSON Schema made of the step's zod schema). */
export interface FieldSchema {
  readonly type?: string;
  readonly format?: string;
  /** Of an amount. */
  readonly vatBasis?: VatBasis;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  /** The one value that completes the step: what else there could be is a return. */
  readonly const?: unknown;
  readonly default?: unknown;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

/** It names a row of the task, which people choose and do not type. */
export const isId = (schema: FieldSchema | undefined): boolean => schema?.format === 'uuid';

/** The field by which a row of a list says what it is about. */
export const idFieldOf = (row: FieldSchema | undefined): string | undefined => Object.entries(row?.properties ?? {}).find(([, part]) => isId(part))?.[0];

/** The form names rows of its task; else what the task lists is what the form is the word on. */
export const choosesRows = ({ properties }: FieldSchema): boolean => Object.values(properties ?? {}).some(({ items }) => isId(items) || idFieldOf(items) !== undefined);

/** Whether a problem's field lies in the form: papers do not. */
export const isFieldOf = ({ properties }: FieldSchema, name: string): boolean => properties?.[name.split('.')[0] ?? ''] !== undefined;

/** What a field holds before anybody typed: nothing, but for what the form itself proposes. */
export function emptyOf(schema: FieldSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, emptyOf(part)]));
  if (schema.type === 'array') return schema.minItems && schema.items && !idFieldOf(schema.items) ? [emptyOf(schema.items)] : [];
  if (schema.type === 'boolean') return false;
  return '';
}

/** What is sent: a field that was left empty is not there, and digits are numbers where a number is asked for. */
export function typedAs(schema: FieldSchema, typed: unknown): unknown {
  if (schema.properties && typeof typed === 'object' && typed !== null) {
    const parts = Object.entries(schema.properties).flatMap(([name, part]) => {
      const value = typedAs(part, (typed as Record<string, unknown>)[name]);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(parts);
  }
  if (Array.isArray(typed) && schema.items) {
    const { items } = schema;
    const rows = typed.map((row) => typedAs(items, row)).filter((row) => row !== undefined);
    return rows.length === 0 && !schema.minItems ? undefined : rows;
  }
  if (typed === '' || typed === null || typed === undefined) return undefined;
  if (schema.type === 'integer' || schema.type === 'number') return Number(typed);
  if (schema.format === 'won' && typeof typed === 'string') return typed.replaceAll(/[,\s]/g, '');
  return typed;
}
