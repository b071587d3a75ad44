import type { OrderStatus } from '../orders/filters';
import type { TaskOfOrder } from './use-order';

/** The five stages of the step bar: 청약 → S/O → 개통 → 검수 → 청구/정산. */
export const stages = ['application', 'service-order', 'opening', 'acceptance', 'settlement'] as const;
export type Stage = (typeof stages)[number];

const stageOfStatus: Readonly<Partial<Record<OrderStatus, Stage>>> = {
  DRAFT: 'application',
  SUBMITTED: 'application',
  RECEIVED: 'application',
  DOCS_INCOMPLETE: 'application',
  IN_APPROVAL: 'application',
  APPROVED: 'service-order',
  SO_PROCESSED: 'opening',
  IN_ACTIVATION: 'opening',
  INSPECTION: 'acceptance',
  ACCEPTED: 'acceptance',
  OPEN: 'settlement',
  BILLING_REQUESTED: 'settlement',
};

const settling = new Set(['notify-settlement', 'request-one-off-billing']);

/** The stage that a step belongs to; `stage` is the part of the plan that it stands in. */
export function stageOfStep(step: string, stage: string): Stage {
  if (step === 'process-service-order') return 'service-order';
  if (settling.has(step)) return 'settlement';
  return stage === 'contracting' ? 'application' : stage === 'provisioning' ? 'opening' : 'acceptance';
}

export type StageStanding = 'done' | 'moving' | 'waiting' | 'skipped' | 'late';

/** How far the order ended that was cancelled or refused: to the furthest stage whose work was begun. */
const furthest = (tasks: readonly TaskOfOrder[], partOf: (step: string) => string): number => Math.max(0, ...tasks.map(({ step }) => stages.indexOf(stageOfStep(step, partOf(step)))));

/** The stage that an order of this status is in, counted from 0; past the last once it is settled, none once it ended before its opening. */
export function stageNow(status: string): number | undefined {
  const now = stageOfStatus[status as OrderStatus];
  if (now) return stages.indexOf(now);
  return status === 'CLOSED' ? stages.length : undefined;
}

interface Asked {
  readonly status: string;
  readonly tasks: readonly TaskOfOrder[];
  /** The part of the plan that a step stands in. */
  readonly partOf: (step: string) => string;
  readonly isOverdue: (task: TaskOfOrder) => boolean;
}

const isOpen = ({ status }: TaskOfOrder): boolean => status === 'OPEN' || status === 'IN_PROGRESS';

/** Where each stage stands: behind the order, under way, before it, or never to come. One that the order has left but that still has open work is under way. */
export function standingOfStages({ status, tasks, partOf, isOverdue }: Asked): readonly { readonly stage: Stage; readonly standing: StageStanding }[] {
  const now = stageNow(status);
  const at = now ?? furthest(tasks, partOf);
  return stages.map((stage, index) => {
    if (now === undefined) return { stage, standing: index < at ? 'done' : 'skipped' };
    const open = tasks.filter((task) => isOpen(task) && stageOfStep(task.step, partOf(task.step)) === stage);
    if (open.some(isOverdue)) return { stage, standing: 'late' };
    if (index === at || (index < at && open.length > 0)) return { stage, standing: 'moving' };
    return { stage, standing: index < at ? 'done' : 'waiting' };
  });
}
