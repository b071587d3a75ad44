import { jsonText } from '../database/as-json';
import { newId } from '../database/ids';
import { insertRows } from '../database/insert-rows';
import type { Tx } from '../database/transaction';

/** SQL: teams of units whose last day is over, and the team of the same role of the unit that goes on in the end. */
const goesOn = `
  units AS (
    SELECT u.id, u.successor_id AS next FROM org_unit u WHERE u.successor_id IS NOT NULL AND u.valid_to < $1
    UNION ALL SELECT w.id, u.successor_id FROM units w JOIN org_unit u ON u.id = w.next WHERE u.successor_id IS NOT NULL AND u.valid_to < $1),
  teams AS (
    SELECT t.id AS was, s.id AS team_id FROM units w JOIN org_unit u ON u.id = w.next JOIN team t ON t.unit_id = w.id JOIN team s ON s.unit_id = w.next AND s.role = t.role
     WHERE u.successor_id IS NULL OR u.valid_to >= $1)`;

interface Moved {
  readonly id: string;
  readonly was: string;
  readonly is: string;
}

/** Events of these runs wait until their tasks have moved. */
const holdRuns = (tx: Tx): Promise<unknown[]> =>
  tx.query(`WITH RECURSIVE ${goesOn} SELECT r.id FROM run r WHERE r.id IN (SELECT k.run_id FROM task k JOIN teams t ON t.was = k.team_id WHERE k.status IN ('OPEN', 'IN_PROGRESS')) ORDER BY r.id FOR UPDATE OF r`, [tx.today]);

const moveTasks = (tx: Tx): Promise<Moved[]> =>
  tx.query(
    `WITH RECURSIVE ${goesOn} UPDATE task k SET team_id = t.team_id, version = k.version + 1 FROM teams t WHERE k.team_id = t.was AND k.status IN ('OPEN', 'IN_PROGRESS') RETURNING k.id, t.was, t.team_id AS "is"`,
    [tx.today],
  );

const moveReps = (tx: Tx, table: 'customer_order' | 'contract'): Promise<Moved[]> =>
  tx.query(`WITH RECURSIVE ${goesOn} UPDATE ${table} k SET sales_team_id = t.team_id FROM teams t WHERE k.sales_team_id = t.was RETURNING k.id, t.was, t.team_id AS "is"`, [tx.today]);

const noteTasks = (tx: Tx, moved: readonly Moved[]): Promise<void> =>
  insertRows(
    tx,
    'task_note',
    [
      { name: 'id', type: 'uuid', of: () => newId() },
      { name: 'task_id', type: 'uuid', of: ({ id }) => id },
      { name: 'kind', type: 'text', of: () => 'REASSIGNED' },
      { name: 'actor_id', type: 'uuid', of: () => tx.actor.id },
      { name: 'at', type: 'timestamptz', of: () => tx.now },
      { name: 'text', type: 'text', of: () => '조직 승계' },
      { name: 'detail', type: 'jsonb', of: ({ was, is }) => jsonText({ fromTeam: was, toTeam: is }) },
    ],
    moved,
  );

const auditReps = (tx: Tx, kind: 'ORDER' | 'CONTRACT', moved: readonly Moved[]): Promise<void> =>
  insertRows(
    tx,
    'audit_entry',
    [
      { name: 'id', type: 'uuid', of: () => newId() },
      { name: 'at', type: 'timestamptz', of: () => tx.now },
      { name: 'actor_id', type: 'uuid', of: () => tx.actor.id },
      { name: 'action', type: 'text', of: () => `${kind.toLowerCase()}.sales-team-changed` },
      { name: 'subject_kind', type: 'text', of: () => kind },
      { name: 'subject_id', type: 'text', of: ({ id }) => id },
      { name: 'before', type: 'jsonb', of: ({ was }) => jsonText({ salesTeamId: was }) },
      { name: 'after', type: 'jsonb', of: ({ is }) => jsonText({ salesTeamId: is }) },
    ],
    moved,
  );

/** Once a unit's last day is over, its open tasks, and the orders and contracts of its reps, lie with its successor. A second time there is nothing left to move. */
export async function moveWorkOfEndedUnits(tx: Tx): Promise<void> {
  await holdRuns(tx);
  await noteTasks(tx, await moveTasks(tx));
  await auditReps(tx, 'ORDER', await moveReps(tx, 'customer_order'));
  await auditReps(tx, 'CONTRACT', await moveReps(tx, 'contract'));
}
