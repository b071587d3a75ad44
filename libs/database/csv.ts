/** A cell that a spreadsheet would run as a formula is kept from it. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text);

export type Cell = string | number | bigint | null;

const cell = (value: Cell): string => {
  const text = harmless(value === null ? '' : String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of RFC 4180. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(cell).join(',')}\r\n`;

/** With a byte order mark spreadsheets read Hangul. */
export const byteOrderMark = '\uFEFF';

export const csvOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): string => byteOrderMark + [header, ...rows].map(csvLine).join('');

/** The rows of a file as banks write them (RFC 4180): quotes, commas, CRLF or LF, with or without a byte order mark. Empty lines are none. */
export function rowsOfCsv(file: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of file.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/g)) {
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end === ',') continue;
    if (row.some((text) => text !== '')) rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
