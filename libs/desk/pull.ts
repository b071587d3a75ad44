import type { PendingEffect, Pulled } from '../contract/processes';
import type { Tx } from '../database/transaction';

interface RunsRow {
  readonly passed: string[];
  readonly open: number;
  readonly ended: string | null;
  readonly inService: boolean;
}

interface NextRow {
  readonly at: string | null;
  readonly testClock: boolean;
}

/**
 * What a workflow asks before it waits: everything that is pending under its id, in a fixed order. With the test clock on there is no timer to set:
 * the clock pokes whose moment has come.
 */
export async function pull(tx: Tx, workflowId: string): Promise<Pulled> {
  const effects = await tx.query<PendingEffect>(
    `SELECT e.command_id AS "commandId", e.kind FROM effect e LEFT JOIN effect_outcome o USING (command_id)
      WHERE e.workflow_id = $1 AND o.command_id IS NULL ORDER BY e.created_at, e.command_id LIMIT 100`,
    [workflowId],
  );
  const due = await tx.query<{ id: string }>(
    `SELECT id FROM moment WHERE workflow_id = $1 AND done_at IS NULL AND at <= $2 ORDER BY at, id LIMIT 100`,
    [workflowId, tx.now],
  );
  const runs = await tx.one<RunsRow>(
    `SELECT coalesce(lead.state -> 'passed', '[]') AS passed, lead.ended,
       EXISTS (SELECT FROM run WHERE workflow_id = $1 AND ended IS NULL)::int AS open,
       coalesce(c.status IN ('ACTIVE', 'EXTENDED'), false) AS "inService"
     FROM (SELECT) AS one
     LEFT JOIN run lead ON lead.workflow_id = $1 AND lead.subject_kind IN ('ORDER', 'MONTH')
     LEFT JOIN customer_order o ON o.id = lead.order_id LEFT JOIN contract c ON c.id = o.contract_id`,
    [workflowId],
  );
  const next = await tx.one<NextRow>(
    `SELECT (SELECT min(at) FROM moment WHERE workflow_id = $1 AND done_at IS NULL) AS at, EXISTS (SELECT FROM test_clock) AS "testClock"`,
    [workflowId],
  );
  const wakes = next?.at && !next.testClock ? { wakeInMs: Math.max(0, Date.parse(next.at) - Date.parse(tx.now)) } : {};
  return {
    effects,
    dueMoments: due.map((moment) => moment.id),
    passed: runs?.passed ?? [],
    openRuns: runs?.open ?? 0,
    ended: runs?.ended ? [runs.ended] : [],
    inService: runs?.inService ?? false,
    ...wakes,
  };
}
