import { fieldsAtFault, type FoundIssue } from '../../../libs/contract/forms/field-rules';
import { refuse } from '../../../libs/domain/refusal';
import { problemOf, type Refused } from './problem-of';

/** What a schema found wrong with a request: the first field at fault by name, and all of them. */
export function invalidRequest(found: readonly FoundIssue[]): Refused {
  const issues = fieldsAtFault(found);
  return problemOf(refuse('request.invalid', { field: issues.map((issue) => issue.field).find((field) => field !== '') ?? '', issues }));
}
