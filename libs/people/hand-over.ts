import { hasRole } from '../contract/sides';
import { newId } from '../database/ids';
import { insertRows } from '../database/insert-rows';
import type { Tx } from '../database/transaction';
import { jsonText } from '../database/as-json';
import { refuse, type Refusal } from '../domain/refusal';
import { teamsLedBy } from './may-manage';

/** What went from one desk to the other. */
export interface HandedOver {
  readonly tasks: readonly { readonly id: string; readonly step: string; readonly orderNo: string | null }[];
  readonly orders: readonly { readonly id: string; readonly orderNo: string }[];
  readonly contracts: readonly { readonly id: string; readonly contractNo: string }[];
}

interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** A task is of the team that it lies with, or of the rep's: a customer's task that the rep may do follows the order. */
const ofTeams = `(t.team_id = ANY ($2::uuid[]) OR o.sales_team_id = ANY ($2::uuid[]))`;

/** Every team in which the person has work, or has ever been: somebody who left still has a desk to clear. */
const teamsOf = (tx: Tx, personId: string): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(
    `SELECT team_id AS id FROM team_member WHERE person_id = $1 UNION SELECT sales_team_id FROM customer_order WHERE sales_rep_id = $1
      UNION SELECT sales_team_id FROM contract WHERE sales_rep_id = $1 ORDER BY 1`,
    [personId],
  );

/** The administrator clears the whole desk, a supervisor what is of their teams. */
async function teamsToClear(tx: Tx, personId: string): Promise<readonly string[]> {
  const all = (await teamsOf(tx, personId)).map(({ id }) => id);
  const led = new Set(teamsLedBy(tx));
  return hasRole(tx.actor, 'ADMIN') ? all : all.filter((id) => led.has(id));
}

/** How much lies with a person: their open tasks, and the orders and contracts whose rep they are. It stays there when they leave, until it is handed over. */
export async function workOf(tx: Tx, personId: string): Promise<{ readonly tasks: number; readonly orders: number; readonly contracts: number } | Refusal> {
  const counted = await tx.one<{ tasks: number; orders: number; contracts: number }>(
    `SELECT (SELECT count(*)::int FROM task t WHERE t.assignee_id = p.id AND t.status IN ('OPEN', 'IN_PROGRESS')) AS tasks,
       (SELECT count(*)::int FROM customer_order o WHERE o.sales_rep_id = p.id) AS orders, (SELECT count(*)::int FROM contract c WHERE c.sales_rep_id = p.id) AS contracts
     FROM person p WHERE p.id = $1`,
    [personId],
  );
  return counted ?? refuse('people.not-found');
}

/** Events of these runs wait: what they would open for the one who goes is opened for the one who comes. */
const holdRuns = (tx: Tx, personId: string, teams: readonly string[]): Promise<unknown[]> =>
  tx.query(
    `SELECT r.id FROM run r WHERE r.ended IS NULL AND r.id IN (
       SELECT q.id FROM run q JOIN customer_order o ON o.id = q.order_id WHERE o.sales_rep_id = $1 AND o.sales_team_id = ANY ($2::uuid[])
       UNION ALL SELECT q.id FROM run q JOIN contract c ON c.id = q.contract_id WHERE c.sales_rep_id = $1 AND c.sales_team_id = ANY ($2::uuid[])
       UNION ALL SELECT t.run_id FROM task t LEFT JOIN customer_order o ON o.id = t.order_id WHERE t.assignee_id = $1 AND t.status IN ('OPEN', 'IN_PROGRESS') AND ${ofTeams})
     ORDER BY r.id FOR UPDATE OF r`,
    [personId, teams],
  );

/** In which teams what is to move lies: whoever takes it over must be one of theirs. */
const teamsOfWork = (tx: Tx, personId: string, teams: readonly string[]): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(
    `SELECT CASE WHEN t.team_id = ANY ($2::uuid[]) THEN t.team_id ELSE o.sales_team_id END AS id FROM task t LEFT JOIN customer_order o ON o.id = t.order_id
       WHERE t.assignee_id = $1 AND t.status IN ('OPEN', 'IN_PROGRESS') AND ${ofTeams}
     UNION SELECT sales_team_id FROM customer_order WHERE sales_rep_id = $1 AND sales_team_id = ANY ($2::uuid[])
     UNION SELECT sales_team_id FROM contract WHERE sales_rep_id = $1 AND sales_team_id = ANY ($2::uuid[])`,
    [personId, teams],
  );

