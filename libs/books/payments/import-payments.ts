import { payment, type PaymentForm } from '../../contract/forms/payment';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { rowsOfCsv } from '../../database/csv';
import { foresee } from '../../database/foresee';
import type { Won } from '../../domain/money/won';
import { bookPayment } from './book-payment';

/** The columns of the file, in any order (docs/payment-file.md). */
const columns = ['bankRef', 'paidOn', 'amountWon', 'payerName', 'payerBusinessNo', 'remittanceText'] as const;
/** As people name them in a sheet of their own. */
const koreanNames: Readonly<Record<string, (typeof columns)[number]>> = { 은행거래번호: 'bankRef', 입금일: 'paidOn', 입금액: 'amountWon', 입금자: 'payerName', 사업자등록번호: 'payerBusinessNo', 적요: 'remittanceText' };
const mayBeMissing: ReadonlySet<string> = new Set(['payerBusinessNo', 'remittanceText']);
const mostRows = 2_000;

export interface ImportedRow {
  /** The line's place in the file, the header being 1. */
  readonly row: number;
  readonly bankRef: string;
  readonly outcome: 'BOOKED' | 'KNOWN' | 'REFUSED';
  /** What the row says, as it is written there. */
  readonly paidOn: string;
  readonly amountWon: string;
  readonly payerName: string;
  readonly paymentId?: string;
  /** Why it is not booked. */
  readonly refused?: Refusal;
  readonly matched: readonly Matched[];
  /** What waits for a person. */
  readonly restWon?: Won;
}

/** A bill that a payment is put on. */
export interface Matched {
  readonly billId: string;
  readonly billNo: string;
  readonly amountWon: Won;
  readonly how: string;
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
  const [named, ...lines] = rowsOfCsv(textOf(content).replaceAll('\0', ''));
  const header = named?.map((name) => koreanNames[name.normalize('NFC').replaceAll(' ', '')] ?? name);
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
  const [fault] = read.error?.issues ?? [];
  const field = String(fault?.path[0] ?? '');
  return read.success ? read.data : refuse('request.invalid', { field, issues: [{ field, rule: fault?.message ?? '' }] });
};

async function importRow(tx: Tx, { bankRef = '', paidOn = '', amountWon = '', payerName = '', ...more }: Record<string, string>, row: number): Promise<ImportedRow> {
  const at = { row, bankRef, paidOn, amountWon, payerName, matched: [] };
  const form = parsed(Object.fromEntries(Object.entries({ bankRef, paidOn, amountWon, payerName, ...more }).filter(([, text]) => text !== '')));
  const done = isRefusal(form) ? form : await bookPayment(tx, form);
  if (isRefusal(done)) return { ...at, outcome: 'REFUSED', refused: done };
  return { ...at, outcome: done.knownAlready ? 'KNOWN' : 'BOOKED', paymentId: done.paymentId };
}

type OnBooks = Pick<ImportedRow, 'matched' | 'restWon'>;

/** On which bills the payments lie, and what is left of each. */
async function onBooks(tx: Tx, paymentIds: readonly string[]): Promise<ReadonlyMap<string, OnBooks>> {
  const payments = await tx.query<{ id: string; restWon: Won }>(`SELECT id, rest_won AS "restWon" FROM payment WHERE id = ANY ($1::uuid[])`, [paymentIds]);
  const found = await tx.query<Matched & { paymentId: string }>(
    `SELECT a.payment_id AS "paymentId", b.id AS "billId", b.bill_no AS "billNo", sum(a.amount_won)::bigint AS "amountWon", min(a.how) FILTER (WHERE a.reverses_id IS NULL) AS how
       FROM payment_allocation a JOIN bill b ON b.id = a.bill_id WHERE a.payment_id = ANY ($1::uuid[]) GROUP BY a.payment_id, b.id HAVING sum(a.amount_won) > 0 ORDER BY b.bill_no`,
    [paymentIds],
  );
  return new Map(payments.map(({ id, restWon }) => [id, { restWon, matched: found.filter(({ paymentId }) => paymentId === id).map(({ billId, billNo, amountWon, how }) => ({ billId, billNo, amountWon, how })) }]));
}

/**
 * Books the rows of a bank's file, each for itself: one that is refused does not stop the others, and is answered with its reason. The same row, or
 * the same file, once more is known: its reference is in the books.
 */
export async function importPayments(tx: Tx, file: { readonly content: Uint8Array; readonly hash: string; readonly fileName: string }): Promise<Import | Refusal> {
  const table = tableOf(file.content);
  if (isRefusal(table)) return table;
  const booked: ImportedRow[] = [];
  for (const [at, line] of table.lines.entries()) booked.push(await importRow(tx, asSent(table, line), at + 2));
  const found = await onBooks(tx, booked.flatMap(({ paymentId }) => paymentId ?? []));
  const rows = booked.map((row) => ({ ...row, ...found.get(row.paymentId ?? '') }));
  const count = (outcome: ImportedRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const counts = { booked: count('BOOKED'), known: count('KNOWN'), refused: count('REFUSED') };
  await writeAudit(tx, 'payments.imported', { kind: 'PAYMENT_FILE', id: file.hash }, undefined, { fileName: file.fileName, ...counts });
  return { ...counts, rows };
}

/** What an import of the file would book and match, row by row, and nothing of it done: rows that pay the same bill meet here as they will there. */
export const previewImport = (tx: Tx, file: Parameters<typeof importPayments>[1]): Promise<Import | Refusal> => foresee(tx, () => importPayments(tx, file));
