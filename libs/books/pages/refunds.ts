import { whoAsks, type Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { maskAccount } from '../../domain/identifiers/mask';
import type { Won } from '../../domain/money/won';
import { refuse, type Refusal } from '../../domain/refusal';
import { openBillsOf } from '../refunds/credit';
import { pageOf, type Page } from '../../database/page-of';

export interface CreditInList {
  readonly id: string;
  readonly billNo: string;
  readonly contractNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly issuedOn: PlainDate;
  readonly restWon: Won;
  /** What the customer owes: the credit is set off against it first. */
  readonly customerOpenWon: Won;
  readonly proposedRefundId: string | null;
  /** Why the bank sent the last refund of it back, where it did. */
  readonly returnReason: string | null;
}

/** Credits with something left, newest first: those that no open bill of their customer takes up, or all. */
export const listOfCredits = (tx: Tx, { show, after }: { readonly show: 'refundable' | 'all'; readonly after?: string | undefined }): Promise<Page<CreditInList>> =>
  pageOf((limit) =>
    tx.query<CreditInList>(
      `SELECT b.id, b.bill_no AS "billNo", c.contract_no AS "contractNo", b.customer_id AS "customerId", k.name AS "customerName", b.issued_on AS "issuedOn", b.paid_won - b.payable_won AS "restWon",
         (SELECT coalesce(sum(o.payable_won + o.late_charge_won - o.paid_won), 0)::bigint FROM ${openBillsOf('b.customer_id')}) AS "customerOpenWon",
         (SELECT r.id FROM refund r WHERE r.credit_bill_id = b.id AND r.status = 'PROPOSED') AS "proposedRefundId",
         (SELECT r.return_reason FROM refund r WHERE r.credit_bill_id = b.id AND r.status = 'RETURNED' ORDER BY r.id DESC LIMIT 1) AS "returnReason"
       FROM bill b JOIN contract c ON c.id = b.contract_id JOIN customer k ON k.id = b.customer_id
       WHERE b.payable_won < 0 AND b.status NOT IN ('PAID', 'WRITTEN_OFF') AND ($1::uuid IS NULL OR b.id < $1) ${show === 'refundable' ? `AND NOT EXISTS (SELECT FROM ${openBillsOf('b.customer_id')})` : ''}
       ORDER BY b.id DESC LIMIT $2`,
      [after ?? null, limit],
    ),
  );

export interface RefundInList {
  readonly id: string;
  readonly refundNo: string | null;
  readonly creditBillId: string;
  readonly creditBillNo: string;
  readonly customerName: string;
  readonly amountWon: Won;
  readonly bankCode: string;
  /** Masked, but on the page of one refund. */
  readonly accountNo: string;
  readonly accountHolder: string;
  readonly reason: string;
  readonly status: string;
  readonly payOn: PlainDate | null;
  readonly proposedByName: string | null;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly refusalReason: string | null;
  /** The bank sent it back: on which day, why, under which reference, and who recorded it. */
  readonly returnedOn: PlainDate | null;
  readonly returnReason: string | null;
  readonly returnRef: string | null;
  readonly returnedByName: string | null;
  readonly returnedAt: string | null;
  /** Whoever asks has proposed it: somebody else approves (X-03). */
  readonly isMine: boolean;
}

const select = `SELECT r.id, r.refund_no AS "refundNo", r.credit_bill_id AS "creditBillId", b.bill_no AS "creditBillNo", k.name AS "customerName", r.amount_won AS "amountWon", r.bank_code AS "bankCode",
    r.account_no AS "accountNo", r.account_holder AS "accountHolder", r.reason, r.status, r.pay_on AS "payOn", p.name AS "proposedByName", r.proposed_at AS "proposedAt", d.name AS "decidedByName",
    r.decided_at AS "decidedAt", r.refusal_reason AS "refusalReason",
    r.returned_on AS "returnedOn", r.return_reason AS "returnReason", r.return_ref AS "returnRef", w.name AS "returnedByName", r.returned_at AS "returnedAt", r.proposed_by = ${whoAsks} AS "isMine"
  FROM refund r JOIN bill b ON b.id = r.credit_bill_id JOIN customer k ON k.id = r.customer_id LEFT JOIN person p ON p.id = r.proposed_by LEFT JOIN person d ON d.id = r.decided_by
    LEFT JOIN person w ON w.id = r.returned_by`;

const masked = (refund: RefundInList): RefundInList => ({ ...refund, accountNo: maskAccount(refund.accountNo) });

/** Refunds of one status, newest first. */
export const listOfRefunds = (tx: Tx, { status, after }: { readonly status: string; readonly after?: string | undefined }): Promise<Page<RefundInList>> =>
  pageOf(async (limit) => (await tx.query<RefundInList>(`${select} WHERE r.status = $1 AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`, [status, after ?? null, limit])).map(masked));

/** A refund with its account masked: what a change answers, and keeps with its key. */
export async function maskedRefund(tx: Tx, id: string): Promise<RefundInList | Refusal> {
  const refund = await tx.one<RefundInList>(`${select} WHERE r.id = $1`, [id]);
  return refund ? masked(refund) : refuse('refund.not-found');
}

/** A refund with its whole account, which whoever approves compares with the customer's paper; who has looked is on record. */
export async function refundPage(tx: Tx, id: string): Promise<RefundInList | Refusal> {
  const refund = await tx.one<RefundInList>(`${select} WHERE r.id = $1`, [id]);
  if (!refund) return refuse('refund.not-found');
  await writeAudit(tx, 'refund.account-read', { kind: 'REFUND', id }, undefined, {});
  return refund;
}
