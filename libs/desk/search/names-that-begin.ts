import type { Typed } from './what-was-typed';

/** The columns that migration 0048 derives of a name: without legal form, blanks and capitals, and by its initial consonants. */
interface Columns {
  readonly name: string;
  readonly initials: string;
}

/**
 * The condition that the name begins with what was typed as parameter `$typed`; what was typed loses blanks and legal form as the names did, and where nothing is
 * left of it no name begins so. Byte order, because LIKE is not let past row-level security to the index: it would read every customer there is.
 */
export function namesThatBegin(typed: Typed, columns: Columns, $typed: string): { readonly sql: string; readonly column: string; readonly words: string | null } {
  const column = typed.initials === null ? columns.name : columns.initials;
  const from = `name_to_find(${$typed})`;
  return { sql: `${from} <> '' AND ${column} ~>=~ ${from} AND ${column} ~<~ (${from} || chr(1114111))`, column, words: typed.initials ?? typed.name };
}
