import type { Standing } from '../ui/StatusBadge';

const standings: Readonly<Record<string, Standing>> = {
  DRAFT: 'waiting',
  DOCS_INCOMPLETE: 'back',
  REJECTED: 'back',
  WITHDRAWN: 'skipped',
  CANCELLED: 'skipped',
  OPEN: 'done',
  BILLING_REQUESTED: 'done',
  CLOSED: 'done',
};

/** The badge of an order's status; whatever is under way moves. */
export const standingOfOrder = (status: string): Standing => standings[status] ?? 'moving';
