import type { Tx } from '../database/transaction';
import type { Actor, ActsFor } from '../contract/sides';

export const boxes = ['mine', 'team', 'waiting', 'in-progress', 'done', 'returned', 'delegated', 'overdue'] as const;
export type Box = (typeof boxes)[number];

export interface InboxQuery {
  readonly box: Box;
  readonly sort: 'due' | 'opened';
  readonly limit: number;
  readonly step?: string;
  readonly customerId?: string;
  readonly partnerId?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  /** The last row of the page before: its sort value and id. */
  readonly after?: { readonly value: string; readonly id: string };
}

export interface InboxRow {
  readonly id: string;
  readonly step: string;
  readonly instance: string;
  readonly planKey: string;
  readonly round: number;
  readonly role: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly status: string;
  readonly version: number;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly lateFromOn: string;
  readonly startedLate: boolean;
  readonly returnReason: string | null;
  readonly orderId: string | null;
  readonly orderNo: string | null;
  readonly serviceNo: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly accrualMonth: string | null;
  readonly endedAt: string | null;
}

const columns = `t.id, t.step, t.instance, t.round, t.role, t.team_id AS "teamId", t.assignee_id AS "assigneeId", t.status, t.version, t.opened_at AS "openedAt",
  t.due_on AS "dueOn", t.late_from_on AS "lateFromOn", t.started_late AS "startedLate", t.return_reason AS "returnReason", t.order_id AS "orderId", t.order_no AS "orderNo",
  t.service_no AS "serviceNo", t.customer_id AS "customerId", t.customer_name AS "customerName", t.accrual_month AS "accrualMonth", t.ended_at AS "endedAt", t.plan_key AS "planKey"`;

/** Numbered parameters of one statement, in the order in which they are asked for. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Whose rows: one index scan each. No task stands in two arms. */
type Arm = string;

export const open = `t.status IN ('OPEN', 'IN_PROGRESS')`;
const mine = (p: Parameters, actor: Actor, what = open): Arm => `t.assignee_id = ${p.add(actor.id)} AND ${what}`;
const ofTeams = (p: Parameters, actor: Actor, what = open): Arm[] => actor.memberships.map((m) => `t.team_id = ${p.add(m.teamId)} AND ${what}`);
/** A customer's task may lie with their rep as well: it is the customer's to take until one of theirs has it. */
const isFree = (p: Parameters, { side, organisationId }: Actor): string =>
  side === 'CUSTOMER' ? `coalesce((SELECT o.organisation_id FROM person o WHERE o.id = t.assignee_id) <> ${p.add(organisationId)}, true)` : 't.assignee_id IS NULL';
const toTake = (p: Parameters, actor: Actor, what = open): Arm[] => ofTeams(p, actor, `${isFree(p, actor)} AND ${what}`);

/** What of a person's tasks a deputy may work on; all of them where one of the substitutions says so. Said without weight for the planner, as what is late is. */
function partOf(p: Parameters, substitutions: readonly ActsFor[]): string {
  if (substitutions.some(({ role, step, taskIds }) => role === null && step === null && taskIds === null)) return '';
  const parts = substitutions.map(({ role, step, taskIds }) => (role === null ? (step === null ? `t.id = ANY (${p.add(taskIds)}::uuid[])` : `t.step = ${p.add(step)}`) : `t.role = ${p.add(role)}`));
  return ` AND coalesce(${parts.join(' OR ')}, false)`;
}

/** The tasks of those for whom the person stands in: one index scan for each of them. */
function actedFor(p: Parameters, { actsFor = [] }: Actor, what = open): Arm[] {
  const people = [...new Set(actsFor.map(({ personId }) => personId))];
  return people.map((personId) => `t.assignee_id = ${p.add(personId)} AND ${what}${partOf(p, actsFor.filter((one) => one.personId === personId))}`);
}

