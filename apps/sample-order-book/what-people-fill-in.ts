import { latestFinalRun } from '../../libs/books/billing-run/latest-runs';
import { isEarned } from '../../libs/books/settlement/work-withdrawn';
import type { OrderApplication } from '../../libs/contract/forms/order-application';
import type { Tx } from '../../libs/database/transaction';
import { businessDaysBetween } from '../../libs/domain/calendar/business-days-between';
import { addDays, firstDayOf, lastDayOf, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { roleOfContract } from '../../libs/domain/process/instances';
import { oneOffsOfApplication } from '../../libs/orders/one-offs-of-application';
import { businessDaysAfter, wallCalendar } from '../demo/business-days';
import { filledInFor } from '../demo/what-people-fill-in';
import type { WaitingTask } from './known-tasks';
import { isInvoicedWrongly, linesToHold } from './money-stories';
import type { SampleOrder } from './sample-order';
import type { Span } from './span';

interface Moment {
  readonly tx: Tx;
  readonly span: Span;
  readonly order: SampleOrder | undefined;
  readonly today: PlainDate;
  readonly task: WaitingTask;
}

type FilledIn = (at: Moment) => unknown;

const applicationOf = ({ step, application }: WaitingTask): OrderApplication => {
  if (!application) throw new Error(`${step} belongs to no order`);
  return application;
};
const agentsOf = (task: WaitingTask): number => applicationOf(task).staffing?.agents ?? 0;
const agentNames = (count: number): { name: string }[] => Array.from({ length: count }, (_, at) => ({ name: `상담원 ${at + 1}` }));

/** What a partner's contract comes to: its deliveries, and its agents over the term. */
function partnerContractWon(task: WaitingTask): bigint {
  const application = applicationOf(task);
  const role = roleOfContract(task.instance);
  const deliveries = oneOffsOfApplication(application).filter(({ partnerRole }) => partnerRole === role);
  const { staffing, product } = application;
  const agents = staffing && role === 'PARTNER_STAFFING' ? BigInt(staffing.agents) * BigInt(staffing.partnerUnitPriceWon) * BigInt(product.termMonths || 12) : 0n;
  return deliveries.reduce((sum, { quantity, partnerUnitPriceWon }) => sum + BigInt(quantity) * partnerUnitPriceWon, agents);
}

const partnerContract: FilledIn = ({ today, task, order }) => ({
  concludedOn: today,
  amountWon: String(partnerContractWon(task)),
  deliveryDueOn: businessDaysAfter(today, 12),
  staffReadyOn: businessDaysAfter(today, 14),
  ...(order?.feeSharePercent && task.instance === 'PARTNER_SYSTEM' ? { feeSharePercent: order.feeSharePercent } : {}),
});

/** Everybody is there on each business day from the opening on; the last agent missed one. */
const attendance: FilledIn = ({ task, today }) => {
  const month = task.accrualMonth ?? '';
  const beforeMonth = addDays(firstDayOf(month), -1);
  const beforeWork = task.openedServiceOn && task.openedServiceOn > beforeMonth ? addDays(task.openedServiceOn, -1) : beforeMonth;
  const requiredDays = businessDaysBetween(beforeMonth, lastDayOf(month), wallCalendar);
  const days = businessDaysBetween(beforeWork, lastDayOf(month), wallCalendar);
  const count = agentsOf(task);
  return { requiredDays, agents: agentNames(count).map(({ name }, at) => ({ name, attendedDays: Math.max(0, at === count - 1 ? days - 1 : days) })), signedBy: applicationOf(task).customer.representative, signedOn: today };
};

interface AccrualRow {
  readonly id: string;
  readonly supplyWon: bigint;
  readonly vatWon: bigint;
}

const partnerInvoice: FilledIn = async ({ tx, span, today, task }) => {
  const lines = await tx.query<AccrualRow>(`SELECT id, supply_won AS "supplyWon", vat_won AS "vatWon" FROM partner_accrual WHERE run_id = $1 AND status IN ('CONFIRMED', 'HELD') AND ${isEarned} ORDER BY supply_won, id`, [task.runId]);
  const wrong = isInvoicedWrongly(task, span) ? 0 : -1;
  return {
    approvalNo: `${today.replaceAll('-', '')}BOOK${task.id.replaceAll('-', '').slice(-12)}`,
    issuedOn: today,
    lines: lines.map(({ id, supplyWon, vatWon }, at) => ({ accrualId: id, supplyWon: String(at === wrong ? supplyWon + 100_000n : supplyWon), vatWon: String(at === wrong ? vatWon + 10_000n : vatWon) })),
  };
};

const settlementApproval: FilledIn = async ({ tx, span, task }) => ({ holds: await linesToHold(tx, task, span) });

const releasedLines: FilledIn = async ({ tx, task }) => ({
  released: (await tx.query<{ id: string }>(`SELECT id FROM partner_accrual WHERE run_id = $1 AND status = 'HELD' AND ${isEarned}`, [task.runId])).map(({ id }) => id),
});

/** Four fifths of the partner's price, for what was used in the meantime. */
const cancelledWork: FilledIn = async ({ tx, task }) => ({
  items: await tx.query(`SELECT id AS "itemId", (quantity * partner_unit_price_won * 4 / 5)::text AS "amountWon" FROM one_off_item WHERE id = ANY ($1::uuid[]) ORDER BY id`, [task.facts['workToSettle']]),
});

const cancelledWorkApproval: FilledIn = ({ tx, task }) => tx.one(`SELECT sum(cancelled_work_won)::text AS "totalWon" FROM one_off_item WHERE id = ANY ($1::uuid[])`, [task.facts['workToSettle']]);

const totalOf =
  (ofContract: boolean): FilledIn =>
  async ({ tx, task }) => ({ totalWon: String((await latestFinalRun(tx, task.accrualMonth ?? '', ofContract ? task.contractId : null)).totalWon) });

/** What differs from order to order; the rest is as in the demo's story. */
const forms: Readonly<Record<string, FilledIn>> = {
  'conclude-partner-contract': partnerContract,
  'order-leased-line': ({ today }) => ({ plannedInstallOn: businessDaysAfter(today, 9) }),
  'submit-scenario': ({ task }) => ({ scenarioText: `안녕하십니까, ${applicationOf(task).customer.name}입니다. 예약은 1번, 상담원 연결은 0번을 눌러 주십시오.` }),
  'record-scenario': ({ task }) => ({ recordedOn: task.facts['recordingSlotOn'], take: 2, durationSeconds: 42, approver: '홍대표' }),
  'submit-attendance': attendance,
  'settle-cancelled-work': cancelledWork,
  'approve-cancelled-work': cancelledWorkApproval,
  'approve-billing-run': totalOf(false),
  'approve-supplementary-bill': totalOf(true),
  'submit-partner-invoice': partnerInvoice,
  'approve-partner-settlement': settlementApproval,
  'resolve-held-lines': releasedLines,
};

const nothingElse = (path: string): never => {
  throw new Error(`nobody looks up ${path}`);
};

const orderOnScreen = ({ serviceNo, facts, application, quote }: WaitingTask) => ({ serviceNo, facts, ...(application && { application }), ...(quote && { quote }) });

/** What a person writes into the form of a task, looking up what they need in the transaction that completes it. */
export function filledIn(at: Moment): unknown {
  const { task, today } = at;
  const own = forms[task.step];
  return own ? own(at) : filledInFor({ today, task, order: orderOnScreen(task), read: nothingElse });
}
