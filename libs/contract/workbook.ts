import { strToU8, Zip, ZipDeflate } from 'fflate';
import { escapedXml } from '../domain/xml';

/** What stands in a cell: text, a number, an amount in won, a day or a moment, which is shown in Korean time. What is null is left empty. */
export type Cell = string | number | null | { readonly won: string | bigint | null } | { readonly on: string | null } | { readonly at: string | null };
export type Row = readonly Cell[];

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The places of `cellXfs` below. */
const styles = { plain: 0, head: 1, won: 2, day: 3, moment: 4 } as const;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${workbookType}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${spreadsheet}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="맑은 고딕"/></font><font><b/><sz val="11"/><name val="맑은 고딕"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${[3, 164, 165].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
};

/** Excel takes 31 characters for the name of a sheet, and none of these. */
const workbookNamed = (title: string): string =>
  `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="${textOf(title.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** A cell of Excel holds no more. */
const textOf = (text: string): string => escapedXml(text.slice(0, 32_767));

const dayMs = 86_400_000;
const seoulMs = 9 * 3_600_000;
/** Excel counts days from here. */
const dayZero = Date.UTC(1899, 11, 30);
const daysUntil = (utcMs: number): number => (utcMs - dayZero) / dayMs;

interface Written {
  readonly style: number;
  /** As XML has it. */
  readonly value: string | number | bigint;
  readonly isText?: true;
}

/** Nothing where a cell stays empty. */
function writtenOf(cell: Cell): Written | undefined {
  if (cell === null || cell === '') return undefined;
  if (typeof cell === 'string') return { style: styles.plain, value: textOf(cell), isText: true };
  if (typeof cell === 'number') return { style: styles.plain, value: cell };
  if ('won' in cell) return cell.won === null ? undefined : { style: styles.won, value: cell.won };
  if ('on' in cell) return cell.on === null ? undefined : { style: styles.day, value: daysUntil(Date.parse(cell.on)) };
  return cell.at === null ? undefined : { style: styles.moment, value: daysUntil(Date.parse(cell.at) + seoulMs) };
}

/** `A`, `B` … `Z`, `AA`. */
const columnAt = (at: number): string => (at < 26 ? '' : columnAt(Math.floor(at / 26) - 1)) + String.fromCodePoint(65 + (at % 26));

/** What looks like a formula stays text: only what a cell names as a formula is one. */
function cellAt(place: string, cell: Written | undefined): string {
  if (!cell) return '';
  const { style, value, isText } = cell;
  return isText ? `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>` : `<c r="${place}" s="${style}"><v>${value}</v></c>`;
}

const lineAt = (number: number, cells: readonly (Written | undefined)[]): string => `<row r="${number}">${cells.map((cell, at) => cellAt(`${columnAt(at)}${number}`, cell)).join('')}</row>`;

/** Characters that a cell is wide; Hangul takes two. */
function widthOf(cell: Cell): number {
  if (typeof cell === 'object') return cell !== null && 'at' in cell ? 17 : 12;
  const letters = String(cell);
  return 2 + letters.length + (letters.match(/[\u1100-\uFFFF]/g)?.length ?? 0);
}

const columnsOf = (first: readonly Row[]): string =>
  `<cols>${(first[0] ?? []).map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.min(60, Math.max(8, ...first.map((row) => widthOf(row[at] ?? null))))}" customWidth="1"/>`).join('')}</cols>`;

const beginningOf = (header: readonly string[], first: readonly Row[]): string =>
  `${declaration}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columnsOf([header, ...first])}<sheetData>${lineAt(1, header.map((title) => ({ style: styles.head, value: textOf(title), isText: true })))}`;

/** The sheet's text, a piece a page: its columns as wide as the first page wants, its first row bold and always in sight. */
async function* sheetOf(header: readonly string[], pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>): AsyncGenerator<string> {
  let number = 0;
  for await (const page of pages) {
    const beginning = number === 0 ? beginningOf(header, page) : '';
    number = Math.max(number, 1);
    yield beginning + page.map((row) => lineAt((number += 1), row.map(writtenOf))).join('');
  }
  yield `${number === 0 ? beginningOf(header, []) : ''}</sheetData></worksheet>`;
}

/** A workbook of one sheet (.xlsx), in pieces as its pages come: however many there are, one of them is held, for which no kept library is made (they take all rows at once). */
export async function* workbook(title: string, header: readonly string[], pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(Uint8Array.from(piece));
  });
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name);
    zip.add(part);
    return part;
  };
  for (const [name, content] of Object.entries({ ...parts, 'xl/workbook.xml': workbookNamed(title) })) add(name).push(strToU8(declaration + content), true);
  const sheet = add('xl/worksheets/sheet1.xml');
  for await (const piece of sheetOf(header, pages)) {
    sheet.push(strToU8(piece));
    yield* ready.splice(0);
  }
  sheet.push(new Uint8Array(), true);
  zip.end();
  yield* ready;
}
