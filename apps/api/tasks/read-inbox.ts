import type { z } from 'zod';
import type { Tx } from '../../../libs/database/transaction';
import { inbox, type InboxRow } from '../../../libs/desk/inbox';
import { nameOfStep } from '../../../libs/desk/plans';
import { refuse, type Refusal } from '../../../libs/domain/refusal';
import { isDayOrInstant, isId } from '../query-fields';
import type { inboxQuery } from './tasks.schemas';

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

/** One page of a box with the step's words and the cursor of the next. */
export async function readInbox(tx: Tx, query: Query) {
  const after = query.after ? placeOf(query.after) : undefined;
  if (after && 'refusal' in after) return after;
  const { customer, partner, after: _cursor, ...asked } = query;
  const page = await inbox(tx, {
    ...asked,
    ...(customer ? { customerId: customer } : {}),
    ...(partner ? { partnerId: partner } : {}),
    ...(after ? { after } : {}),
  });
  return { items: page.items.map((row) => shown(row, tx.today)), ...(page.next ? { next: cursorOf(page.next) } : {}) };
}
