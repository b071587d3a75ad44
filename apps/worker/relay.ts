import type { Client } from '@temporalio/client';
import { startDueMonths } from '../../libs/books/months/await-month';
import { pokeSignal, startOf } from '../../libs/contract/processes';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import type { House } from '../house';

interface Poke {
  readonly workflowId: string;
  readonly upTo: bigint;
}

/** The pokes that wait, coalesced per workflow. */
const waiting = (house: House): Promise<Poke[]> =>
  inTransaction(house.database, systemActor, (tx) => tx.query<Poke>(`SELECT workflow_id AS "workflowId", max(id) AS "upTo" FROM poke GROUP BY workflow_id ORDER BY 2 LIMIT 200`));

/** A workflow that is not there is started by its poke: the desk's truth is all that it needs. */
async function deliver(house: House, client: Client, { workflowId, upTo }: Poke): Promise<void> {
  const { type, taskQueue, input } = startOf(workflowId);
  await client.workflow.signalWithStart(type, { workflowId, taskQueue, args: [input], signal: pokeSignal, signalArgs: [] });
  await inTransaction(house.database, systemActor, (tx) => tx.query(`DELETE FROM poke WHERE workflow_id = $1 AND id <= $2`, [workflowId, upTo]));
}

/** One round of the relay: delivered before deleted, so a poke may come twice and is never lost. */
export async function relayOnce(house: House, client: Client): Promise<number> {
  const pokes = await waiting(house);
  for (const poke of pokes) await deliver(house, client, poke);
  return pokes.length;
}

/**
 * Every open run has a workflow: those that Temporal does not know (its store was deleted, a poke was lost) are poked anew, and so are months
 * whose day has come unnoticed. Answers how many workflows were missing.
 */
export async function reconcile(house: House, client: Client): Promise<number> {
  const runs = await inTransaction(house.database, systemActor, (tx) =>
    tx.query<{ workflowId: string }>(
      `SELECT workflow_id AS "workflowId" FROM run WHERE ended IS NULL
       UNION SELECT 'subscription-' || c.order_id FROM contract c WHERE c.status IN ('ACTIVE', 'EXTENDED') ORDER BY 1`,
    ),
  );
  await inTransaction(house.database, systemActor, startDueMonths);
  let missing = 0;
  for (const { workflowId } of runs) {
    if (await isRunning(client, workflowId)) continue;
    missing += 1;
    await inTransaction(house.database, systemActor, (tx) => tx.query(`INSERT INTO poke (workflow_id) VALUES ($1)`, [workflowId]));
  }
  return missing;
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return false;
    throw error;
  }
}
