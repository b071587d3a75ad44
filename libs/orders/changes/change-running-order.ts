import type { OrderApplication } from '../../contract/forms/order-application';
import { asJson, jsonText, type AsJson } from '../../database/as-json';
import { newId } from '../../database/ids';
import { parametersOn } from '../../database/prices-in-force';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { planOf } from '../../desk/plans';
import { lockRun, type LockedRun } from '../../desk/run-store';
import type { Quote } from '../../domain/pricing/quote';
import { partsOf, refOf } from '../../domain/process/instances';
import { partnerRoles } from '../../domain/process/roles';
import type { Facts, RunState, StepPlan, StepRef } from '../../domain/process/step-plan';
import { neededInstances } from '../../domain/process/settled';
import type { CancelledOrderFacts } from '../../domain/process/what-is-taken-back-of-a-cancelled-order';
import { whoseStep } from '../../domain/process/whose-step';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { contractOfOrder } from '../contract-of-order';
import { closesBetween, likelyOpening, opensBetween, statusIn, type EffectOnOrder } from '../effect-on-order';
import { warningsOf, type EnteredOrder } from '../enter-order';
import { factsOfApplication } from '../facts-of-application';
import { oneOffItemId, oneOffsOfApplication } from '../one-offs-of-application';
import { orderToChange, type OrderRow } from '../order-row';
import { pricedDraft } from '../priced-draft';
import { faultOfRecordings } from '../recordings-of-application';
import { subscriptionPlan } from '../submit-order';
import { writeApplication } from './change-application';
import { beginReplacing, factsOfReplaced, faultOfReplaced, keepWorkOfReplaced, partnersReplaced, type LeftByPartner, type Replaced } from './replace-partners';
import { workToDoAgain } from './work-to-do-again';

/** What a change does to an order that is under way: to its steps, its price and its opening. */
export interface ChangedOrder extends EnteredOrder, EffectOnOrder {
  /** Steps that the order needs now and did not need before, and the other way round. */
  readonly added: readonly StepRef[];
  readonly dropped: readonly StepRef[];
  readonly price: { readonly moved: boolean; readonly before: AsJson<Quote> };
  /** Partners under contract whose place others take. */
  readonly replaced: readonly LeftByPartner[];
}

export type Changing = Pick<Desk, 'changeFacts' | 'redo' | 'startRun'>;

interface Change {
  readonly version: number;
  readonly application: OrderApplication;
  readonly reason: string;
}

export async function runningOf(tx: Tx, orderId: string): Promise<LockedRun | Refusal> {
  const found = await tx.one<{ id: string }>(`SELECT id FROM run WHERE plan_key = $2 AND subject_id = $1 AND ended IS NULL`, [orderId, subscriptionPlan]);
  if (!found) return refuse('order.not-under-way');
  const run = await lockRun(tx, found.id);
  if (isRefusal(run)) return run;
  return statusIn(run.state, 'accept-service') === 'DONE' ? refuse('order.too-late-to-change') : run;
}

/** Accepted deliveries are not undone by a change of the application, nor is it another customer's. */
async function faultOfWhatStands(tx: Tx, order: OrderRow, { application }: Change): Promise<Refusal | undefined> {
  const before = order.application;
  if (application.customer.businessNo !== before.customer.businessNo) return refuse('order.customer-is-fixed', { field: 'application.customer.businessNo' });
  const accepted = new Set((await tx.query<{ id: string }>(`SELECT id FROM one_off_item WHERE order_id = $1 AND accepted_on IS NOT NULL`, [order.id])).map(({ id }) => id));
  const [was, is] = [oneOffsOfApplication(before), oneOffsOfApplication(application)];
  const changed = was.some((item, position) => accepted.has(oneOffItemId(order.id, position)) && jsonText(item) !== jsonText(is[position] ?? null));
  return changed ? refuse('order.one-off-is-accepted', { field: 'application' }) : undefined;
}

