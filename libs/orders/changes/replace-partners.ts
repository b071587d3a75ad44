import type { OrderApplication } from '../../contract/forms/order-application';
import { subscriptionId } from '../../contract/processes';
import { asJson } from '../../database/as-json';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { contractWith } from '../../domain/process/instances';
import { partnerRoles, type PartnerRole } from '../../domain/process/roles';
import type { Facts, RunState, StepPlan, StepRef } from '../../domain/process/step-plan';
import { stepsThatDeliver, whatIsTakenBack, type CancelledOrderFacts, type OrderedItem } from '../../domain/process/what-is-taken-back-of-a-cancelled-order';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { statusIn } from '../effect-on-order';
import type { OrderRow } from '../order-row';
import { cancelledOrderPlan, stepOfTakingBack, stillOwed, type StillOwed, type TakenBack } from '../taking-back';

/** A partner under contract whose place another takes. */
export interface Replaced {
  readonly role: PartnerRole;
  readonly from: string;
  readonly to: string;
  /** Finished work of theirs that the new partner does again. */
  readonly again: readonly StepRef[];
}

/** What a change of partner leaves behind: what the old one takes back, and for what it may still be paid. */
export interface LeftByPartner {
  readonly role: PartnerRole;
  readonly fromName: string;
  readonly toName: string;
  readonly takenBack: readonly TakenBack[];
  readonly stillOwed: readonly StillOwed[];
}

const delivering = new Set(stepsThatDeliver.map(([, step]) => step));

/** Work that the contract with the partner is about: it waits for the contract, or delivers an item. */
const workOf = (plan: StepPlan, role: PartnerRole): readonly string[] =>
  Object.values(plan.steps).flatMap((step) => (step.role === role && (step.after.includes('conclude-partner-contract') || delivering.has(step.key)) ? [step.key] : []));

/** The partners under contract that the application names no longer, because it names another. Pure. */
export const partnersReplaced = (plan: StepPlan, state: RunState, was: OrderApplication, is: OrderApplication): readonly Replaced[] =>
  partnerRoles.flatMap((role) => {
    const [from, to] = [was.partners[role], is.partners[role]];
    const concluded = statusIn(state, `conclude-partner-contract#${contractWith(role, state.facts)}`) === 'DONE';
    return from && to && from !== to && concluded ? [{ role, from, to, again: workOf(plan, role).filter((step) => statusIn(state, step) === 'DONE') }] : [];
  });

/** The contract with each new partner is a contract of its own: how often a role changed hands is a fact. Pure. */
export function factsOfReplaced(facts: Facts, replaced: readonly Replaced[]): Facts {
  if (replaced.length === 0) return {};
  const before = (facts['replacedPartners'] ?? {}) as Readonly<Record<string, number>>;
  return { replacedPartners: { ...before, ...Object.fromEntries(replaced.map(({ role }) => [role, (before[role] ?? 0) + 1])) } };
}

/** What the customer has accepted of a partner is charged and paid as ever: that partner stays until then. */
export async function faultOfReplaced(tx: Tx, orderId: string, replaced: readonly Replaced[]): Promise<Refusal | undefined> {
  for (const { role, from } of replaced)
    if (await tx.one(`SELECT 1 FROM one_off_item WHERE order_id = $1 AND partner_id = $2 AND accepted_on IS NOT NULL LIMIT 1`, [orderId, from]))
      return refuse('order.one-off-is-accepted', { field: `application.partners.${role}` });
  return undefined;
}

const doneBy = async (tx: Tx, runId: string, { role, from }: Replaced, work: readonly string[]): Promise<readonly StepRef[]> =>
  (await tx.query<{ step: string }>(`SELECT DISTINCT step FROM task WHERE run_id = $1 AND status = 'DONE' AND role = $2 AND partner_id = $3 AND step = ANY ($4::text[])`, [runId, role, from, work])).map(({ step }) => step);

/** The delivered items stay with whoever delivered them, as rows of their own: the order's are the new partner's from now on. */
const keepItems = (tx: Tx, orderId: string, from: string, kinds: readonly string[]): Promise<OrderedItem[]> =>
  tx.query(
    `INSERT INTO one_off_item (id, contract_id, order_id, customer_id, kind, description, quantity, unit_price_won, partner_id, partner_unit_price_won, replaced_on)
     SELECT gen_random_uuid(), contract_id, order_id, customer_id, kind, description, quantity, unit_price_won, partner_id, partner_unit_price_won, $4
       FROM one_off_item WHERE order_id = $1 AND partner_id = $2 AND kind = ANY ($3::text[]) AND replaced_on IS NULL RETURNING id, kind, false AS "billingRequested"`,
    [orderId, from, kinds, tx.today],
  );

/** Before the contract is rewritten: what the old partners did, and what of it is theirs to be paid for. */
export async function keepWorkOfReplaced(tx: Tx, order: OrderRow, runId: string, plan: StepPlan, replaced: readonly Replaced[]): Promise<readonly CancelledOrderFacts[]> {
  const left: CancelledOrderFacts[] = [];
  for (const one of replaced) {
    const done = await doneBy(tx, runId, one, workOf(plan, one.role));
    const kinds = stepsThatDeliver.flatMap(([kind, step]) => (done.includes(step) ? [kind] : []));
    left.push({ ...whatIsTakenBack(done, await keepItems(tx, order.id, one.from, kinds)), contractsToEnd: [one.role] });
  }
  return left;
}

const nameOf = async (tx: Tx, organisationId: string): Promise<string> => (await tx.one<{ name: string }>(`SELECT name_ko AS name FROM organisation WHERE id = $1`, [organisationId]))?.name ?? '-';

/** The old partner takes back what it put in place, is paid what it is still owed, and its contract ends, in a run of its own while the order goes on. */
export async function beginReplacing(tx: Tx, desk: Pick<Desk, 'startRun'>, order: OrderRow, { role, from, to }: Replaced, left: CancelledOrderFacts): Promise<LeftByPartner | Refusal> {
  const begun = await desk.startRun(tx, {
    planKey: cancelledOrderPlan, workflowId: subscriptionId(order.id), subjectKind: 'REPLACED_PARTNER', subjectId: newId(), orderId: order.id, customerId: order.customerId, partnerId: from,
    facts: asJson({ ...left, replacedRole: role }),
  });
  if (isRefusal(begun)) return begun;
  return { role, fromName: await nameOf(tx, from), toName: await nameOf(tx, to), takenBack: left.takeBack.map(stepOfTakingBack), stillOwed: await stillOwed(tx, order.id, left.workToSettle) };
}
