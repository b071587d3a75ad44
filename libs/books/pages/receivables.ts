import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';

export interface Receivable {
  readonly billId: string;
  readonly billNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly payerName: string;
  readonly dueOn: PlainDate;
  readonly payableWon: Won;
  readonly lateChargeWon: Won;
  /** Why it is charged: since when, how much of what (X-76). */
  readonly late: { readonly chargedOn: PlainDate; readonly percent: number; readonly unpaidWon: string } | null;
  readonly paidWon: Won;
  /** Below zero: a credit of the customer. */
  readonly openWon: Won;
  readonly status: string;
}

export interface ReceivableFilter {
  readonly status?: string | undefined;
  readonly customer?: string | undefined;
  readonly dueFrom?: PlainDate | undefined;
  readonly dueTo?: PlainDate | undefined;
  /** Number of a bill, an open amount, or the beginning of the customer's or payer's name. */
  readonly find?: string | undefined;
  readonly after?: { readonly dueOn: PlainDate; readonly id: string } | undefined;
}

const isOpen = `b.status NOT IN ('PAID', 'WRITTEN_OFF')`;
const isPaid = `b.status = 'PAID'`;
const pageSize = 50;

type Place = (value: unknown) => string;

const beginsWith = (text: string): string => `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** `B-202603-000001`, `6,963,000` or a name: what is typed says itself what it is. */
function found(typed: string, place: Place): string {
  const text = typed.normalize('NFKC').trim();
  if (/^b-/i.test(text)) return `b.bill_no LIKE ${place(beginsWith(text.toUpperCase()))}`;
  const digits = text.replaceAll(/[,원\s]/g, '');
  if (/^\d{1,15}$/.test(digits)) return `b.payable_won + b.late_charge_won - b.paid_won = ${place(digits)}::bigint`;
  const name = place(beginsWith(text));
  return `b.customer_id IN (SELECT id FROM customer WHERE name LIKE ${name} OR payer_name LIKE ${name})`;
}

/** What customers owe, the oldest due date first, by the index of the filter that is asked; what they have paid, the last due date first. */
export async function listOfReceivables(tx: Tx, { status, customer, dueFrom, dueTo, find, after }: ReceivableFilter): Promise<{ readonly items: readonly Receivable[]; readonly next?: string }> {
  const parameters: unknown[] = [];
  const place: Place = (value) => `$${parameters.push(value)}`;
  const [order, beyond] = status === 'PAID' ? ['DESC', '<'] : ['ASC', '>'];
  const conditions = [
    status === 'PAID' ? isPaid : isOpen,
    status && status !== 'PAID' && `b.status = ${place(status)}`,
    customer && `b.customer_id = ${place(customer)}`,
    dueFrom && `b.due_on >= ${place(dueFrom)}::date`,
    dueTo && `b.due_on <= ${place(dueTo)}::date`,
    find && found(find, place),
    after && `(b.due_on, b.id) ${beyond} (${place(after.dueOn)}::date, ${place(after.id)}::uuid)`,
  ].filter(Boolean);
  const rows = await tx.query<Receivable>(
    `SELECT b.id AS "billId", b.bill_no AS "billNo", b.customer_id AS "customerId", k.name AS "customerName", k.payer_name AS "payerName", b.due_on AS "dueOn", b.payable_won AS "payableWon", b.late_charge_won AS "lateChargeWon",
       b.paid_won AS "paidWon", b.payable_won + b.late_charge_won - b.paid_won AS "openWon", b.status,
       (SELECT jsonb_build_object('chargedOn', l.charged_on, 'percent', l.percent, 'unpaidWon', l.unpaid_won::text) FROM late_charge l WHERE l.bill_id = b.id AND b.late_charge_won > 0 ORDER BY l.seq DESC LIMIT 1) AS late
     FROM bill b JOIN customer k ON k.id = b.customer_id WHERE ${conditions.join(' AND ')} ORDER BY b.due_on ${order}, b.id ${order} LIMIT ${pageSize + 1}`,
    parameters,
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: `${last.dueOn}~${last.billId}` } : {}) };
}

export interface TotalOfStatus {
  readonly status: string;
  readonly bills: number;
  readonly openWon: Won;
}

/** What is open, by status: all of it together is the receivable of the ledger. */
export const totalsOfReceivables = (tx: Tx, customer?: string): Promise<TotalOfStatus[]> =>
  tx.query(
    `SELECT b.status, count(*)::int AS bills, sum(b.payable_won + b.late_charge_won - b.paid_won)::bigint AS "openWon" FROM bill b
      WHERE ${isOpen} AND ($1::uuid IS NULL OR b.customer_id = $1) GROUP BY b.status ORDER BY b.status`,
    [customer ?? null],
  );

export const ages = ['NOT_DUE', 'TO_30', 'TO_60', 'TO_90', 'OVER_90'] as const;

export interface TotalOfAge {
  readonly age: (typeof ages)[number];
  readonly bills: number;
  readonly openWon: Won;
}

/** What is open by how many days its due date has passed; a day counts from the one after it. */
export const ageingOfReceivables = (tx: Tx): Promise<TotalOfAge[]> =>
  tx.query(
    `SELECT age, coalesce(o.bills, 0) AS bills, coalesce(o.open, 0)::bigint AS "openWon" FROM unnest($2::text[]) WITH ORDINALITY AS g (age, place)
       LEFT JOIN (SELECT CASE WHEN b.due_on >= $1::date THEN 'NOT_DUE' WHEN b.due_on >= $1::date - 30 THEN 'TO_30' WHEN b.due_on >= $1::date - 60 THEN 'TO_60'
           WHEN b.due_on >= $1::date - 90 THEN 'TO_90' ELSE 'OVER_90' END AS age, count(*)::int AS bills, sum(b.payable_won + b.late_charge_won - b.paid_won) AS open
         FROM bill b WHERE ${isOpen} GROUP BY 1) AS o USING (age) ORDER BY place`,
    [tx.today, ages],
  );

export interface Debtor {
  readonly customerId: string;
  readonly customerName: string;
  readonly payerName: string;
  readonly bills: number;
  readonly oldestDueOn: PlainDate;
  readonly openWon: Won;
  readonly overdueWon: Won;
  readonly lateChargeWon: Won;
}

/** What each payer owes, whose oldest due date comes first; credits that wait for a bill count against it. */
export async function listOfDebtors(tx: Tx, after?: { readonly dueOn: PlainDate; readonly id: string }): Promise<{ readonly items: readonly Debtor[]; readonly next?: string }> {
  const rows = await tx.query<Debtor>(
    `SELECT o.*, k.name AS "customerName", k.payer_name AS "payerName" FROM (
       SELECT b.customer_id AS "customerId", count(*)::int AS bills, min(b.due_on) AS "oldestDueOn", sum(b.payable_won + b.late_charge_won - b.paid_won)::bigint AS "openWon",
         coalesce(sum(b.payable_won + b.late_charge_won - b.paid_won) FILTER (WHERE b.due_on < $1::date), 0)::bigint AS "overdueWon", sum(b.late_charge_won)::bigint AS "lateChargeWon"
         FROM bill b WHERE ${isOpen} GROUP BY b.customer_id HAVING $2::date IS NULL OR (min(b.due_on), b.customer_id) > ($2::date, $3::uuid) ORDER BY min(b.due_on), b.customer_id LIMIT ${pageSize + 1}) AS o
     JOIN customer k ON k.id = o."customerId" ORDER BY o."oldestDueOn", o."customerId"`,
    [tx.today, after?.dueOn ?? null, after?.id ?? null],
  );
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: `${last.oldestDueOn}~${last.customerId}` } : {}) };
}
