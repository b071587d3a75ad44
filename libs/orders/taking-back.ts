import { subscriptionId } from '../contract/processes';
import { asJson } from '../database/as-json';
import type { Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import { cancelledOrder } from '../domain/process/plans/cancelled-order';
import { nothingIsLeftToDo, whatIsTakenBack, type CancelledOrderFacts, type OrderedItem } from '../domain/process/what-is-taken-back-of-a-cancelled-order';
import type { Won } from '../domain/money/won';
import type { Words } from '../domain/money/won-text';
import { rolesNamedBy } from '../domain/process/validate';
import { contractWith, partsOf, roleOfContract } from '../domain/process/instances';
import type { Facts, StepRef } from '../domain/process/step-plan';
import { isRefusal, type Refusal } from '../domain/refusal';

export const cancelledOrderPlan = cancelledOrder.key;

/** A delivered item for which its partner may still be paid, with the most that it may be. */
export interface StillOwed {
  readonly itemId: string;
  readonly kind: OrderedItem['kind'];
  readonly description: string;
  readonly quantity: number;
  readonly partnerId: string;
  readonly partnerName: string;
  /** At the partner's price, supply. */
  readonly atMostWon: Won;
  /** What the rep prepared, and why nothing. */
  readonly agreedWon: Won | null;
  readonly reason: string | null;
}

/** What must be taken back, as a step of the plan `cancelled-order`, and by whom. */
export interface TakenBack {
  readonly step: string;
  readonly name: Words;
  readonly role: string;
}

export const stepOfTakingBack = (key: string): TakenBack => {
  const step = cancelledOrder.steps[key];
  if (!step) throw new Error(`no step ${key}`);
  return { step: key, name: step.name, role: rolesNamedBy(step).join(', ') };
};

/** The items of a cancelled order that are to be settled, at their partners' prices. */
export const stillOwed = (tx: Tx, orderId: string, itemIds: readonly string[]): Promise<StillOwed[]> =>
  tx.query(
    `SELECT i.id AS "itemId", i.kind, i.description, i.quantity, i.partner_id AS "partnerId", o.name_ko AS "partnerName", i.quantity * i.partner_unit_price_won AS "atMostWon",
       i.cancelled_work_won AS "agreedWon", i.cancelled_work_reason AS reason
     FROM one_off_item i JOIN organisation o ON o.id = i.partner_id WHERE i.order_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.kind, i.id`,
    [orderId, itemIds],
  );

/** SQL: a `task` of a partner that was replaced in its role: a run of its own takes back and pays what it did. */
const ofReplacedPartner = `EXISTS (SELECT FROM run p WHERE p.order_id = task.order_id AND p.subject_kind = 'REPLACED_PARTNER' AND p.partner_id = task.partner_id AND p.state -> 'facts' ->> 'replacedRole' = task.role)`;

/** Every step that somebody has completed, also where it was to be done again; but for partners that were replaced. */
const everDone = async (tx: Tx, runId: string): Promise<readonly StepRef[]> =>
  (await tx.query<{ ref: StepRef }>(`SELECT DISTINCT CASE instance WHEN '' THEN step ELSE step || '#' || instance END AS ref FROM task WHERE run_id = $1 AND status = 'DONE' AND NOT ${ofReplacedPartner} ORDER BY 1`, [runId])).map(
    ({ ref }) => ref,
  );

/** The contract with a partner that was replaced ends in that partner's own run. */
const contractsThatStand = async (tx: Tx, runId: string): Promise<(ref: StepRef) => boolean> => {
  const facts = (await tx.one<{ facts: Facts }>(`SELECT state -> 'facts' AS facts FROM run WHERE id = $1`, [runId]))?.facts ?? {};
  return (ref) => {
    const { key, instance } = partsOf(ref);
    return key !== 'conclude-partner-contract' || instance === contractWith(roleOfContract(instance), facts);
  };
};

const itemsOf = (tx: Tx, orderId: string): Promise<OrderedItem[]> =>
  tx.query(`SELECT id, kind, billing_requested_on IS NOT NULL AS "billingRequested" FROM one_off_item WHERE order_id = $1 AND replaced_on IS NULL ORDER BY id`, [orderId]);

/** What nobody has asked to be billed is not charged any more, though it was accepted: no line of the month waits for it. */
const chargeNoLonger = (tx: Tx, orderId: string): Promise<unknown[]> =>
  tx.query(`UPDATE one_off_item SET accepted_on = NULL WHERE order_id = $1 AND billing_requested_on IS NULL AND accepted_on IS NOT NULL`, [orderId]);

/** A change may have dropped the partner that did the work, or named another: whoever did it last takes it back. */
const nameWhoDidTheWork = (tx: Tx, runId: string, orderId: string): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO order_partner (order_id, role, organisation_id)
     SELECT DISTINCT ON (role) $2::uuid, role, partner_id FROM task WHERE run_id = $1 AND status = 'DONE' AND partner_id IS NOT NULL AND NOT ${ofReplacedPartner} ORDER BY role, ended_at DESC, id DESC
     ON CONFLICT (order_id, role) DO UPDATE SET organisation_id = excluded.organisation_id`,
    [runId, orderId],
  );

/**
 * Begins what follows the cancellation of an order, in its transaction: a run of its own that takes back, pays and ends contracts. No run where
 * nothing is left to do. The order's own workflow carries it: it lives while a run of it is open.
 */
export async function beginTakingBack(tx: Tx, desk: Pick<Desk, 'startRun'>, order: { readonly id: string; readonly customerId: string; readonly runId: string }): Promise<CancelledOrderFacts | Refusal> {
  const done = (await everDone(tx, order.runId)).filter(await contractsThatStand(tx, order.runId));
  const facts = whatIsTakenBack(done, await itemsOf(tx, order.id));
  await chargeNoLonger(tx, order.id);
  if (nothingIsLeftToDo(facts)) return facts;
  await nameWhoDidTheWork(tx, order.runId, order.id);
  const begun = await desk.startRun(tx, {
    planKey: cancelledOrderPlan,
    workflowId: subscriptionId(order.id),
    subjectKind: 'CANCELLED_ORDER',
    subjectId: order.id,
    orderId: order.id,
    customerId: order.customerId,
    facts: asJson({ ...facts }),
  });
  return isRefusal(begun) ? begun : facts;
}