const pricesOf = ({ monthly, oneOff, attendanceEstimate }: AsJson<Quote>): string =>
  JSON.stringify([monthly, oneOff, attendanceEstimate].map((part) => part.lines.map((line) => [line.item, line.quantity, line.unitPriceWon, line.supplyWon])));

const nextNumber = ({ facts }: RunState): string => String(Number(facts['changedQuote'] ?? 0) + 1);

/**
 * The facts of the changed application. Once the customer has stamped a quote, one that moved is confirmed and stamped as a quote of its own while
 * the order goes on; the product owner's confirmation is then the approval of too few seats and agreed prices, and the first approvals stand.
 */
function factsAfter(run: LockedRun, facts: Facts, priceMoved: boolean): Facts {
  if (statusIn(run.state, 'collect-documents') !== 'DONE') return facts;
  const { underMinimumSeats = false, negotiatedItems = false } = run.state.facts;
  return { ...facts, underMinimumSeats, negotiatedItems, ...(priceMoved ? { changedQuote: nextNumber(run.state) } : {}) };
}

const confirmations = ['confirm-quote-product', 'confirm-quote-consulting', 'approve-under-minimum', 'approve-negotiated-price'];

/** An open task goes to its new partner, or to the role that signs for the new amount. */
function changesHands(plan: StepPlan, ref: StepRef, order: OrderRow, change: Change, facts: { before: Facts; after: Facts }): boolean {
  const { key, instance } = partsOf(ref);
  const step = plan.steps[key];
  if (!step) return false;
  const before = whoseStep(step, instance, facts.before);
  const partner = partnerRoles.find((role) => role === before);
  return before !== undefined && (JSON.stringify(before) !== JSON.stringify(whoseStep(step, instance, facts.after)) || (partner !== undefined && order.application.partners[partner] !== change.application.partners[partner]));
}

function stepsToRedo(plan: StepPlan, order: OrderRow, change: Change, at: { before: RunState; after: RunState; priceMoved: boolean; replaced: readonly Replaced[] }): readonly StepRef[] {
  const { before, after } = at;
  const facts = { before: before.facts, after: after.facts };
  const again = [...new Set([...workToDoAgain(order.application, change.application), ...at.replaced.flatMap((one) => one.again)])].filter((ref) => statusIn(after, ref) === 'DONE');
  const moved = Object.keys(after.steps).filter((ref) => statusIn(after, ref) === 'OPEN' && after.steps[ref]?.round === before.steps[ref]?.round && changesHands(plan, ref, order, change, facts));
  const confirmed = at.priceMoved && statusIn(before, 'collect-documents') !== 'DONE' ? confirmations.filter((ref) => statusIn(after, ref) === 'DONE') : [];
  return [...again, ...moved, ...confirmed];
}

/** The contract record follows the application from its receipt on. */
async function rewriteContract(tx: Tx, order: OrderRow, { application }: Change, quote: Quote): Promise<void> {
  if (order.contractId) await contractOfOrder(tx, { ...order, application, quote: asJson(quote) }, application);
}

/** Tells the run its new facts, and has done again what they ask for. The work that was done for nothing. */
async function tellTheRun(tx: Tx, desk: Pick<Desk, 'changeFacts' | 'redo'>, run: LockedRun, order: OrderRow, change: Change & { quote: Quote; priceMoved: boolean; replaced: readonly Replaced[] }): Promise<readonly StepRef[] | Refusal> {
  const parameters = await parametersOn(tx, tx.today);
  if (isRefusal(parameters)) return parameters;
  const facts = factsAfter(run, asJson({ ...factsOfApplication(order.id, change.application, change.quote, parameters) }), change.priceMoved);
  const told = await desk.changeFacts(tx, run.id, { ...facts, ...factsOfReplaced(run.state.facts, change.replaced) }, change.reason);
  if (isRefusal(told)) return told;
  const after = await lockRun(tx, run.id);
  if (isRefusal(after)) return after;
  const steps = stepsToRedo(await planOf(tx, run.planKey, run.planVersion), order, change, { before: run.state, after: after.state, priceMoved: change.priceMoved, replaced: change.replaced });
  if (steps.length === 0) return told.doneForNothing;
  const redone = await desk.redo(tx, run.id, { steps, reason: change.reason, idempotencyKey: newId() });
  return isRefusal(redone) ? redone : [...new Set([...told.doneForNothing, ...redone.doneForNothing])];
}

