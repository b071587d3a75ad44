import type { Tx } from '../database/transaction';
import type { Actor } from '../contract/sides';

export const boxes = ['mine', 'team', 'waiting', 'in-progress', 'done', 'returned', 'overdue'] as const;
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
  readonly customerName: string | null;
  readonly accrualMonth: string | null;
  readonly endedAt: string | null;
}

const columns = `t.id, t.step, t.instance, t.round, t.role, t.team_id AS "teamId", t.assignee_id AS "assigneeId", t.status, t.version, t.opened_at AS "openedAt",
  t.due_on AS "dueOn", t.late_from_on AS "lateFromOn", t.started_late AS "startedLate", t.return_reason AS "returnReason", t.order_id AS "orderId", t.order_no AS "orderNo",
  t.service_no AS "serviceNo", t.customer_name AS "customerName", t.accrual_month AS "accrualMonth", t.ended_at AS "endedAt", t.run_id`;

/** Numbered parameters of one statement, in the order in which they are asked for. */
class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

interface Arm {
  /** Whose rows: one index scan each. */
  readonly whose: string;
  /** Rows of a team's box that nobody holds, so that no task stands in two arms. */
  readonly open: boolean;
}

const open = `t.status IN ('OPEN', 'IN_PROGRESS')`;
const mine = (p: Parameters, actor: Actor): Arm => ({ whose: `t.assignee_id = ${p.add(actor.id)} AND ${open}`, open: true });
const ofTeams = (p: Parameters, actor: Actor, extra = ''): Arm[] =>
  actor.memberships.map((m) => ({ whose: `t.team_id = ${p.add(m.teamId)} AND ${open}${extra}`, open: true }));
const notMine = (p: Parameters, actor: Actor): string => ` AND t.assignee_id IS DISTINCT FROM ${p.add(actor.id)}`;

/** Each box is a few index scans in the asked order, merged (never sorted): see the EXPLAIN test. */
function armsOf(p: Parameters, query: Pick<InboxQuery, 'box'>, tx: Tx): Arm[] {
  const { actor } = tx;
  const and = (arms: Arm[], condition: string): Arm[] => arms.map((arm) => ({ ...arm, whose: `${arm.whose} AND ${condition}` }));
  switch (query.box) {
    case 'mine':
      return [mine(p, actor)];
    case 'team':
      return ofTeams(p, actor);
    case 'waiting':
      return and([mine(p, actor), ...ofTeams(p, actor, ' AND t.assignee_id IS NULL')], `t.status = 'OPEN'`);
    case 'in-progress':
      return and([mine(p, actor)], `t.status = 'IN_PROGRESS'`);
    case 'returned':
      return and([mine(p, actor), ...ofTeams(p, actor, ' AND t.assignee_id IS NULL')], `t.return_reason IS NOT NULL`);
    case 'overdue':
      return and([mine(p, actor), ...ofTeams(p, actor, notMine(p, actor))], `t.late_from_on <= ${p.add(tx.today)}`);
    case 'done':
      return [{ whose: `t.ended_by = ${p.add(actor.id)} AND t.status IN ('DONE', 'RETURNED')`, open: false }];
  }
}

const filtersOf = (p: Parameters, query: InboxQuery): string =>
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

/** Statement and parameters of one page of a box; exported for the test that reads its plan. */
export function inboxStatement(tx: Tx, query: InboxQuery): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const p = new Parameters();
  const arms = armsOf(p, query, tx);
  const done = query.box === 'done';
  const by = done ? 'ended_at' : query.sort === 'due' ? 'due_on' : 'opened_at';
  const [direction, beyond] = done ? ['DESC', '<'] : ['ASC', '>'];
  const type = by === 'due_on' ? 'date' : 'timestamptz';
  const page = query.after ? ` AND (t.${by}, t.id) ${beyond} (${p.add(query.after.value)}::${type}, ${p.add(query.after.id)}::uuid)` : '';
  const filters = filtersOf(p, query);
  const limit = p.add(query.limit + 1);
  const order = `ORDER BY t.${by} ${direction}, t.id ${direction} LIMIT ${limit}`;
  const scans = arms.map((arm) => `(SELECT t.* FROM task t WHERE ${arm.whose}${page}${filters} ${order})`);
  const from = scans.length > 0 ? scans.join(' UNION ALL ') : 'SELECT t.* FROM task t WHERE false';
  const sql = `SELECT ${columns}, r.plan_key AS "planKey" FROM (SELECT * FROM (${from}) AS t ${order}) AS t JOIN run r ON r.id = t.run_id ORDER BY t.${by} ${direction}, t.id ${direction}`;
  return { sql, parameters: p.values };
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

/** How many wait in each box; counting stops at 1,000 (shown as 1,000+). */
export async function countBoxes(tx: Tx): Promise<Record<Box, number>> {
  const p = new Parameters();
  const counts = boxes.map((box) => {
    const arms = armsOf(p, { box }, tx).map((arm) => `(SELECT 1 FROM task t WHERE ${arm.whose} LIMIT ${countedUpTo + 1})`);
    return `(SELECT count(*)::int FROM (SELECT 1 FROM (${arms.join(' UNION ALL ') || 'SELECT 1 WHERE false'}) AS a LIMIT ${countedUpTo + 1}) AS c) AS "${box}"`;
  });
  const row = await tx.one<Record<Box, number>>(`SELECT ${counts.join(', ')}`, p.values);
  if (!row) throw new Error('nothing was counted');
  return row;
}
