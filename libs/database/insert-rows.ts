import { binaryArray, isKnownType } from './binary-array';
import type { Tx } from './transaction';

/** A column of a bulk insert: its SQL type, and its value in a row. JSON comes as text. One without `of` is filled when the rows are written. */
export interface Column<Row> {
  readonly name: string;
  readonly type: string;
  readonly of?: (row: Row) => unknown;
}

const text = (value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const arrayOf = (type: string, values: readonly unknown[]): unknown => (isKnownType(type) ? binaryArray(type, values) : values.map(text));

/** Rows that are bytes already: what they were made of may be forgotten. */
export interface PreparedRows {
  readonly count: number;
  readonly sql: string;
  /** Column by column; undefined for the one that is filled later, whose type is `laterType`. */
  readonly columns: readonly unknown[];
  readonly laterType: string;
}

/** One statement for all rows (unnest), put into bytes now and written later. Keep a call at some thousand rows. */
export function prepareRows<Row>(table: string, columns: readonly Column<Row>[], rows: readonly Row[]): PreparedRows {
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map((column, at) => `$${at + 1}::${column.type}[]`).join(', ');
  return {
    count: rows.length,
    sql: `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays})`,
    columns: columns.map(({ type, of }) => of && arrayOf(type, rows.map(of))),
    laterType: columns.find(({ of }) => !of)?.type ?? '',
  };
}

/** Writes what was prepared, in one statement; `later`: the values of the column that was left open. */
export async function writeRows(tx: Tx, { count, sql, columns, laterType }: PreparedRows, later: readonly unknown[] = []): Promise<void> {
  if (count > 0) await tx.query(sql, columns.map((column) => column ?? arrayOf(laterType, later)));
}

/** Writes rows in one statement. Keep a call at some thousand rows. */
export async function insertRows<Row>(tx: Tx, table: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await writeRows(tx, prepareRows(table, columns, rows));
}
