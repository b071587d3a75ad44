import { z } from 'zod';

type RawIssue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

const tooSmall = (origin: unknown): string => {
  if (origin === 'string') return 'too-short';
  return origin === 'array' || origin === 'set' ? 'too-few' : 'too-small';
};

const tooBig = (origin: unknown): string => {
  if (origin === 'string') return 'too-long';
  return origin === 'array' || origin === 'set' ? 'too-many' : 'too-large';
};

/** The name of the rule that a field breaks, where its schema gives none itself: `required`, `too-short`, `not-a-choice`. */
export function ruleOf(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'required' : 'wrong-type';
    case 'too_small':
      return tooSmall(issue.origin);
    case 'too_big':
      return tooBig(issue.origin);
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined ? 'required' : 'not-a-choice';
    case 'unrecognized_keys':
      return 'unknown-field';
    case 'invalid_format':
      return 'wrong-format';
    default:
      return 'not-valid';
  }
}

/** Lets zod answer rule names instead of English sentences; the words for people belong to the rule (`problems/texts/field-rules.ts`). Call once per process. */
export const nameFieldRules = (): void => {
  z.config({ customError: ruleOf });
};

/** What a schema found wrong: zod's issue, or another library's that keeps to the standard. */
export interface FoundIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  /** Of an unknown field its own name: the path leads to what holds it. */
  readonly keys?: readonly string[];
}

/** Every field at fault, as a path in what was sent (`product.seats`), with the rule it breaks. */
export const fieldsAtFault = (found: readonly FoundIssue[]): { readonly field: string; readonly rule: string }[] =>
  found.flatMap(({ path = [], keys, message: rule }) => {
    const at = path.map((part) => String(typeof part === 'object' ? part.key : part));
    return keys?.length ? keys.map((key) => ({ field: [...at, key].join('.'), rule })) : [{ field: at.join('.'), rule }];
  });
