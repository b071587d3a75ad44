import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench, Figure, Place } from './bench';
import { benches } from './benches';
import { machine } from './machine';
import { onDatabase } from './measuring/sql';
import { served } from './served';

const template = 'ieum';
const demoPassword = 'ieum-demo-2026';

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm run bench sets it.`);
  return value;
};

const on = (adminUrl: string, database: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
};

/** The environment of every process around a database: business time stands still on a working day. */
const environment = (databaseUrl: string): NodeJS.ProcessEnv => ({
  DATABASE_URL: databaseUrl,
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  FILES_DIR: join(given('IEUM_BENCH_FOLDER'), 'files'),
  MAIL_DIR: join(given('IEUM_BENCH_FOLDER'), 'mail'),
  PAYOUT_DIR: join(given('IEUM_BENCH_FOLDER'), 'payouts'),
  IEUM_TEST_CLOCK: '1',
  IEUM_TEST_CLOCK_START: '2026-10-05',
  IEUM_DEMO_DATA: '1',
  IEUM_DEMO_PASSWORD: demoPassword,
});

/** Set up once; every bench copies it. */
async function setUpTemplate(adminUrl: string): Promise<void> {
  await onDatabase(adminUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  await promisify(execFile)(process.execPath, [join(__dirname, '../setup/main.js')], { env: { ...process.env, ...environment(on(adminUrl, template)) } });
}

function placeOn(adminUrl: string): Place {
  const database = async (name: string, from: string): Promise<string> => {
    await onDatabase(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`));
    return on(adminUrl, name);
  };
  return {
    adminUrl,
    installation: (name) => database(name, template),
    emptyDatabase: (name) => database(name, 'template0'),
    serve: (script, databaseUrl) => served(script, environment(databaseUrl)),
    say: (line) => console.log(`  … ${line}`),
  };
}

const mark = ({ held }: Figure): string => (held === undefined ? ' ' : held ? '✓' : '✗');

function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ what }) => what.length));
  for (const figure of figures) console.log(`  ${mark(figure)} ${figure.what.padEnd(width)}  ${figure.seen}${figure.goal ? `   (goal: ${figure.goal})` : ''}`);
}

function chosen(names: readonly string[]): readonly Bench[] {
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}. There are:\n${benches.map(({ name, title }) => `  ${name}  ${title}`).join('\n')}`);
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name));
}

/** Runs the benches that are named, or all. A goal that is missed is printed, and no failure: machines differ. */
async function main(): Promise<void> {
  const adminUrl = given('IEUM_BENCH_ADMIN_URL');
  const wanted = chosen(process.argv.slice(2));
  console.log(`${await machine(adminUrl)}\n`);
  await setUpTemplate(adminUrl);
  const place = placeOn(adminUrl);
  for (const bench of wanted) {
    console.log(`${bench.name}: ${bench.title}`);
    print(await bench.run(place));
    console.log();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
