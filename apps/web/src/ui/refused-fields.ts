import { Refused } from '../api/problem';
import { language } from '../texts';

/** What the API says of single fields, by their paths. */
export const refusedFields = (...errors: readonly unknown[]): ReadonlyMap<string, string> =>
  new Map(
    errors.flatMap((error): (readonly [string, string])[] => {
      if (!(error instanceof Refused)) return [];
      const { field, issues = [] } = error.problem;
      const own = issues.map((issue) => [issue.field, issue[language()]] as const);
      return own.length > 0 || !field ? own : [[field, error.problem[language()]]];
    }).map(([field, words]) => [field.replace(/^application\./, ''), words] as const),
  );