const isInAll = async (tx: Tx, personId: string, teams: readonly string[]): Promise<boolean> =>
  (await tx.one(
    `SELECT 1 FROM person p WHERE p.id = $1 AND p.active AND NOT EXISTS (SELECT FROM unnest($2::uuid[]) AS w (id) WHERE NOT EXISTS (
       SELECT FROM team_member m WHERE m.person_id = p.id AND m.team_id = w.id AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)))`,
    [personId, teams, tx.today],
  )) !== undefined;

async function moveTasks(tx: Tx, { from, to, reason }: HandOver, teams: readonly string[]): Promise<HandedOver['tasks']> {
  const moved = await tx.query<HandedOver['tasks'][number]>(
    `WITH desk AS (SELECT t.id FROM task t LEFT JOIN customer_order o ON o.id = t.order_id WHERE t.assignee_id = $1 AND t.status IN ('OPEN', 'IN_PROGRESS') AND ${ofTeams} ORDER BY t.id FOR UPDATE OF t)
     UPDATE task SET assignee_id = $3, status = 'OPEN', version = version + 1 FROM desk WHERE task.id = desk.id RETURNING task.id, step, order_no AS "orderNo"`,
    [from, teams, to],
  );
  await insertRows(
    tx,
    'task_note',
    [
      { name: 'id', type: 'uuid', of: () => newId() },
      { name: 'task_id', type: 'uuid', of: ({ id }) => id },
      { name: 'kind', type: 'text', of: () => 'REASSIGNED' },
      { name: 'actor_id', type: 'uuid', of: () => tx.actor.id },
      { name: 'at', type: 'timestamptz', of: () => tx.now },
      { name: 'text', type: 'text', of: () => reason },
      { name: 'detail', type: 'jsonb', of: () => jsonText({ from, to }) },
    ],
    moved,
  );
  return moved;
}

/** Each order and contract with its rep before and after, in one statement. */
const auditReps = (tx: Tx, kind: 'ORDER' | 'CONTRACT', ids: readonly string[], { from, to, reason }: HandOver): Promise<void> =>
  insertRows(
    tx,
    'audit_entry',
    [
      { name: 'id', type: 'uuid', of: () => newId() },
      { name: 'at', type: 'timestamptz', of: () => tx.now },
      { name: 'actor_id', type: 'uuid', of: () => tx.actor.id },
      { name: 'action', type: 'text', of: () => `${kind.toLowerCase()}.sales-rep-changed` },
      { name: 'subject_kind', type: 'text', of: () => kind },
      { name: 'subject_id', type: 'text', of: (id) => id },
      { name: 'before', type: 'jsonb', of: () => jsonText({ salesRepId: from }) },
      { name: 'after', type: 'jsonb', of: () => jsonText({ salesRepId: to, reason }) },
    ],
    ids,
  );

async function moveReps(tx: Tx, act: HandOver, teams: readonly string[]): Promise<Pick<HandedOver, 'orders' | 'contracts'>> {
  const own = [act.from, teams, act.to];
  const where = `sales_rep_id = $1 AND sales_team_id = ANY ($2::uuid[])`;
  const orders = await tx.query<HandedOver['orders'][number]>(`UPDATE customer_order SET sales_rep_id = $3 WHERE ${where} RETURNING id, order_no AS "orderNo"`, own);
  const contracts = await tx.query<HandedOver['contracts'][number]>(`UPDATE contract SET sales_rep_id = $3 WHERE ${where} RETURNING id, contract_no AS "contractNo"`, own);
  await auditReps(tx, 'ORDER', orders.map(({ id }) => id), act);
  await auditReps(tx, 'CONTRACT', contracts.map(({ id }) => id), act);
  return { orders, contracts };
}

/**
 * All of a person's work goes to a colleague: open tasks with what was filled in, and the orders and contracts whose rep they are, so that what opens
 * from now on is the colleague's too. What was done stays theirs. A second time there is nothing left to move.
 */
export async function handOver(tx: Tx, act: HandOver): Promise<HandedOver | Refusal> {
  if (!(await tx.one(`SELECT 1 FROM person WHERE id = $1`, [act.from]))) return refuse('people.not-found');
  if (act.from === act.to) return refuse('people.to-oneself', { field: 'to' });
  const teams = await teamsToClear(tx, act.from);
  if (teams.length === 0 && !hasRole(tx.actor, 'ADMIN')) return refuse('people.only-supervisor-hands-over');
  await holdRuns(tx, act.from, teams);
  const needed = (await teamsOfWork(tx, act.from, teams)).map(({ id }) => id);
  if (!(await isInAll(tx, act.to, needed))) return refuse('people.not-in-every-team', { field: 'to' });
  const reps = await moveReps(tx, act, teams);
  const tasks = await moveTasks(tx, act, teams);
  return { tasks, ...reps };
}
