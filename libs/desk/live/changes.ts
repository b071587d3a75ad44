import type { DataSource } from 'typeorm';
import type { Actor } from '../../contract/sides';
import type { Tx } from '../../database/transaction';

export const liveChannel = 'ieum_live';
export const liveTopics = ['inbox', 'order', 'run', 'approval'] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** Something changed: ids alone, and who may hear of it. Whoever hears looks again, with their own rights. */
export interface LiveChange {
  readonly id: bigint;
  readonly topic: LiveTopic;
  readonly subjectId: string;
  readonly orderId: string | null;
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly customerId: string | null;
  readonly partners: readonly string[];
}

/** A deputy's boxes hold the absent colleague's tasks; where only some were handed over, those alone. */
const asDeputy = (actor: Actor, change: LiveChange): boolean =>
  (actor.actsFor ?? []).some(({ personId, role, step, taskIds }) => change.people.includes(personId) && (taskIds ? taskIds.includes(change.subjectId) : role === null && step === null));

/** The rights of row-level security, asked of the change: a desk's or a team's tasks, a customer's or a partner's orders and runs; the house reads them all, and approvals alone. */
export function mayHear(actor: Actor, change: LiveChange): boolean {
  if (change.topic === 'inbox') return change.people.includes(actor.id) || asDeputy(actor, change) || actor.memberships.some(({ teamId }) => change.teams.includes(teamId));
  if (actor.side === 'PARTNER') return change.partners.includes(actor.organisationId);
  if (actor.side === 'CUSTOMER') return change.customerId === actor.organisationId;
  return true;
}

const columns = `c.id, c.topic, c.subject_id AS "subjectId", c.order_id AS "orderId", c.people, c.teams, c.customer_id AS "customerId", c.partners`;

export interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

/** What one notification told of: a range of rows. Those of others in between are told once more, which does no harm. */
export function rangeOf(payload: string): Range | undefined {
  const found = /^(\d+)-(\d+)$/.exec(payload);
  return found ? { low: BigInt(found[1] ?? 0), high: BigInt(found[2] ?? 0) } : undefined;
}

export const changesIn = (database: DataSource, ranges: readonly Range[]): Promise<LiveChange[]> =>
  database.query<LiveChange[]>(
    `SELECT DISTINCT ON (c.id) ${columns} FROM unnest($1::bigint[], $2::bigint[]) AS r (low, high) JOIN live_change c ON c.id BETWEEN r.low AND r.high ORDER BY c.id`,
    [ranges.map(({ low }) => low.toString()), ranges.map(({ high }) => high.toString())],
  );

/** Numbers are given before transactions commit: whoever saw one may have missed an earlier one that was slower by at most this. */
const slowest = `interval '60 seconds'`;
const mostMissed = 5_000;

/** What came after a change that somebody saw last; undefined where that is not kept any more, or too much came since: then everything is to be read anew. */
export async function changesSince(database: DataSource, lastSeen: bigint): Promise<readonly LiveChange[] | undefined> {
  const [seen] = await database.query<unknown[]>(`SELECT 1 FROM live_change WHERE id = $1`, [lastSeen.toString()]);
  if (!seen) return undefined;
  const rows = await database.query<LiveChange[]>(
    `SELECT ${columns} FROM live_change c WHERE c.at >= (SELECT at FROM live_change WHERE id = $1) - ${slowest} AND c.id <> $1 ORDER BY c.id LIMIT ${mostMissed + 1}`,
    [lastSeen.toString()],
  );
  return rows.length > mostMissed ? undefined : rows;
}

/** What came after a number, in the order of the numbers: between two looks of the same process. */
export const changesAfter = (database: DataSource, last: bigint): Promise<LiveChange[]> =>
  database.query<LiveChange[]>(`SELECT ${columns} FROM live_change c WHERE c.id > $1 ORDER BY c.id LIMIT ${mostMissed}`, [last.toString()]);

export async function lastChange(database: DataSource): Promise<bigint> {
  const [row] = await database.query<{ id: bigint | null }[]>(`SELECT max(id) AS id FROM live_change`);
  return row?.id ?? 0n;
}

/** Each morning: whoever was away for longer than a day reads everything anew. */
export const forgetOldChanges = (tx: Tx): Promise<unknown> => tx.query(`DELETE FROM live_change WHERE at < clock_timestamp() - interval '1 day'`);
