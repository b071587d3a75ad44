import { calendarOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { nextOpenDay } from '../../domain/process/people-are-reminded';
import { countBoxes, countOfBox, inbox, type InboxRow } from '../inbox';
import { changesSince, type Changes } from './changes-since';
import { lastVisitOf } from './visits';

/** How much there is to do: what waits, what is under way, what is due by the next open day, what is late. Counting stops at 1,000. */
interface Tiles {
  readonly waiting: number;
  readonly inProgress: number;
  /** On the person's own desk, from today to that day (both included). */
  readonly dueSoon: number;
  readonly dueSoonUntil: PlainDate;
  readonly overdue: number;
}

export interface HomePage {
  readonly tiles: Tiles;
  /** The person's own tasks; where there are none, those that are free to take. Due first. */
  readonly urgent: readonly InboxRow[];
  readonly since: string;
  readonly changes: Changes;
}

const mostUrgent = 5;

async function urgentTasks(tx: Tx): Promise<readonly InboxRow[]> {
  const own = await inbox(tx, { box: 'mine', sort: 'due', limit: mostUrgent });
  return own.items.length > 0 ? own.items : (await inbox(tx, { box: 'waiting', sort: 'due', limit: mostUrgent })).items;
}

/** What somebody sees first in the morning; a fixed number of statements, each along an index. */
export async function homePage(tx: Tx): Promise<HomePage> {
  const dueSoonUntil = nextOpenDay(tx.today, await calendarOf(tx));
  const counts = await countBoxes(tx);
  const dueSoon = await countOfBox(tx, { box: 'mine', dueFrom: tx.today, dueTo: dueSoonUntil });
  const since = await lastVisitOf(tx);
  return {
    tiles: { waiting: counts.waiting, inProgress: counts['in-progress'], dueSoon, dueSoonUntil, overdue: counts.overdue },
    urgent: await urgentTasks(tx),
    since,
    changes: await changesSince(tx, since),
  };
}
