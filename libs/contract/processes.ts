/**
 * What workflows, worker, API and relay must call by the same name. No library is imported here.
 */
export const taskQueues = { lifecycle: 'ieum-lifecycle' } as const;

/** The poke: a signal without content. The workflow then pulls the truth from PostgreSQL. */
export const pokeSignal = 'poke';

export const workflowTypes = {
  subscription: 'subscription',
  monthlyClose: 'monthlyClose',
  partnerSettlement: 'partnerSettlement',
  startDueMonths: 'startDueMonths',
  deskCare: 'deskCare',
} as const;

export type WorkflowType = (typeof workflowTypes)[keyof typeof workflowTypes];

export interface SubscriptionInput {
  readonly orderId: string;
}

export interface MonthInput {
  /** The accrual month, `YYYY-MM`. */
  readonly month: string;
}

export interface DueDateInput {
  readonly dueOn: string;
}

export interface DeskCareInput {
  readonly day: string;
}

/** What a run over the contracts of a month is for. DRY and FINAL only compute; ISSUE writes bills. */
export type RunKind = 'DRY' | 'FINAL' | 'ISSUE';

export const subscriptionId = (orderId: string): string => `subscription-${orderId}`;
export const monthlyCloseId = (month: string): string => `monthly-close-${month}`;
export const partnerSettlementId = (month: string): string => `partner-settlement-${month}`;
/** A due date's passing asks what each morning asks: no workflow of its own is needed for it. */
export const dueDateId = (dueOn: string): string => `due-date-${dueOn}`;
/** The morning on which refunds leave the bank: asked likewise. */
export const refundDayId = (payOn: string): string => `refund-day-${payOn}`;
/** The morning of an open day, on which people are reminded. */
export const deskCareId = (day: string): string => `desk-care-${day}`;
export const deskCareScheduleId = 'desk-care';
export const startDueMonthsScheduleId = 'start-due-months';

export interface WorkflowStart {
  readonly type: WorkflowType;
  readonly taskQueue: string;
  readonly input: SubscriptionInput | MonthInput | DueDateInput | DeskCareInput;
}

/** How a workflow is started from nothing but its id: the reconciler rebuilds every workflow this way. */
export function startOf(workflowId: string): WorkflowStart {
  const started = /^(subscription|monthly-close|partner-settlement|due-date|refund-day|desk-care)-(.+)$/.exec(workflowId);
  const subject = started?.[2];
  if (!started || !subject) throw new Error(`not a workflow of ours: ${workflowId}`);
  if (started[1] === 'subscription')
    return { type: workflowTypes.subscription, taskQueue: taskQueues.lifecycle, input: { orderId: subject } };
  if (started[1] === 'due-date' || started[1] === 'refund-day') return { type: workflowTypes.startDueMonths, taskQueue: taskQueues.lifecycle, input: { dueOn: subject } };
  if (started[1] === 'desk-care') return { type: workflowTypes.deskCare, taskQueue: taskQueues.lifecycle, input: { day: subject } };
  const type = started[1] === 'monthly-close' ? workflowTypes.monthlyClose : workflowTypes.partnerSettlement;
  return { type, taskQueue: taskQueues.lifecycle, input: { month: subject } };
}

/** An effect that is pending, as the workflow sees it: names and ids only (no personal data in a payload). */
export interface PendingEffect {
  readonly commandId: string;
  readonly kind: string;
}

/** What one pull answers: the desk's truth about everything that this workflow carries. */
export interface Pulled {
  readonly effects: readonly PendingEffect[];
  /** Moments whose time has come, in order; the workflow hands each back as an event. */
  readonly dueMoments: readonly string[];
  /** Milliseconds until the next moment; absent when none waits, or when the test clock moves time and pokes. */
  readonly wakeInMs?: number;
  /** Of the order's or month's own run: the stages it passed, and how it ended. */
  readonly passed: readonly string[];
  /** 1 while any run of this workflow is open, else 0. */
  readonly openRuns: number;
  readonly ended: readonly string[];
  /** The contract goes on: the subscription lives until it ends. */
  readonly inService: boolean;
}
