import { binaryArray, isKnownType } from './binary-array';
import type { Tx } from './transaction';

/** A column of a bulk insert: its SQL type, and its value in a row. JSON comes as text. */
export interface Column<Row> {
  readonly name: string;
  readonly type: string;
  readonly of: (row: Row) => unknown;
}

const text = (value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const arrayOf = (type: string, values: readonly unknown[]): unknown => (isKnownType(type) ? binaryArray(type, values) : values.map(text));

/** Writes rows in one statement, column by column (unnest). Keep a call at some thousand rows. */
export async function insertRows<Row>(tx: Tx, table: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map((column, at) => `$${at + 1}::${column.type}[]`).join(', ');
  await tx.query(`INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays})`, columns.map((column) => arrayOf(column.type, rows.map(column.of))));
}
