/**
 * SQL: the rows of a large table that belong to given ids, each found by the table's index, whatever statistics say: about a month that is just being
 * written they know nothing, and a plan that reads the table from end to end for every piece of it grows with the square of the contracts
 * (OFFSET 0 keeps the planner from it). `found` names a row of `table` in `where`; the ids are $1.
 */
export const rowsOf = (table: string, where: string): string => `unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (SELECT * FROM ${table} AS found WHERE ${where} OFFSET 0) AS found`;
