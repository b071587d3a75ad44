import type { DataSource } from 'typeorm';
import { dataSourceFor } from '../../libs/database/data-source';
import { inTransaction } from '../../libs/database/transaction';
import { inboxStatement } from '../../libs/desk/inbox';
import { sessionOf } from '../../libs/people/session';
import type { Bench, Figure, Place } from './bench';
import { manyTasks } from './many-tasks';
import { HttpClient } from './measuring/http-client';
import { percentile, saturated, steady } from './measuring/load';
import { cookieOf } from './measuring/signed-in';
import { turnByTurn, type Racer, type Turns } from './measuring/turns';
import type { Served } from './served';

const taskCount = 200_000;
const clients = 8;
const rounds = 5;
const pagesARound = 2_000;
const steadySeconds = 4;
const login = 'consulting';

interface Page {
  readonly items: readonly { readonly id: string }[];
}

/** One of the two servers, ready to be asked for the same page. */
interface Asked extends Racer {
  page(): Promise<Page>;
  close(): Promise<void>;
}

function asked(server: Served, path: string, cookie?: string): Asked {
  const client = new HttpClient(server.port);
  const page = () => client.get<Page>(path, cookie);
  return {
    page,
    operations: pagesARound,
    round: () => saturated(clients, pagesARound, async () => void (await page())),
    cpuMs: () => server.cpuMs(),
    close: () => (client.close(), server.stop()),
  };
}

const idsOf = (page: Page): string => page.items.map(({ id }) => id).join();

async function answerTheSame(api: Asked, floor: Asked): Promise<void> {
  const [one, other] = await Promise.all([api.page(), floor.page()]);
  if (one.items.length !== 25 || idsOf(one) !== idsOf(other)) throw new Error('the API and the floor do not answer the same page');
}

/** At the same steady rate, half of what the API can do: at saturation a p99 is the scheduler's slice. */
async function atHalfLoad(api: Asked, floor: Asked, perSecond: number): Promise<{ api: number[]; floor: number[] }> {
  const times: { api: number[]; floor: number[] } = { api: [], floor: [] };
  const some = (one: Asked) => steady(perSecond, Math.round(perSecond * steadySeconds), async () => void (await one.page()));
  for (let round = 0; round < rounds; round += 1) {
    times.api.push(...(await some(api)));
    times.floor.push(...(await some(floor)));
  }
  return times;
}

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number } }[];
}

/** Pages of the database that one page of the box touches; not those of the catalogue that a connection reads the first time. */
async function buffers(database: DataSource, cookie: string, box: 'mine' | 'waiting'): Promise<number> {
  const session = await sessionOf(database, cookie.slice(cookie.indexOf('=') + 1));
  if (!session) throw new Error('the session is gone');
  return inTransaction(database, session.actor, async (tx) => {
    const { sql, parameters } = inboxStatement(tx, { box, sort: 'due', limit: 25 });
    await tx.query(sql, parameters);
    const explained = await tx.one<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, parameters);
    const plan = explained?.['QUERY PLAN'][0]?.Plan;
    return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
  });
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;

function figuresOf(seen: Turns, times: { api: number[]; floor: number[] }, perSecond: number, touched: { mine: number; waiting: number }): Figure[] {
  const at = (share: number) => ({ api: percentile(times.api, share), floor: percentile(times.floor, share) });
  const [p50, p99] = [at(0.5), at(0.99)];
  return [
    { what: 'pages a second, 8 clients', seen: `${seen.house.toFixed(0)} of the floor's ${seen.floor.toFixed(0)}: ${seen.ratio.toFixed(2)}` },
    { what: 'CPU of the server for a page', seen: `${ms(seen.cpu.house)}, floor ${ms(seen.cpu.floor)}: ${(seen.cpu.house / seen.cpu.floor).toFixed(2)}` },
    { what: `p99 at half load (${perSecond.toFixed(0)}/s)`, seen: `${ms(p99.api)}, floor ${ms(p99.floor)}: ${(p99.api / p99.floor).toFixed(2)}`, goal: '≤ 1.5', held: p99.api / p99.floor <= 1.5 },
    { what: 'p50 at half load', seen: `${ms(p50.api)}, floor ${ms(p50.floor)}: ${(p50.api / p50.floor).toFixed(2)}` },
    { what: 'buffers of a page, box mine', seen: String(touched.mine), goal: '≤ 40', held: touched.mine <= 40 },
    { what: 'buffers of a page, box waiting', seen: String(touched.waiting), goal: '≤ 40', held: touched.waiting <= 40 },
  ];
}

async function run(place: Place): Promise<readonly Figure[]> {
  const databaseUrl = await place.installation('bench_inbox');
  place.say(`writing ${taskCount.toLocaleString('en')} tasks`);
  await manyTasks(databaseUrl, taskCount);
  const database = await dataSourceFor(databaseUrl, 1).initialize();
  const cookie = await cookieOf(database, login);
  const [person] = await database.query<{ id: string }[]>('SELECT id FROM person WHERE login = $1', [login]);
  const api = asked(await place.serve('the-api', databaseUrl), '/api/tasks?box=mine&limit=25', cookie);
  const floor = asked(await place.serve('floors/raw-inbox', databaseUrl), `/${person?.id}`);
  try {
    await answerTheSame(api, floor);
    place.say('asking both, turn by turn');
    const seen = await turnByTurn(api, floor, rounds);
    place.say('asking both at half load');
    const times = await atHalfLoad(api, floor, seen.house / 2);
    return figuresOf(seen, times, seen.house / 2, { mine: await buffers(database, cookie, 'mine'), waiting: await buffers(database, cookie, 'waiting') });
  } finally {
    await Promise.all([api.close(), floor.close(), database.destroy()]);
  }
}

/** One page of a full inbox through the whole API, against bare http and pg that answer the same rows. */
export const inboxPage: Bench = { name: 'inbox-page', title: 'an inbox page of 25 at 200,000 tasks, against raw http + pg', run };
