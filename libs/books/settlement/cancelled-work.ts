import type { Tx } from '../../database/transaction';
import type { FormChoice, RunRow } from '../../desk/step-work';
import type { Facts } from '../../domain/process/step-plan';
import { monthOf } from '../../domain/calendar/plain-date';
import { stepsThatDeliver } from '../../domain/process/what-is-taken-back-of-a-cancelled-order';
import { accrualOfCancelledWork, type AgreedWork, type CancelledWork } from '../../domain/settlement/what-a-cancelled-order-still-owes';
import type { Won } from '../../domain/money/won';
import type { PartnerAccrual } from '../../domain/settlement/partner-accrual';
import { oppositeOf, writeBookedAccrual } from './write-booked-accrual';

/** Papers that prove a delivery, a development or a training. */
const proofs = ['DELIVERY_CERTIFICATE', 'COMPLETION_CERTIFICATE', 'ATTENDANCE_CERTIFICATE'];

/** The delivered items of a cancelled order, locked, each with the newest proof of its own step, else of the settlement. */
export const deliveredWork = (tx: Tx, { orderId }: RunRow, itemIds: readonly string[]): Promise<CancelledWork[]> =>
  tx.query(
    `SELECT i.id AS "itemId", i.contract_id AS "contractId", i.partner_id AS "partnerId", i.kind, i.quantity, i.partner_unit_price_won AS "partnerUnitPriceWon", i.replaced_on IS NOT NULL AS replaced,
       (SELECT d.id FROM run r JOIN task t ON t.run_id = r.id JOIN document d ON d.task_id = t.id
         WHERE r.order_id = $1 AND t.step IN (s.step, 'settle-cancelled-work') AND (t.partner_id IS NULL OR t.partner_id = i.partner_id) AND d.document_type = ANY ($5) AND d.removed_at IS NULL AND NOT d.came_late
         ORDER BY t.step = s.step DESC, d.uploaded_at DESC, d.id DESC LIMIT 1) AS evidence
     FROM one_off_item i JOIN unnest($3::text[], $4::text[]) AS s (kind, step) ON s.kind = i.kind
     WHERE i.order_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id FOR UPDATE OF i`,
    [orderId, itemIds, stepsThatDeliver.map(([kind]) => kind), stepsThatDeliver.map(([, step]) => step), proofs],
  );

/** The items that a run of taking back settles. */
export const itemsToSettle = (facts: Facts): readonly string[] => (facts['workToSettle'] ?? []) as readonly string[];

/** What people know the items by, each with the most that its partner may be paid, and with what was prepared for it. */
export const itemsToChoose = (tx: Tx, itemIds: readonly string[]): Promise<FormChoice[]> =>
  tx.query(
    `SELECT i.id, i.kind AS item, concat_ws(' · ', nullif(i.description, ''), p.name_ko) AS description, o.order_no AS "orderNo", o.customer_name AS "customerName", i.quantity,
       i.quantity * i.partner_unit_price_won AS "supplyWon", NULL AS "invoiceMatch", NULL AS "holdReason",
       json_strip_nulls(json_build_object('amountWon', i.cancelled_work_won::text, 'reason', i.cancelled_work_reason)) AS proposed
       FROM one_off_item i JOIN customer_order o ON o.id = i.order_id JOIN organisation p ON p.id = i.partner_id WHERE i.id = ANY ($1::uuid[]) ORDER BY i.kind, i.quantity * i.partner_unit_price_won DESC, i.id`,
    [itemIds],
  );

