import type { z } from 'zod';
import type { Tx } from '../../../libs/database/transaction';
import { countOfBox, inbox, type InboxQuery, type InboxRow } from '../../../libs/desk/inbox';
import { nameOfStep } from '../../../libs/desk/plans';
import { refuse, type Refusal } from '../../../libs/domain/refusal';
import { isDayOrInstant, isId } from '../query-fields';
import type { inboxFilters, inboxQuery } from './tasks.schemas';

type Query = z.infer<typeof inboxQuery>;

const isOpen = (row: InboxRow): boolean => row.status === 'OPEN' || row.status === 'IN_PROGRESS';

/** A row with the step's words, and whether it is late today. */
export const shown = (row: InboxRow, today: string) => ({
  ...row,
  name: nameOfStep(row.planKey, row.step),
  overdue: isOpen(row) && row.lateFromOn <= today,
});

const cursorOf = (last: { value: string; id: string }): string => Buffer.from(JSON.stringify([last.value, last.id])).toString('base64url');

function placeOf(cursor: string): { value: string; id: string } | Refusal {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (isDayOrInstant(value) && isId(id)) return { value, id };
  } catch {
    // Not one of our cursors: refused below like any other that does not read.
  }
  return refuse('request.bad-cursor', { field: 'after' });
}

type Filters = z.infer<typeof inboxFilters>;

/** What is asked of the desk for the filters of a request. */
export const askedBy = ({ customer, partner, ...filters }: Filters): Omit<InboxQuery, 'limit' | 'after'> => ({
  ...filters,
  ...(customer ? { customerId: customer } : {}),
  ...(partner ? { partnerId: partner } : {}),
});

/** How many tasks of a box the filters leave; counting stops at 1,000. */
export const countInbox = async (tx: Tx, filters: Filters) => ({ count: await countOfBox(tx, askedBy(filters)) });

/** One page of a box with the step's words and the cursor of the next. */
export async function readInbox(tx: Tx, query: Query) {
  const after = query.after ? placeOf(query.after) : undefined;
  if (after && 'refusal' in after) return after;
  const { after: _cursor, limit, ...filters } = query;
  const page = await inbox(tx, { ...askedBy(filters), limit, ...(after ? { after } : {}) });
  return { items: page.items.map((row) => shown(row, tx.today)), ...(page.next ? { next: cursorOf(page.next) } : {}) };
}
