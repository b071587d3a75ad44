/**
 * A refusal that the business expects: a returned value with a stable code, never an exception.
 * The words for people (Korean, English) belong to the code and live in `apps/api/problems/`.
 */
export interface Refusal {
  readonly refusal: string;
  /** The field at fault, as a path in what was sent (`facts.seats`). */
  readonly field?: string;
  /** What the text needs to name: the date, the limit, the step. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Every field at fault, where a form has several. */
  readonly issues?: readonly { readonly field: string; readonly rule: string }[];
}

/** Builds a refusal: `refuse('calendar.beyond-rows', { params: { date, lastYear } })`. */
export const refuse = (code: string, more: Omit<Refusal, 'refusal'> = {}): Refusal => ({ refusal: code, ...more });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && typeof (value as Refusal).refusal === 'string';

/** Unwraps a value in a place where a refusal is a fault of ours, not of the person. */
export function orThrow<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`unexpected refusal ${value.refusal} ${JSON.stringify(value.params ?? {})}`);
  return value;
}
