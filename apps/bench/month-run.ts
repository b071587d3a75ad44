import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dataSourceFor } from '../../libs/database/data-source';
import type { Bench, Figure, Place } from './bench';
import { median } from './measuring/load';
import { onDatabase } from './measuring/sql';
import { contractsToBill } from './month/contracts-to-bill';
import type { Measured } from './month/measure';
import type { OneWay, Way } from './month/one-way';

const contracts = 100_000;
const few = 20_000;
const manyMore = 200_000;
const rounds = 3;

type Part = 'finalRun' | 'issue';
const parts: readonly (readonly [Part, string])[] = [['finalRun', 'final run'], ['issue', 'issue']];

const nameOf = (url: string): string => new URL(url).pathname.slice(1);
const named = (count: number): string => count.toLocaleString('en');

/** Contracts in a database that every measurement copies. */
async function contractsIn(place: Place, all: number, due: number): Promise<string> {
  place.say(`writing ${named(all)} contracts, ${named(due)} of them due`);
  const url = await place.installation(`month_${all}_${due}`);
  const database = await dataSourceFor(url, 1).initialize();
  await contractsToBill(database, all, due);
  await database.destroy();
  return url;
}

/** One way on a fresh copy, in a process of its own. */
async function goes(place: Place, way: Way, from: string): Promise<OneWay> {
  const copy = `${nameOf(from)}_${way}`;
  await onDatabase(place.adminUrl, (admin) => admin.query(`CREATE DATABASE ${copy} TEMPLATE ${nameOf(from)} STRATEGY FILE_COPY`));
  const url = Object.assign(new URL(from), { pathname: `/${copy}` }).href;
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'month/one-way.js'), way, url]);
  await onDatabase(place.adminUrl, (admin) => admin.query(`DROP DATABASE ${copy} WITH (FORCE)`));
  return JSON.parse(stdout) as OneWay;
}

interface Raced {
  readonly left: readonly OneWay[];
  readonly right: readonly OneWay[];
}

/** Two ways turn by turn, so that what else the machine does falls on both. */
async function race(left: () => Promise<OneWay>, right: () => Promise<OneWay>): Promise<Raced> {
  const raced: { left: OneWay[]; right: OneWay[] } = { left: [], right: [] };
  for (let round = 0; round < rounds; round += 1) {
    raced.left.push(await left());
    raced.right.push(await right());
  }
  return raced;
}

const cpuMs = ({ clientMs, serverMs }: Measured): number => clientMs + serverMs;
const middle = (ways: readonly OneWay[], part: Part, of: (measured: Measured) => number): number => median(ways.map((way) => of(way[part])));
/** The median of each round's own ratio. */
const ratio = ({ left, right }: Raced, part: Part, of: (measured: Measured) => number): number => median(right.map((way, at) => of(way[part]) / of(left[at]?.[part] ?? way[part])));
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
const peakMb = (ways: readonly OneWay[]): number => median(ways.map((way) => way.peakMb));

const againstTheFloor = (raced: Raced): Figure[] =>
  parts.flatMap(([part, name]): Figure[] => {
    const of = (what: (measured: Measured) => number) => [middle(raced.right, part, what), middle(raced.left, part, what)] as const;
    const [[wall, floorWall], [cpu, floorCpu], [wal, floorWal]] = [of(({ wallMs }) => wallMs), of(cpuMs), of(({ walMb }) => walMb)];
    const times = ratio(raced, part, ({ wallMs }) => wallMs);
    return [
      { what: `${name} of ${named(contracts)} contracts`, seen: `${seconds(wall)}, floor ${seconds(floorWall)}: ${times.toFixed(2)}`, goal: '≤ 1.5', held: times <= 1.5 },
      { what: 'CPU of client and server', seen: `${seconds(middle(raced.right, part, ({ clientMs }) => clientMs))} + ${seconds(middle(raced.right, part, ({ serverMs }) => serverMs))}, floor ${seconds(floorCpu)}: ${(cpu / floorCpu).toFixed(2)}` },
      { what: 'WAL', seen: `${wal.toFixed(0)} MB, floor ${floorWal.toFixed(0)} MB: ${(wal / floorWal).toFixed(2)}` },
    ];
  });

const growth = (raced: Raced): Figure[] =>
  parts.map(([part, name]) => {
    const times = ratio(raced, part, cpuMs);
    return { what: `${name}, ${named(few)} due of ${named(manyMore)} against ${named(few)} of ${named(few)}, CPU`, seen: `${seconds(middle(raced.right, part, cpuMs))}, ${seconds(middle(raced.left, part, cpuMs))}: ${times.toFixed(2)}`, goal: '≤ 1.2', held: times <= 1.2 };
  });

function memory(many: readonly OneWay[], fewer: readonly OneWay[]): Figure {
  const [larger, smaller] = [peakMb(many), peakMb(fewer)];
  return { what: `memory at its peak, ${named(contracts)} against ${named(few)} contracts`, seen: `${larger.toFixed(0)} MB, ${smaller.toFixed(0)} MB`, goal: 'flat: ≤ 1.5', held: larger <= smaller * 1.5 };
}

/** Counted is what the rows need, not the images of pages that a checkpoint asks for. */
const imagesOfPages = (place: Place, on: 'on' | 'off'): Promise<void> =>
  onDatabase(place.adminUrl, async (admin) => {
    await admin.query(`ALTER SYSTEM SET full_page_writes = ${on}`);
    await admin.query('SELECT pg_reload_conf()');
  });

async function run(place: Place): Promise<readonly Figure[]> {
  await imagesOfPages(place, 'off');
  const all = await contractsIn(place, contracts, contracts);
  place.say('the month and its floor, turn by turn');
  const raced = await race(() => goes(place, 'floor', all), () => goes(place, 'house', all));
  const [floor, house] = [raced.left[0]?.written, raced.right[0]?.written];
  if (floor !== house) throw new Error(`the floor wrote ${floor}, the month ${house}`);
  const [fewOfFew, fewOfMany] = [await contractsIn(place, few, few), await contractsIn(place, manyMore, few)];
  place.say('what is due among few and among many, turn by turn');
  const grown = await race(() => goes(place, 'house', fewOfFew), () => goes(place, 'house', fewOfMany));
  await imagesOfPages(place, 'on');
  return [{ what: 'written', seen: house ?? '' }, ...againstTheFloor(raced), memory(raced.right, grown.left), ...growth(grown)];
}

/** A month's final run and issue through the books, against SQL alone that writes the same rows. */
export const monthRun: Bench = { name: 'month-run', title: `a month of ${named(contracts)} contracts, against SQL that writes the same rows`, run };