/** Those of one's own teams stand in the arms of the teams already. */
const outsideTeams = (p: Parameters, actor: Actor): string => `NOT t.team_id = ANY (${p.add(actor.memberships.map((m) => m.teamId))}::uuid[])`;
const notMine = (p: Parameters, actor: Actor): string => `t.assignee_id IS DISTINCT FROM ${p.add(actor.id)}`;
/** Each state is said once: the planner multiplies what it is told twice, and takes a full box for an empty one. */
const hasStatus = (status: 'OPEN' | 'IN_PROGRESS'): string => `t.status = '${status}'`;
const cameBack = `${open} AND t.return_reason IS NOT NULL`;

/** Nothing is late before the day after it was due: said of that day, which the indexes carry, and then of the row, without weight for the planner. */
export const late = (p: Parameters, today: string): string => `${open} AND t.due_on < ${p.add(today)} AND coalesce(t.late_from_on <= ${p.add(today)}, false)`;

/** A partner's tasks lie with its own people alone: asked for another's, a box is empty. */
const isEmpty = ({ partnerId }: Pick<InboxQuery, 'partnerId'>, actor: Actor): boolean => partnerId !== undefined && partnerId !== actor.organisationId;

/** What waits for the person to do it: on their desk, free to take in their teams' boxes, and on the desks of those whom they stand in for. */
export const toDo = (p: Parameters, actor: Actor, what: string): Arm[] => [mine(p, actor, what), ...toTake(p, actor, what), ...actedFor(p, actor, what)];

/** Each box is a few index scans in the asked order, merged (never sorted): see the EXPLAIN test. */
function armsOf(p: Parameters, query: Pick<InboxQuery, 'box'>, { actor, today }: Tx): Arm[] {
  switch (query.box) {
    case 'mine':
      return [mine(p, actor), ...actedFor(p, actor)];
    case 'team':
      return ofTeams(p, actor);
    case 'waiting':
      return toDo(p, actor, hasStatus('OPEN'));
    case 'in-progress':
      return [mine(p, actor, hasStatus('IN_PROGRESS')), ...actedFor(p, actor, hasStatus('IN_PROGRESS'))];
    case 'returned':
      return toDo(p, actor, cameBack);
    case 'delegated':
      return actedFor(p, actor);
    case 'overdue':
      return [mine(p, actor, late(p, today)), ...ofTeams(p, actor, `${notMine(p, actor)} AND ${late(p, today)}`), ...(actor.actsFor?.length ? actedFor(p, actor, `${late(p, today)} AND ${outsideTeams(p, actor)}`) : [])];
    case 'done':
      return [`t.ended_by = ${p.add(actor.id)} AND t.status IN ('DONE', 'RETURNED')`];
  }
}

const filtersOf = (p: Parameters, query: Omit<InboxQuery, 'limit' | 'sort'>): string =>
  [
    query.step && `t.step = ${p.add(query.step)}`,
    query.customerId && `t.customer_id = ${p.add(query.customerId)}`,
    query.partnerId && `t.partner_id = ${p.add(query.partnerId)}`,
    query.dueFrom && `t.due_on >= ${p.add(query.dueFrom)}`,
    query.dueTo && `t.due_on <= ${p.add(query.dueTo)}`,
  ]
    .filter(Boolean)
    .map((condition) => ` AND ${condition}`)
    .join('');

interface Order {
  readonly by: 'due_on' | 'opened_at' | 'ended_at';
  readonly type: 'date' | 'timestamptz';
  readonly direction: 'ASC' | 'DESC';
  /** By this condition, which always holds, the indexes of an order are told apart (migration 0008). */
  readonly named: string;
}

export const inOrder: Readonly<Record<'due' | 'opened' | 'done', Order>> = {
  due: { by: 'due_on', type: 'date', direction: 'ASC', named: ' AND t.round > 0' },
  opened: { by: 'opened_at', type: 'timestamptz', direction: 'ASC', named: ' AND t.calendar_version > -1' },
  done: { by: 'ended_at', type: 'timestamptz', direction: 'DESC', named: '' },
};

