import type { OrderApplication } from '../contract/forms/order-application';
import { asHouse, type Tx } from '../database/transaction';
import { planOf } from '../desk/plans';
import type { Words } from '../domain/money/won-text';
import type { Quote } from '../domain/pricing/quote';
import { partsOf, refOf } from '../domain/process/instances';
import { isPartnerRole, type PartnerRole, type Role } from '../domain/process/roles';
import type { PlacedStep, RunState, StepPlan } from '../domain/process/step-plan';
import { refuse, type Refusal } from '../domain/refusal';
import type { AsJson } from '../database/as-json';
import { applicationForCustomer, applicationForPartner, datesForPartner, type DatesOfOrder } from './fields-a-partner-needs';
import { neededInstances } from '../domain/process/settled';
import { rolesNamedBy } from '../domain/process/validate';
import { orderInPlainWords } from './order-in-plain-words';
import type { OrderStatus } from './status-of-order';
import { stillOwed, type StillOwed } from './taking-back';
import { whatMayBeDone } from './what-may-be-done';

interface OrderHead {
  readonly id: string;
  readonly orderNo: string;
  readonly status: OrderStatus;
  readonly version: number;
  readonly customerId: string;
  readonly customerName: string;
  readonly serviceNo: string | null;
  readonly contractId: string | null;
  readonly requestedOpenDate: string;
  readonly salesRepName: string;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly endedAt: string | null;
}

export interface StepOnPage {
  readonly ref: string;
  readonly name: Words;
  readonly stage: string;
  readonly status: string;
  readonly round: number;
  /** The facts ask for it; where they do not, it is passed by (해당없음). */
  readonly needed: boolean;
  readonly roles: readonly Role[];
  /** May be skipped under four-eyes. */
  readonly maySkip: boolean;
}

export interface TaskOnPage {
  readonly id: string;
  readonly step: string;
  readonly instance: string;
  readonly name: Words;
  readonly role: string;
  readonly status: string;
  readonly assigneeName: string | null;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly startedLate: boolean;
  readonly endedAt: string | null;
  readonly returnReason: string | null;
}

export interface DocumentOnPage {
  readonly id: string;
  readonly documentType: string;
  readonly fileName: string;
  readonly taskId: string | null;
  readonly uploadedAt: string;
}

export interface OrderPage extends OrderHead {
  readonly application: unknown;
  readonly quote?: AsJson<Quote>;
  readonly partners?: readonly { readonly role: string; readonly organisationId: string; readonly name: string }[];
  readonly facts?: RunState['facts'];
  /** The plan version by which it runs: the drawing of it is read apart. */
  readonly plan?: { readonly key: string; readonly version: number };
  readonly steps?: readonly StepOnPage[];
  /** Of a cancelled order: what is taken back, settled and ended, and what partners may still be paid. */
  readonly afterCancellation?: AfterCancellation;
  readonly dates: DatesOfOrder;
  readonly tasks: readonly TaskOnPage[];
  readonly documents: readonly DocumentOnPage[];
  /** What is recorded (ARS 멘트), as it was submitted last; for the house, the customer and whoever records it. */
  readonly scenarioText?: string;
  readonly inPlainWords: Words;
  /** What the person who reads it may do with it now. */
  readonly mayDo: Awaited<ReturnType<typeof whatMayBeDone>>;
}

export interface AfterCancellation {
  readonly ended: boolean;
  readonly steps: readonly StepOnPage[];
  readonly stillOwed: readonly StillOwed[];
}

type ReaderPart = Pick<OrderPage, 'application' | 'dates' | 'scenarioText' | 'quote' | 'partners' | 'facts' | 'plan' | 'steps' | 'afterCancellation'>;

interface Row extends OrderHead {
  readonly application: OrderApplication;
  readonly quote: AsJson<Quote>;
  readonly salesRepId: string;
  readonly salesTeamId: string;
}

interface RunOfOrder {
  readonly planKey: string;
  readonly planVersion: number;
  readonly state: RunState;
}

type TaskRow = Omit<TaskOnPage, 'name'> & Pick<RunOfOrder, 'planKey' | 'planVersion'>;

