import type { Client } from '@temporalio/client';
import { startDueMonths } from '../../libs/books/months/await-month';
import { startDueDates } from '../../libs/books/payments/due-dates';
import { startDueRefunds } from '../../libs/books/refunds/pay-refunds';
import { subscriptionId } from '../../libs/contract/processes';
import { startDueDeskCare } from '../../libs/desk/desk-care';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import type { House } from '../house';

const perPage = 200;

interface ToCarry {
  /** The place in its list from which the next page goes on. */
  readonly at: string;
  readonly workflowId: string;
}

type ListOfWorkflows = (house: House, after: string) => Promise<readonly ToCarry[]>;

/** Every run that goes on: an order, a month, a settlement. */
const ofOpenRuns: ListOfWorkflows = (house, after) =>
  inTransaction(house.database, systemActor, (tx) =>
    tx.query<ToCarry>(`SELECT DISTINCT workflow_id AS at, workflow_id AS "workflowId" FROM run WHERE ended IS NULL AND workflow_id > $1 ORDER BY 1 LIMIT $2`, [after, perPage]),
  );

/** Every contract in service: its subscription lives for years after its order has ended. */
const ofContractsInService: ListOfWorkflows = async (house, after) => {
  const contracts = await inTransaction(house.database, systemActor, (tx) =>
    tx.query<{ id: string; orderId: string }>(
      `SELECT id, order_id AS "orderId" FROM contract WHERE billing_start_on IS NOT NULL AND terminated_on IS NULL AND status IN ('ACTIVE', 'EXTENDED') AND id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid
        ORDER BY id LIMIT $2`,
      [after, perPage],
    ),
  );
  return contracts.map(({ id, orderId }) => ({ at: id, workflowId: subscriptionId(orderId) }));
};

/** Which of these Temporal carries now. Its list may be some moments old: a poke too many wakes a workflow for nothing, a poke too few comes next time. */
async function running(client: Client, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const query = `ExecutionStatus = 'Running' AND WorkflowId IN (${ids.map((id) => `'${id}'`).join(', ')})`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: perPage })) found.add(workflowId);
  return found;
}

const poke = (house: House, ids: readonly string[]): Promise<unknown> =>
  inTransaction(house.database, systemActor, (tx) => tx.query(`INSERT INTO poke (workflow_id) SELECT unnest($1::text[])`, [ids]));

async function pokeWhatIsMissing(house: House, client: Client, list: ListOfWorkflows): Promise<number> {
  let missing = 0;
  for (let after = ''; ; ) {
    const page = await list(house, after);
    const last = page.at(-1);
    if (!last) return missing;
    const known = await running(client, page.map(({ workflowId }) => workflowId));
    const lost = page.map(({ workflowId }) => workflowId).filter((id) => !known.has(id));
    if (lost.length > 0) await poke(house, lost);
    missing += lost.length;
    after = last.at;
  }
}

/**
 * PostgreSQL is the truth and Temporal follows: workflows that it does not know (its store was deleted, a poke was lost) are poked anew, and so are
 * months, due dates and days of refunds whose day has come unnoticed. Read in pages, so that memory does not grow with what is open. Answers how many workflows were missing.
 */
export async function reconcile(house: House, client: Client, { contractsToo = true } = {}): Promise<number> {
  await inTransaction(house.database, systemActor, startDueMonths);
  await inTransaction(house.database, systemActor, startDueDeskCare);
  await inTransaction(house.database, systemActor, startDueDates);
  await inTransaction(house.database, systemActor, startDueRefunds);
  const missing = await pokeWhatIsMissing(house, client, ofOpenRuns);
  return missing + (contractsToo ? await pokeWhatIsMissing(house, client, ofContractsInService) : 0);
}
