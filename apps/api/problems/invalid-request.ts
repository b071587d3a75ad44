import { refuse } from '../../../libs/domain/refusal';
import { problemOf, type Refused } from './problem-of';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const fieldOf = ({ path = [] }: Issue): string => path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** What a schema found wrong with a request: the first field at fault by name, and all of them. */
export function invalidRequest(found: readonly Issue[]): Refused {
  const issues = found.map((issue) => ({ field: fieldOf(issue), rule: issue.message }));
  return problemOf(refuse('request.invalid', { field: issues.map((issue) => issue.field).find((field) => field !== '') ?? '', issues }));
}