const tasksOf = (tx: Tx, orderId: string): Promise<TaskRow[]> =>
  tx.query(
    `SELECT r."planKey", r."planVersion", t.id, t.step, t.instance, t.role, t.status, name_of(t.assignee_id) AS "assigneeName", t.opened_at AS "openedAt", t.due_on AS "dueOn", t.started_late AS "startedLate",
       t.ended_at AS "endedAt", t.return_reason AS "returnReason"
     FROM (SELECT r.id, r.plan_key AS "planKey", r.plan_version AS "planVersion" FROM run r WHERE r.order_id = $1
           UNION ALL SELECT r.id, r.plan_key, r.plan_version FROM contract c JOIN run r ON r.contract_id = c.id WHERE c.order_id = $1) r
       JOIN task t ON t.run_id = r.id
      ORDER BY t.opened_at, t.id`,
    [orderId],
  );

const documentsOf = (tx: Tx, orderId: string): Promise<DocumentOnPage[]> =>
  tx.query(
    `SELECT id, document_type AS "documentType", file_name AS "fileName", task_id AS "taskId", uploaded_at AS "uploadedAt" FROM document
      WHERE order_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id`,
    [orderId],
  );

const partnersOf = (tx: Tx, orderId: string): Promise<{ role: string; organisationId: string; name: string }[]> =>
  tx.query(
    `SELECT p.role, p.organisation_id AS "organisationId", o.name_ko AS name FROM order_partner p JOIN organisation o ON o.id = p.organisation_id
      WHERE p.order_id = $1 ORDER BY p.role`,
    [orderId],
  );

const ofPlan = (step: PlacedStep): Pick<StepOnPage, 'name' | 'stage' | 'roles' | 'maySkip'> => ({ name: step.name, stage: step.stage, roles: rolesNamedBy(step), maySkip: step.maySkip ?? false });

const stepsOf = (plan: StepPlan, state: RunState): readonly StepOnPage[] =>
  Object.values(plan.steps).flatMap((step) => {
    const own = Object.entries(state.steps).filter(([ref]) => ref.split('#')[0] === step.key);
    const needed = neededInstances(step, state.facts);
    if (own.length === 0) return [{ ref: step.key, ...ofPlan(step), status: 'WAITING', round: 0, needed: needed.length > 0 }];
    return own.map(([ref, { status, round }]) => ({ ref, ...ofPlan(step), status, round, needed: needed.includes(partsOf(ref).instance) }));
  });

const runOf = (tx: Tx, orderId: string, kind: 'ORDER' | 'CANCELLED_ORDER'): Promise<RunOfOrder | undefined> =>
  tx.one<RunOfOrder>(`SELECT plan_key AS "planKey", plan_version AS "planVersion", state FROM run WHERE order_id = $1 AND subject_kind = $2`, [orderId, kind]);

/** What is left to do after a cancellation: the steps that apply, and the items that are to be settled. */
async function afterCancellation(tx: Tx, orderId: string): Promise<AfterCancellation | undefined> {
  const run = await runOf(tx, orderId, 'CANCELLED_ORDER');
  if (!run) return undefined;
  const { facts, ended, steps } = run.state;
  const plan = await planOf(tx, run.planKey, run.planVersion);
  const needed = Object.values(plan.steps).flatMap((step) => neededInstances(step, facts).map((instance) => ({ ref: refOf(step.key, instance), ...ofPlan(step), needed: true })));
  return {
    ended: ended !== undefined,
    steps: needed.map((step) => ({ ...step, status: steps[step.ref]?.status ?? 'WAITING', round: steps[step.ref]?.round ?? 0 })),
    stillOwed: await stillOwed(tx, orderId, facts['workToSettle'] as readonly string[]),
  };
}

const named = async (tx: Tx, { planKey, planVersion, ...task }: TaskRow): Promise<TaskOnPage> => ({
  ...task,
  name: (await planOf(tx, planKey, planVersion)).steps[task.step]?.name ?? { ko: task.step, en: task.step },
});