/** Statement and parameters of one page of a box; exported for the test that reads its plan. */
export function inboxStatement(tx: Tx, query: InboxQuery): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const p = new Parameters();
  const { by, type, direction, named } = inOrder[query.box === 'done' ? 'done' : query.sort];
  const arms = isEmpty(query, tx.actor) ? [] : armsOf(p, query, tx);
  if (arms.length === 0) return { sql: `SELECT ${columns} FROM task t WHERE false`, parameters: [] };
  const beyond = direction === 'ASC' ? '>' : '<';
  const page = query.after ? ` AND (t.${by}, t.id) ${beyond} (${p.add(query.after.value)}::${type}, ${p.add(query.after.id)}::uuid)` : '';
  const filters = filtersOf(p, query);
  const order = `ORDER BY t.${by} ${direction}, t.id ${direction} LIMIT ${p.add(query.limit + 1)}`;
  const scans = arms.map((arm) => `(SELECT t.* FROM task t WHERE ${arm}${named}${page}${filters} ${order})`);
  return { sql: `SELECT ${columns} FROM (${scans.join(' UNION ALL ')}) AS t ${order}`, parameters: p.values };
}

export interface InboxPage {
  readonly items: readonly InboxRow[];
  readonly next?: { readonly value: string; readonly id: string };
}

/** One page of one box: one statement, keyset, nothing counted. */
export async function inbox(tx: Tx, query: InboxQuery): Promise<InboxPage> {
  const { sql, parameters } = inboxStatement(tx, query);
  const rows = await tx.query<InboxRow>(sql, parameters);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  if (rows.length <= query.limit || !last) return { items };
  const value = query.box === 'done' ? (last.endedAt ?? '') : query.sort === 'due' ? last.dueOn : last.openedAt;
  return { items, next: { value, id: last.id } };
}

const countedUpTo = 1000;

/** How many tasks of a box the filters leave; counting stops at 1,000 (1,001 means more). */
export async function countOfBox(tx: Tx, query: Omit<InboxQuery, 'limit' | 'sort' | 'after'>): Promise<number> {
  const p = new Parameters();
  const { by, named } = inOrder[query.box === 'done' ? 'done' : 'due'];
  const filters = filtersOf(p, query);
  const arms = isEmpty(query, tx.actor) ? [] : armsOf(p, query, tx);
  if (arms.length === 0) return 0;
  const scans = arms.map((arm) => `(SELECT 1 FROM task t WHERE ${arm}${named}${filters} ORDER BY t.${by}, t.id LIMIT ${countedUpTo + 1})`);
  const row = await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM (SELECT 1 FROM (${scans.join(' UNION ALL ')}) AS a LIMIT ${countedUpTo + 1}) AS c`, p.values);
  return row?.count ?? 0;
}

/** How many wait in each box; counting stops at 1,000 (shown as 1,000+). */
export async function countBoxes(tx: Tx): Promise<Record<Box, number>> {
  const p = new Parameters();
  const counts = boxes.map((box) => {
    const { by, named } = inOrder[box === 'done' ? 'done' : 'due'];
    // In the order of an index: else a table that is small, or a box that is large, would be read from its beginning.
    const arms = armsOf(p, { box }, tx).map((arm) => `(SELECT 1 FROM task t WHERE ${arm}${named} ORDER BY t.${by}, t.id LIMIT ${countedUpTo + 1})`);
    return `(SELECT count(*)::int FROM (SELECT 1 FROM (${arms.join(' UNION ALL ') || 'SELECT 1 WHERE false'}) AS a LIMIT ${countedUpTo + 1}) AS c) AS "${box}"`;
  });
  const row = await tx.one<Record<Box, number>>(`SELECT ${counts.join(', ')}`, p.values);
  if (!row) throw new Error('nothing was counted');
  return row;
}
