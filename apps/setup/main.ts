import { readConfig, type Config } from '../../libs/config/config';
import { awaitFirstMonth } from '../../libs/books/months/await-month';
import { systemActor } from '../../libs/contract/sides';
import { awaitFirstDeskCare } from '../../libs/desk/desk-care';
import { loadReferenceData } from '../../libs/database/load-reference-data';
import { instantOf, momentAt } from '../../libs/domain/calendar/plain-date';
import { migrate } from '../../libs/database/migrate';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { loadDemoPeople } from '../../libs/people/demo/load-demo-people';
import type { DemoLogin } from '../../libs/people/demo/organisations';
import { openHouse, type House } from '../house';
import { customersOfTheBook } from '../sample-order-book/book';
import { beginBook, endBook, loadBook } from '../sample-order-book/load';

/** Runs as the owner of the schema: reference data and people are not changed by the application's role. */
const asOwner = (house: House, work: (tx: Tx) => Promise<void>): Promise<void> =>
  inTransaction(house.database, systemActor, async (tx) => {
    await tx.query('RESET ROLE');
    await work(tx);
  });

/** Where business time is to begin: at 09:00 of the day that is named, or now. */
const beginningOf = ({ testClockStart }: Config): string => (testClockStart ? instantOf(momentAt(testClockStart, '09:00:00')) : new Date().toISOString());

/** Business time of a new installation begins where it is told to, and from then on moves only when it is moved; that of a sample order book begins earlier. */
async function startTestClock(tx: Tx, config: Config): Promise<void> {
  const at = beginningOf(config);
  if (config.demoData && config.sampleOrders) await beginBook(tx, at);
  if (config.testClock) await tx.query(`INSERT INTO test_clock (now_at, began_at) VALUES ($1, $1) ON CONFLICT DO NOTHING`, [at]);
}

/** Loads a sample order book that was begun; answers how many orders it has and how long that took, nothing where there was none. */
async function loadSampleOrders(house: House): Promise<{ orders: number; seconds: number } | undefined> {
  const began = Date.now();
  const orders = await loadBook(house);
  if (orders === undefined) return undefined;
  await asOwner(house, async (tx) => void (await endBook(tx, house.config)));
  return { orders, seconds: Math.round((Date.now() - began) / 1000) };
}

/** Schema, clock, calendar, catalogue, plans and, where asked for, demo people and their sample order book. Safe to run again. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  await migrate(config.databaseUrl);
  const house = await openHouse(config);
  let demoPeople: readonly DemoLogin[] = [];
  let sampleOrders: { orders: number; seconds: number } | undefined;
  try {
    await asOwner(house, (tx) => startTestClock(tx, config));
    await asOwner(house, loadReferenceData);
    await asOwner(house, (tx) => house.desk.publishPlans(tx));
    await asOwner(house, awaitFirstMonth);
    await asOwner(house, awaitFirstDeskCare);
    if (config.demoData) await asOwner(house, async (tx) => void (demoPeople = await loadDemoPeople(tx, config.demoPassword)));
    sampleOrders = await loadSampleOrders(house);
    await asOwner(house, async (tx) => void (demoPeople = [...demoPeople, ...(await customersOfTheBook(tx))]));
  } finally {
    await house.close();
  }
  console.log(JSON.stringify({ demoPeople, sampleOrders }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
