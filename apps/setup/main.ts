import { readConfig, type Config } from '../../libs/config/config';
import { awaitFirstMonth } from '../../libs/books/months/await-month';
import { systemActor } from '../../libs/contract/sides';
import { awaitFirstDeskCare } from '../../libs/desk/desk-care';
import { loadReferenceData } from '../../libs/database/load-reference-data';
import { migrate } from '../../libs/database/migrate';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { loadDemoPeople, type DemoLogin } from '../../libs/people/demo/load-demo-people';
import { openHouse, type House } from '../house';

/** Runs as the owner of the schema: reference data and people are not changed by the application's role. */
const asOwner = (house: House, work: (tx: Tx) => Promise<void>): Promise<void> =>
  inTransaction(house.database, systemActor, async (tx) => {
    await tx.query('RESET ROLE');
    await work(tx);
  });

/** Business time of a new installation begins where it is told to, and from then on moves only when it is moved. */
const startTestClock = (tx: Tx, { testClock, testClockStart }: Config): Promise<unknown> =>
  testClock
    ? tx.query(`INSERT INTO test_clock (now_at, began_at) SELECT at, at FROM (SELECT coalesce(nullif($1, '')::date + time '09:00' AT TIME ZONE 'Asia/Seoul', now()) AS at) t ON CONFLICT DO NOTHING`, [testClockStart])
    : Promise.resolve();

/** Schema, clock, calendar, catalogue, plans and, where asked for, demo people. Safe to run again. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  await migrate(config.databaseUrl);
  const house = await openHouse(config);
  let people: readonly DemoLogin[] = [];
  try {
    await asOwner(house, async (tx) => void (await startTestClock(tx, config)));
    await asOwner(house, loadReferenceData);
    await asOwner(house, (tx) => house.desk.publishPlans(tx));
    await asOwner(house, awaitFirstMonth);
    await asOwner(house, awaitFirstDeskCare);
    if (config.demoData) await asOwner(house, async (tx) => void (people = await loadDemoPeople(tx, config.demoPassword)));
  } finally {
    await house.close();
  }
  console.log(JSON.stringify({ demoPeople: people }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
