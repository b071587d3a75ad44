import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';

export interface Receivable {
  readonly billId: string;
  readonly billNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly dueOn: PlainDate;
  readonly payableWon: Won;
  readonly lateChargeWon: Won;
  readonly paidWon: Won;
  /** Below zero: a credit of the customer. */
  readonly openWon: Won;
  readonly status: string;
}

export interface ReceivableFilter {
  readonly status?: string | undefined;
  readonly customer?: string | undefined;
  readonly dueTo?: PlainDate | undefined;
  readonly after?: { readonly dueOn: PlainDate; readonly id: string } | undefined;
}

const isOpen = `b.status NOT IN ('PAID', 'WRITTEN_OFF')`;
const pageSize = 50;

/** What customers owe, the oldest due date first, by the index of the filter that is asked. */
export async function listOfReceivables(tx: Tx, { status, customer, dueTo, after }: ReceivableFilter): Promise<{ readonly items: readonly Receivable[]; readonly next?: string }> {
  const parameters: unknown[] = [];
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    isOpen,
    status && `b.status = ${place(status)}`,
    customer && `b.customer_id = ${place(customer)}`,
    dueTo && `b.due_on <= ${place(dueTo)}::date`,
    after && `(b.due_on, b.id) > (${place(after.dueOn)}::date, ${place(after.id)}::uuid)`,
  ].filter(Boolean);
  const rows = await tx.query<Receivable>(
    `SELECT b.id AS "billId", b.bill_no AS "billNo", b.customer_id AS "customerId", k.name AS "customerName", b.due_on AS "dueOn", b.payable_won AS "payableWon", b.late_charge_won AS "lateChargeWon",
       b.paid_won AS "paidWon", b.payable_won + b.late_charge_won - b.paid_won AS "openWon", b.status
     FROM bill b JOIN customer k ON k.id = b.customer_id WHERE ${conditions.join(' AND ')} ORDER BY b.due_on, b.id LIMIT ${pageSize + 1}`,
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
