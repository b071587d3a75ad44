import type { Tx } from '../../database/transaction';
import type { Month, PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import type { Json } from '../../domain/process/step-plan';
import { refuse, type Refusal } from '../../domain/refusal';
import { pageOf, type Page } from '../../database/page-of';

export interface AccrualInList {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly orderNo: string | null;
  readonly customerName: string | null;
  readonly accrualMonth: Month;
  readonly item: string;
  readonly quantity: number;
  readonly unitPriceWon: Won;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly status: string;
  readonly runId: string | null;
  readonly invoiceMatch: string | null;
  readonly holdReason: string | null;
  readonly payOn: PlainDate | null;
  readonly lineage: Json;
}

export interface AccrualFilter {
  readonly month: Month;
  readonly run?: string | undefined;
  readonly after?: string | undefined;
}

/** What partners earned in a month, line by line; a partner reads its own (row-level security beneath). */
export const listOfAccruals = (tx: Tx, { month, run, after }: AccrualFilter): Promise<Page<AccrualInList>> =>
  pageOf((limit) =>
    tx.query<AccrualInList>(
      `SELECT a.id, a.partner_id AS "partnerId", o.name_ko AS "partnerName", c.order_no AS "orderNo", c.customer_name AS "customerName", a.accrual_month AS "accrualMonth", a.item, a.quantity,
         a.unit_price_won AS "unitPriceWon", a.supply_won AS "supplyWon", a.vat_won AS "vatWon", a.status, a.run_id AS "runId", a.invoice_match AS "invoiceMatch", a.hold_reason AS "holdReason",
         a.pay_on AS "payOn", a.lineage
       FROM partner_accrual a JOIN organisation o ON o.id = a.partner_id LEFT JOIN customer_order c ON c.contract_id = a.contract_id
       WHERE a.accrual_month = $1 AND ($2::uuid IS NULL OR a.run_id = $2) AND ($3::uuid IS NULL OR a.id > $3) AND ($5::uuid IS NULL OR a.partner_id = $5) ORDER BY a.id LIMIT $4`,
      [month, run ?? null, after ?? null, limit, tx.actor.side === 'PARTNER' ? tx.actor.organisationId : null],
    ),
  );

export interface PayoutInList {
  readonly id: string;
  readonly payoutNo: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly accrualMonth: Month;
  readonly payDate: PlainDate;
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly totalWon: Won;
  /** Whether an account was approved when it was made: without one the payout file names none. */
  readonly hasAccount: boolean;
  /** The bank sent it back: on which day, why, under which reference. */
  readonly returnedOn: PlainDate | null;
  readonly returnReason: string | null;
  readonly returnRef: string | null;
  /** The payout that paid it again, and the one that it pays again. */
  readonly paidAgainNo: string | null;
  readonly paysAgainNo: string | null;
}

export interface PayoutPage extends PayoutInList {
  readonly lines: readonly { readonly accrualId: string; readonly item: string; readonly supplyWon: Won; readonly vatWon: Won; readonly lineage: Json }[];
}

const payoutColumns = `p.id, p.payout_no AS "payoutNo", p.partner_id AS "partnerId", o.name_ko AS "partnerName", p.accrual_month AS "accrualMonth", p.pay_date AS "payDate",
  p.supply_won AS "supplyWon", p.vat_won AS "vatWon", p.total_won AS "totalWon", p.bank_account_id IS NOT NULL AS "hasAccount", b.returned_on AS "returnedOn", b.reason AS "returnReason", b.bank_ref AS "returnRef", n.payout_no AS "paidAgainNo", f.payout_no AS "paysAgainNo"`;
const payouts = `payout p JOIN organisation o ON o.id = p.partner_id LEFT JOIN payout_return b ON b.payout_id = p.id LEFT JOIN payout n ON n.pays_again_id = p.id LEFT JOIN payout f ON f.id = p.pays_again_id`;

/** Payouts of an accrual month; a partner reads its own. */
export const listOfPayouts = (tx: Tx, month: Month, after?: string): Promise<Page<PayoutInList>> =>
  pageOf((limit) =>
    tx.query<PayoutInList>(
      `SELECT ${payoutColumns} FROM ${payouts} WHERE p.accrual_month = $1 AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3`,
      [month, after ?? null, limit],
    ),
  );

/** One payout with the accruals that it pays. A payout of others is not found. */
export async function payoutPage(tx: Tx, id: string): Promise<PayoutPage | Refusal> {
  const payout = await tx.one<PayoutInList>(`SELECT ${payoutColumns} FROM ${payouts} WHERE p.id = $1`, [id]);
  if (!payout) return refuse('payout.not-found');
  const lines = await tx.query<PayoutPage['lines'][number]>(
    `SELECT l.accrual_id AS "accrualId", a.item, l.supply_won AS "supplyWon", l.vat_won AS "vatWon", a.lineage FROM payout_line l JOIN partner_accrual a ON a.id = l.accrual_id
      WHERE l.payout_id = (SELECT coalesce(p.lines_of_id, p.id) FROM payout p WHERE p.id = $1) ORDER BY l.accrual_id`,
    [id],
  );
  return { ...payout, lines };
}
