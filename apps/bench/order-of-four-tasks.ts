import type { Bench, Figure, Place } from './bench';
import { FloorDesk, HouseDesk, type Desk, type Draft, type Login } from './desks';
import { counted } from './measuring/counted';
import { saturated } from './measuring/load';
import { turnByTurn, type Racer, type Turns } from './measuring/turns';

const clients = 8;
const rounds = 5;
const ordersARound = 100;
const ordersCounted = 200;

const siteChecked = { network: '사무실 100Mbps, 방화벽 예외 등록 가능', specialConditions: '' };

/** The tasks after the first, in the order in which it opens them, with what people fill in. */
const afterTheFirst: readonly { readonly by: Login; readonly form: unknown }[] = [
  { by: 'product', form: {} },
  { by: 'consulting', form: {} },
  { by: 'product', form: { exceptionReason: '그룹사 본사 증설 예정에 따른 예외' } },
];

/** Start, then list, claim and complete four times: thirteen requests. */
async function order(desk: Desk, draft: Draft): Promise<void> {
  await desk.submit(draft);
  const [first] = (await desk.list('sales', draft.customer)).items;
  if (!first) throw new Error('the first task is not there');
  const { openedTasks } = await work(desk, 'sales', first.id, siteChecked);
  for (const [at, { by, form }] of afterTheFirst.entries()) {
    await desk.list(by);
    await work(desk, by, openedTasks[at] ?? '', form);
  }
}

async function work(desk: Desk, by: Login, task: string, form: unknown): Promise<{ readonly openedTasks: readonly string[] }> {
  const { version } = await desk.claim(by, task);
  return desk.complete(by, task, { version, form });
}

/** Drafts are entered before anything is measured: what is measured begins with the start of the order's run. */
async function entered(desk: Desk, count: number): Promise<Draft[]> {
  const drafts: Draft[] = [];
  await saturated(4, count, async () => void drafts.push(await desk.enter()));
  return drafts;
}

const walked = (desk: Desk, drafts: readonly Draft[]): Promise<number> => {
  const waiting = [...drafts];
  return saturated(clients, drafts.length, () => {
    const draft = waiting.pop();
    return draft ? order(desk, draft) : Promise.resolve();
  });
};

function racer(desk: Desk): Racer {
  let drafts: Draft[] = [];
  return {
    operations: ordersARound,
    prepare: async () => void (drafts = await entered(desk, ordersARound)),
    round: () => walked(desk, drafts),
    cpuMs: () => desk.cpuMs(),
  };
}

type Costs = Awaited<ReturnType<typeof counted>>;

/** What one order costs PostgreSQL from its submission on. Leaves the desk stopped. */
async function costs(place: Place, desk: Desk, databaseUrl: string): Promise<Costs> {
  const drafts = await entered(desk, ordersCounted);
  await desk.stop();
  return counted(place.adminUrl, databaseUrl, ordersCounted, async () => {
    await desk.start();
    await walked(desk, drafts);
    await desk.stop();
  });
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

const told = (largest: Costs['largest']): string => largest.map(({ table, bytes, ofIndexes }) => `${table} ${kilobytes(bytes)} (indexes ${kilobytes(ofIndexes)})`).join(', ');

const figuresOf = (seen: Turns, house: Costs, floor: Costs): Figure[] => [
  { what: 'orders a second, 8 clients', seen: `${seen.house.toFixed(0)} of the floor's ${seen.floor.toFixed(0)}: ${seen.ratio.toFixed(2)}`, goal: '≥ 0.6', held: seen.ratio >= 0.6 },
  { what: 'CPU of the server for an order', seen: `${seen.cpu.house.toFixed(1)} ms, floor ${seen.cpu.floor.toFixed(1)} ms: ${(seen.cpu.house / seen.cpu.floor).toFixed(2)}` },
  { what: 'WAL of an order', seen: `${kilobytes(house.walBytes)}, floor ${kilobytes(floor.walBytes)}`, goal: '≤ 12 KB', held: house.walBytes <= 12 * 1024 },
  { what: 'most of that WAL', seen: told(house.largest) },
  { what: 'write commits of an order', seen: `${house.writeCommits.toFixed(1)}, floor ${floor.writeCommits.toFixed(1)}`, goal: '≤ 9', held: house.writeCommits <= 9.1 },
  { what: 'all commits of an order', seen: `${house.commits.toFixed(1)}, floor ${floor.commits.toFixed(1)}` },
  { what: 'buffers of an order', seen: `${house.buffers.toFixed(0)}, floor ${floor.buffers.toFixed(0)}` },
];

async function run(place: Place): Promise<readonly Figure[]> {
  const [ofHouse, ofFloor] = [await place.installation('bench_orders'), await place.emptyDatabase('bench_floor')];
  const [house, floor] = [await HouseDesk.on(place, ofHouse), new FloorDesk(place, ofFloor)];
  try {
    await Promise.all([house.start(), floor.start()]);
    place.say('walking orders through both, turn by turn');
    const seen = await turnByTurn(racer(house), racer(floor), rounds);
    place.say('counting what an order costs');
    return figuresOf(seen, await costs(place, house, ofHouse), await costs(place, floor, ofFloor));
  } finally {
    await Promise.all([house.stop(), floor.stop()]);
  }
}

/** An order from its start over its first four tasks with people, through the whole API, against NestJS with pg and no rules. */
export const orderOfFourTasks: Bench = { name: 'order-of-four-tasks', title: 'start, then list, claim and complete four tasks over HTTP, against NestJS + Fastify + pg without rules', run };
