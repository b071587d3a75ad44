import { payment, type PaymentForm } from '../../contract/forms/payment';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { rowsOfCsv } from '../../database/csv';
import { bookPayment } from './book-payment';

/** The columns of the file, in any order (docs/payment-file.md). */
const columns = ['bankRef', 'paidOn', 'amountWon', 'payerName', 'payerBusinessNo', 'remittanceText'] as const;
const mayBeMissing: ReadonlySet<string> = new Set(['payerBusinessNo', 'remittanceText']);
const mostRows = 2_000;

export interface ImportedRow {
  /** The line's place in the file, the header being 1. */
  readonly row: number;
  readonly bankRef: string;
  readonly outcome: 'BOOKED' | 'KNOWN' | 'REFUSED';
  readonly paymentId?: string;
  readonly refusal?: string;
  readonly field?: string;
}

export interface Import {
  readonly booked: number;
  readonly known: number;
  readonly refused: number;
  readonly rows: readonly ImportedRow[];
}

/** Banks save their files in either; what is no UTF-8 is read as the older one. */
function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('euc-kr').decode(content);
  }
}

type Table = { readonly header: readonly string[]; readonly lines: readonly (readonly string[])[] };

function tableOf(content: Uint8Array): Table | Refusal {
  const [header, ...lines] = rowsOfCsv(textOf(content).replaceAll('\0', ''));
  const missing = columns.find((column) => !mayBeMissing.has(column) && !header?.includes(column));
  if (!header || missing) return refuse('payment-file.column-missing', { field: 'file', params: { column: missing ?? columns[0] } });
  return lines.length > mostRows ? refuse('payment-file.too-many-rows', { field: 'file', params: { most: mostRows } }) : { header, lines };
}

/** Amounts are written with commas for thousands, where a person has looked at the file. */
const asSent = ({ header }: Table, line: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.flatMap((column) => {
    const text = line[header.indexOf(column)] ?? '';
    return text === '' ? [] : [[column, column === 'amountWon' ? text.replaceAll(',', '') : text]];
  }));

const parsed = (sent: Record<string, string>): PaymentForm | Refusal => {
  const read = payment.safeParse(sent);
  return read.success ? read.data : refuse('request.invalid', { field: String(read.error.issues[0]?.path[0] ?? '') });
};

async function importRow(tx: Tx, sent: Record<string, string>, row: number): Promise<ImportedRow> {
  const at = { row, bankRef: sent['bankRef'] ?? '' };
  const form = parsed(sent);
  const done = isRefusal(form) ? form : await bookPayment(tx, form);
  if (isRefusal(done)) return { ...at, outcome: 'REFUSED', refusal: done.refusal, ...(done.field ? { field: done.field } : {}) };
  return { ...at, outcome: done.knownAlready ? 'KNOWN' : 'BOOKED', paymentId: done.paymentId };
}

/**
 * Books the rows of a bank's file, each for itself: one that is refused does not stop the others, and is answered with its reason. The same row, or
 * the same file, once more is known: its reference is in the books.
 */
export async function importPayments(tx: Tx, file: { readonly content: Uint8Array; readonly hash: string; readonly fileName: string }): Promise<Import | Refusal> {
  const table = tableOf(file.content);
  if (isRefusal(table)) return table;
  const rows: ImportedRow[] = [];
  for (const [at, line] of table.lines.entries()) rows.push(await importRow(tx, asSent(table, line), at + 2));
  const count = (outcome: ImportedRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const counts = { booked: count('BOOKED'), known: count('KNOWN'), refused: count('REFUSED') };
  await writeAudit(tx, 'payments.imported', { kind: 'PAYMENT_FILE', id: file.hash }, undefined, { fileName: file.fileName, ...counts });
  return { ...counts, rows };
}