/**
 * Changes an order that is under way, until the customer has accepted it: steps open or are no longer needed, work that does not serve the change is
 * done again, and a price that moved is confirmed again (S1-037). Only the order's rep or their lead; the reason is kept with the run's events.
 */
export async function changeRunningOrder(tx: Tx, desk: Changing, orderId: string, change: Change): Promise<ChangedOrder | Refusal> {
  const order = await orderToChange(tx, orderId, change.version);
  if (isRefusal(order)) return order;
  return faultOfRecordings(order.application, change.application, 'application.recordingRepeats') ?? changeLocked(tx, desk, order, change);
}

async function beginAll(tx: Tx, desk: Pick<Desk, 'startRun'>, order: OrderRow, replaced: readonly Replaced[], kept: readonly CancelledOrderFacts[]): Promise<readonly LeftByPartner[] | Refusal> {
  const left: LeftByPartner[] = [];
  for (const [at, facts] of kept.entries()) {
    const one = replaced[at];
    const begun = one && (await beginReplacing(tx, desk, order, one, facts));
    if (isRefusal(begun)) return begun;
    if (begun) left.push(begun);
  }
  return left;
}

const neededBy = (plan: StepPlan, facts: Facts): readonly StepRef[] => Object.values(plan.steps).flatMap((step) => neededInstances(step, facts).map((instance) => refOf(step.key, instance)));

function needsBetween(plan: StepPlan, before: RunState, after: RunState): Pick<ChangedOrder, 'added' | 'dropped'> {
  const [was, is] = [neededBy(plan, before.facts), neededBy(plan, after.facts)];
  return { added: is.filter((ref) => !was.includes(ref)), dropped: was.filter((ref) => !is.includes(ref)) };
}

/** The change itself, of an order that is locked by whoever may change it. */
export async function changeLocked(tx: Tx, desk: Changing, order: OrderRow, change: Change): Promise<ChangedOrder | Refusal> {
  const { application } = change;
  const orderId = order.id;
  const run = await runningOf(tx, orderId);
  if (isRefusal(run)) return run;
  const plan = await planOf(tx, run.planKey, run.planVersion);
  const replaced = partnersReplaced(plan, run.state, order.application, application);
  const fault = (await faultOfWhatStands(tx, order, change)) ?? (await faultOfReplaced(tx, orderId, replaced));
  if (fault) return fault;
  const quote = await pricedDraft(tx, application);
  if (isRefusal(quote)) return quote;
  const likelyBefore = await likelyOpening(tx, orderId);
  const priceMoved = pricesOf(order.quote) !== pricesOf(asJson(quote));
  await writeApplication(tx, order, application, quote);
  const kept = await keepWorkOfReplaced(tx, order, run.id, plan, replaced);
  await rewriteContract(tx, order, change, quote);
  const doneForNothing = await tellTheRun(tx, desk, run, order, { ...change, quote, priceMoved, replaced });
  if (isRefusal(doneForNothing)) return doneForNothing;
  const left = await beginAll(tx, desk, order, replaced, kept);
  if (isRefusal(left)) return left;
  const after = await lockRun(tx, run.id);
  if (isRefusal(after)) return after;
  const { version, status } = (await tx.one<{ version: number; status: string }>(`SELECT version, status FROM customer_order WHERE id = $1`, [orderId])) ?? order;
  return {
    id: orderId, orderNo: order.orderNo, version, status, quote: asJson(quote), warnings: warningsOf(application),
    opens: opensBetween(run.state, after.state), closes: closesBetween(run.state, after.state), doneForNothing, ...needsBetween(plan, run.state, after.state),
    price: { moved: priceMoved, before: order.quote }, replaced: left,
    likelyOpening: { before: likelyBefore, after: await likelyOpening(tx, orderId) },
  };
}