const datesOf = (facts: RunState['facts'] | undefined): DatesOfOrder =>
  Object.fromEntries(['recordingSlotOn', 'inspectionOn', 'plannedInstallOn'].flatMap((name) => (typeof facts?.[name] === 'string' ? [[name, facts[name]]] : [])));

/** The form of the event that stands last in the run's own log; whoever submitted it, the customer's rep too. */
const scenarioOf = async (tx: Tx, orderId: string): Promise<Pick<OrderPage, 'scenarioText'>> => {
  const row = await asHouse(tx, () =>
    tx.one<{ scenarioText: string }>(
      `SELECT e.form ->> 'scenarioText' AS "scenarioText" FROM run r JOIN run_event e ON e.run_id = r.id
        WHERE r.order_id = $1 AND r.subject_kind = 'ORDER' AND e.event ->> 'type' = 'completed' AND e.event ->> 'step' = 'submit-scenario' ORDER BY e.seq DESC LIMIT 1`,
      [orderId],
    ),
  );
  return row ?? {};
};

/** What outsiders and the house may read of an order beside what everybody on it may. */
async function forReader(tx: Tx, { id, application, quote }: Row, run: RunOfOrder | undefined, plan: StepPlan | undefined): Promise<ReaderPart> {
  const partners = await partnersOf(tx, id);
  const dates = datesOf(run?.state.facts);
  if (tx.actor.side === 'CUSTOMER') return { application: applicationForCustomer(application), dates, quote, ...(await scenarioOf(tx, id)) };
  if (tx.actor.side === 'PARTNER') {
    const roles = partners.flatMap(({ role }): PartnerRole[] => (isPartnerRole(role) ? [role] : []));
    return { application: applicationForPartner(application, roles), dates: datesForPartner(dates, roles), ...(roles.includes('PARTNER_SYSTEM') ? await scenarioOf(tx, id) : {}) };
  }
  const after = await afterCancellation(tx, id);
  const ofRun = run && plan ? { facts: run.state.facts, plan: { key: run.planKey, version: run.planVersion }, steps: stepsOf(plan, run.state) } : {};
  return { application, dates, quote, partners, ...(await scenarioOf(tx, id)), ...ofRun, ...(after && { afterCancellation: after }) };
}

const orderRow = (tx: Tx, orderId: string): Promise<Row | undefined> =>
  tx.one<Row>(
    `SELECT o.id, o.order_no AS "orderNo", o.status, o.version, o.customer_id AS "customerId", o.customer_name AS "customerName", o.service_no AS "serviceNo",
       o.contract_id AS "contractId", o.requested_open_date AS "requestedOpenDate", name_of(o.sales_rep_id) AS "salesRepName", o.created_at AS "createdAt",
       o.submitted_at AS "submittedAt", o.ended_at AS "endedAt", o.application, o.quote, o.sales_rep_id AS "salesRepId", o.sales_team_id AS "salesTeamId"
     FROM customer_order o WHERE o.id = $1`,
    [orderId],
  );

/**
 * One order with its steps, tasks, dates and documents. Row-level security leaves outsiders their own orders, tasks and papers; of the application a
 * partner reads what its steps need, a customer their own words and prices. An order of others is not found.
 */
export async function orderPage(tx: Tx, orderId: string): Promise<OrderPage | Refusal> {
  const row = await orderRow(tx, orderId);
  if (!row) return refuse('order.not-found');
  const run = await runOf(tx, orderId, 'ORDER');
  const plan = run ? await planOf(tx, run.planKey, run.planVersion) : undefined;
  const tasks: TaskOnPage[] = [];
  for (const task of await tasksOf(tx, orderId)) tasks.push(await named(tx, task));
  const { application: _, quote: __, salesRepId: ___, salesTeamId: ____, ...head } = row;
  return {
    ...head,
    ...(await forReader(tx, row, run, plan)),
    tasks,
    documents: await documentsOf(tx, orderId),
    inPlainWords: orderInPlainWords[row.status],
    mayDo: await whatMayBeDone(tx, row, run && plan ? { plan, state: run.state } : undefined),
  };
}
