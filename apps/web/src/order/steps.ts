import type { Standing } from '../ui/StatusBadge';
import type { Order, Step, TaskOfOrder } from './use-order';

/** A step with the task that it has now, or had last. */
export interface StepWithTask extends Step {
  readonly key: string;
  readonly instance: string;
  readonly task: TaskOfOrder | undefined;
  readonly standing: Standing;
}

export const keyOf = (ref: string): string => ref.split('#')[0] ?? ref;
const instanceOf = (ref: string): string => ref.split('#')[1] ?? '';
/** The partner of a contract, also of one that came after another: `PARTNER_DEVICE.2`. */
export const roleIn = ({ instance }: StepWithTask): string => instance.split('.')[0] ?? instance;
const isOpen = ({ endedAt }: TaskOfOrder): boolean => endedAt === null;

export const isOverdue = (task: TaskOfOrder, today: string): boolean => isOpen(task) && task.dueOn < today;

/** Done, open, late, skipped under four-eyes, or not needed; whatever waits for others is waiting. */
function standingOf(step: Step, task: TaskOfOrder | undefined, today: string): Standing {
  if (step.status === 'DONE') return 'done';
  if (step.status === 'SKIPPED') return 'skipped';
  if (step.status === 'OPEN') return task && isOverdue(task, today) ? 'late' : 'moving';
  return step.needed ? 'waiting' : 'skipped';
}

/** The steps of an order, in the plan's order, each with its last task. */
export function stepsWithTasks({ steps = [], tasks }: Order, today: string): readonly StepWithTask[] {
  const last = new Map(tasks.map((task) => [task.instance ? `${task.step}#${task.instance}` : task.step, task]));
  return steps.map((step) => {
    const task = last.get(step.ref);
    return { ...step, key: keyOf(step.ref), instance: instanceOf(step.ref), task, standing: standingOf(step, task, today) };
  });
}

export const openTasks = ({ tasks }: Order): readonly TaskOfOrder[] => tasks.filter(isOpen);
