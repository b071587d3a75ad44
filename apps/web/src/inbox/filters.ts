import { isDate, isId } from '../from-address';

export const boxes = ['mine', 'team', 'waiting', 'in-progress', 'done', 'returned', 'delegated', 'overdue'] as const;
export type Box = (typeof boxes)[number];

/** Everything that the list is asked with, and the task that lies open: it lives in the address, so that back and a link keep it. */
export interface Filters {
  /** Always said, of one's own work as nothing: the menu tells by it which box is open. */
  readonly box?: Box | undefined;
  readonly sort?: 'due' | 'opened';
  readonly step?: string;
  readonly customer?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly task?: string;
}

const isText = (text: unknown): text is string => typeof text === 'string' && text !== '' && text.length <= 60;

export function filtersFrom(sent: Record<string, unknown>): Filters {
  const box = boxes.find((one) => one === sent['box'] && one !== 'mine');
  return {
    box,
    ...(sent['sort'] === 'opened' ? { sort: 'opened' as const } : {}),
    ...(isText(sent['step']) ? { step: sent['step'] } : {}),
    ...(isId(sent['customer']) ? { customer: sent['customer'] } : {}),
    ...(isDate(sent['dueFrom']) ? { dueFrom: sent['dueFrom'] } : {}),
    ...(isDate(sent['dueTo']) ? { dueTo: sent['dueTo'] } : {}),
    ...(isText(sent['task']) ? { task: sent['task'] } : {}),
  };
}

/** What the API is asked: the filters but for the task that lies open. */
export const asked = ({ box = 'mine', sort = 'due', step, customer, dueFrom, dueTo }: Filters) => ({
  box,
  sort,
  ...(step ? { step } : {}),
  ...(customer ? { customer } : {}),
  ...(dueFrom ? { dueFrom } : {}),
  ...(dueTo ? { dueTo } : {}),
});
