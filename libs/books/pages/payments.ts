import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import { refuse, type Refusal } from '../../domain/refusal';
import { pageOf, type Page } from '../../database/page-of';

export interface PaymentInList {
  readonly id: string;
  readonly bankRef: string;
  readonly paidOn: PlainDate;
  readonly amountWon: Won;
  readonly payerName: string;
  readonly payerBusinessNo: string | null;
  readonly remittanceText: string;
  readonly allocatedWon: Won;
  readonly toReturnWon: Won;
  readonly returnReason: string | null;
  /** What waits for a person. */
  readonly restWon: Won;
}

export interface AllocationOfPayment {
  readonly id: string;
  readonly billId: string;
  readonly billNo: string;
  readonly amountWon: Won;
  readonly how: string;
  readonly reversesId: string | null;
  readonly reason: string | null;
  readonly madeByName: string | null;
  readonly madeAt: string;
}

export interface PaymentPage extends PaymentInList {
  readonly allocations: readonly AllocationOfPayment[];
}

const columns = `id, bank_ref AS "bankRef", paid_on AS "paidOn", amount_won AS "amountWon", payer_name AS "payerName", payer_business_no AS "payerBusinessNo", remittance_text AS "remittanceText",
  allocated_won AS "allocatedWon", to_return_won AS "toReturnWon", return_reason AS "returnReason", rest_won AS "restWon"`;

export interface PaymentFilter {
  readonly show: 'unmatched' | 'matched' | 'all';
  /** Days on which the money came, both included. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly after?: string | undefined;
}

const shown = { unmatched: 'rest_won > 0', matched: 'rest_won = 0', all: '' } as const;

/** Payments, the last booked first: those with something left that waits for a person, those without, or all. */
export function listOfPayments(tx: Tx, { show, from, to, after }: PaymentFilter): Promise<Page<PaymentInList>> {
  const parameters: unknown[] = [];
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [shown[show], from && `paid_on >= ${place(from)}::date`, to && `paid_on <= ${place(to)}::date`, after && `id < ${place(after)}::uuid`].filter(Boolean);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return pageOf((limit) => tx.query<PaymentInList>(`SELECT ${columns} FROM payment ${where} ORDER BY id DESC LIMIT ${limit}`, parameters));
}

/** One payment with every allocation that was made of it, those that were taken back too. */
export async function paymentPage(tx: Tx, id: string): Promise<PaymentPage | Refusal> {
  const payment = await tx.one<PaymentInList>(`SELECT ${columns} FROM payment WHERE id = $1`, [id]);
  if (!payment) return refuse('payment.not-found');
  const allocations = await tx.query<AllocationOfPayment>(
    `SELECT a.id, a.bill_id AS "billId", b.bill_no AS "billNo", a.amount_won AS "amountWon", a.how, a.reverses_id AS "reversesId", a.reason, p.name AS "madeByName", a.made_at AS "madeAt"
       FROM payment_allocation a JOIN bill b ON b.id = a.bill_id LEFT JOIN person p ON p.id = a.made_by WHERE a.payment_id = $1 ORDER BY a.id`,
    [id],
  );
  return { ...payment, allocations };
}
