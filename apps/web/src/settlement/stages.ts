import type { Standing } from '../ui/StatusBadge';
import type { Month, Run } from './use-month';

export const stageKeys = ['dry-run', 'exceptions', 'approval', 'issue', 'payout'] as const;
export type StageKey = (typeof stageKeys)[number];

export interface Stage {
  readonly key: StageKey;
  readonly standing: Standing;
  /** The run whose numbers the stage tells. */
  readonly run: Run | undefined;
  /** The task of a person that the stage waits for. */
  readonly task: Month['tasks'][number] | undefined;
}

const ofMonth = (month: Month, kind: Run['kind']): Run | undefined => month.runs.find((run) => run.kind === kind && run.contractId === null && run.status !== 'ABANDONED');
const statusOf = (steps: Month['steps'], step: string): string | undefined => steps.find((one) => one.step === step)?.status;
const taskOf = (month: Month, step: string) => month.tasks.find((one) => one.step === step);

const isComputing = (run: Run | undefined): boolean => run?.status === 'RUNNING';
const passed = (month: Month, gate: string): boolean => month.passed.includes(gate) || month.ended !== null;

/** The final run, before it the dry run: what the month comes to by now. */
export const computedRun = (month: Month): Run | undefined => [ofMonth(month, 'FINAL'), ofMonth(month, 'DRY')].find((run) => run?.status === 'DONE');
export const runningRun = (month: Month): Run | undefined => month.runs.find(({ status }) => status === 'RUNNING');

/** Dry run → exceptions → approval → issue → payout, and where each stands. */
export function stagesOf(month: Month): readonly Stage[] {
  const [dry, final, issue] = [ofMonth(month, 'DRY'), ofMonth(month, 'FINAL'), ofMonth(month, 'ISSUE')];
  const isPaid = statusOf(month.payment, 'pay-partners') === 'DONE';
  const review = taskOf(month, 'review-billing-exceptions');
  const approval = taskOf(month, 'approve-billing-run');
  return [
    { key: 'dry-run', standing: isComputing(dry) ? 'moving' : dry?.status === 'DONE' ? 'done' : 'waiting', run: dry, task: undefined },
    { key: 'exceptions', standing: passed(month, 'dry-run') ? 'done' : dry?.status === 'DONE' ? 'moving' : 'waiting', run: final ?? dry, task: review },
    { key: 'approval', standing: passed(month, 'approval') ? 'done' : approval || isComputing(final) ? 'moving' : 'waiting', run: final, task: approval },
    { key: 'issue', standing: passed(month, 'issue') ? 'done' : isComputing(issue) ? 'moving' : 'waiting', run: issue, task: undefined },
    { key: 'payout', standing: isPaid ? 'done' : passed(month, 'issue') ? 'moving' : 'waiting', run: undefined, task: undefined },
  ];
}
