import type { Client } from '@temporalio/client';
import { pokeSignal, startOf } from '../../libs/contract/processes';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import type { House } from '../house';

interface Poke {
  readonly workflowId: string;
  /** Those that were seen: one that another transaction commits meanwhile may have a smaller number and must stay. */
  readonly ids: readonly bigint[];
}

/** As many as Temporal takes at once without making people wait for its answers. */
const atOnce = 20;

/** The pokes that wait, coalesced per workflow, the oldest first. */
const waiting = (house: House): Promise<Poke[]> =>
  inTransaction(house.database, systemActor, (tx) =>
    tx.query<Poke>(`SELECT workflow_id AS "workflowId", array_agg(id) AS ids FROM poke GROUP BY workflow_id ORDER BY min(id) LIMIT $1`, [atOnce]),
  );

/** A workflow that is not there is started by its poke: the desk's truth is all that it needs. */
async function deliver(client: Client, { workflowId }: Poke): Promise<void> {
  const { type, taskQueue, input } = startOf(workflowId);
  await client.workflow.signalWithStart(type, { workflowId, taskQueue, args: [input], signal: pokeSignal, signalArgs: [] });
}

const forget = (house: House, pokes: readonly Poke[]): Promise<unknown> =>
  inTransaction(house.database, systemActor, (tx) =>
    tx.query(`DELETE FROM poke WHERE id = ANY ($1::bigint[])`, [pokes.flatMap(({ ids }) => ids.map(String))]),
  );

/** One round of the relay: delivered before deleted, so a poke may come twice and is never lost. Throws what one of them failed with. */
export async function relayOnce(house: House, client: Client): Promise<number> {
  const pokes = await waiting(house);
  const delivered = await Promise.allSettled(pokes.map((poke) => deliver(client, poke)));
  await forget(house, pokes.filter((_, at) => delivered[at]?.status === 'fulfilled'));
  const failed = delivered.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return pokes.length;
}