/** What the order's rep prepared, on the items themselves: the schema holds the partner's price, and that nobody has asked for a charge. */
export const keepAgreedWork = (tx: Tx, agreed: readonly AgreedWork[], work: readonly CancelledWork[], preparedFor: string | null): Promise<unknown[]> =>
  tx.query(
    `UPDATE one_off_item i SET cancelled_work_won = a.won, cancelled_work_reason = a.reason, cancelled_work_document_id = a.document, cancelled_work_prepared_by = $5, cancelled_work_prepared_for = $6
       FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[]) AS a (id, won, reason, document) WHERE i.id = a.id`,
    [
      agreed.map(({ itemId }) => itemId), agreed.map(({ amountWon }) => amountWon.toString()), agreed.map(({ reason }) => reason ?? null),
      agreed.map(({ itemId }) => work.find((one) => one.itemId === itemId)?.evidence ?? null), tx.actor.id, preparedFor,
    ],
  );

export const forgetAgreedWork = (tx: Tx, itemIds: readonly string[]): Promise<unknown[]> =>
  tx.query(
    `UPDATE one_off_item SET cancelled_work_won = NULL, cancelled_work_reason = NULL, cancelled_work_document_id = NULL, cancelled_work_prepared_by = NULL, cancelled_work_prepared_for = NULL
      WHERE id = ANY ($1::uuid[]) AND cancelled_work_won IS NOT NULL`,
    [itemIds],
  );

export interface PreparedWork extends CancelledWork {
  readonly agreedWon: Won;
  readonly preparedBy: string;
  readonly preparedFor: string | null;
  /** How often it was paid and taken back before. */
  readonly paidBefore: number;
}

/** What is waiting for its approval, locked. */
export const preparedWork = (tx: Tx, itemIds: readonly string[]): Promise<PreparedWork[]> =>
  tx.query(
    `SELECT i.id AS "itemId", i.contract_id AS "contractId", i.partner_id AS "partnerId", i.kind, i.quantity, i.partner_unit_price_won AS "partnerUnitPriceWon", i.replaced_on IS NOT NULL AS replaced,
       (SELECT o.status = 'REJECTED' FROM customer_order o WHERE o.id = i.order_id) AS refused, i.cancelled_work_document_id AS evidence,
       i.cancelled_work_won AS "agreedWon", i.cancelled_work_prepared_by AS "preparedBy", i.cancelled_work_prepared_for AS "preparedFor",
       (SELECT count(*)::int FROM partner_accrual a WHERE a.source_id = i.id AND a.source_kind = 'CANCELLED_WORK' AND a.accrual_no > 0) AS "paidBefore"
     FROM one_off_item i WHERE i.id = ANY ($1::uuid[]) AND i.cancelled_work_won IS NOT NULL ORDER BY i.id FOR UPDATE OF i`,
    [itemIds],
  );

/** Books what was agreed, each item once: the month's statement of the partner carries it. */
export async function bookCancelledWork(tx: Tx, work: readonly PreparedWork[]): Promise<void> {
  for (const one of work) if (one.agreedWon > 0n) await writeBookedAccrual(tx, { ...accrualOfCancelledWork(one, one.agreedWon, tx.today), accrualNo: one.paidBefore + 1 });
}

/** The approval is done again: what it booked is taken back by its exact opposite, in the month of today. */
export async function takeBackCancelledWork(tx: Tx, itemIds: readonly string[]): Promise<void> {
  const standing = await tx.query<PartnerAccrual & { id: string; accrualNo: number }>(
    `SELECT a.id, a.accrual_no AS "accrualNo", a.partner_id AS "partnerId", a.contract_id AS "contractId", a.source_kind AS "sourceKind", a.source_id AS "sourceId", a.item,
       a.accrual_month AS "accrualMonth", a.quantity, a.unit_price_won AS "unitPriceWon", a.supply_won AS "supplyWon", a.lineage
     FROM one_off_item i JOIN partner_accrual a ON a.source_id = i.id AND a.source_kind = 'CANCELLED_WORK' AND a.accrual_no > 0
     WHERE i.id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT FROM partner_accrual r WHERE r.reverses_id = a.id) ORDER BY a.id`,
    [itemIds],
  );
  for (const accrual of standing) await writeBookedAccrual(tx, { ...oppositeOf(accrual), accrualMonth: monthOf(tx.today) });
}
