/** A value as JSON carries it: won become decimal strings, what is undefined is left out. */
export type AsJson<T> = T extends bigint
  ? string
  : T extends string | number | boolean | null
    ? T
    : T extends readonly (infer Item)[]
      ? readonly AsJson<Item>[]
      : { readonly [K in keyof T]: AsJson<T[K]> };

const wonAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** The text that goes into a jsonb column. */
export const jsonText = (value: unknown): string => JSON.stringify(value, wonAsText);

/** The same value, ready for an answer or a fact. */
export const asJson = <T>(value: T): AsJson<T> => JSON.parse(jsonText(value)) as AsJson<T>;
