import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../servers/postgres.mjs';
import { startTemporal } from '../servers/temporal.mjs';
import { beginLog } from './household.mjs';
import { dist, root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { Problem, step, until } from './progress.mjs';

/**
 * @typedef {object} Place
 * @property {string} folder state of the installation
 * @property {string} logFolder
 *
 * @typedef {object} Installation
 * @property {string} address
 * @property {string} temporalUi empty where none is known
 * @property {{ login: string, name: string, role: string }[]} people who may log in, as the set-up tells them
 * @property {{ orders: number, seconds: number } | undefined} sampleOrders what was loaded by this start
 * @property {string} password of the demo people
 * @property {NodeJS.ProcessEnv} env what the application was started with
 * @property {import('./household.mjs').Member[]} applications
 */

const demoPassword = 'ieum-demo-2026';

/**
 * Brings a whole installation up on a data folder and returns when it is healthy: servers and build side by side, then the set-up
 * (schema, catalogue, calendar, people), then the API and the worker.
 * @param {import('./household.mjs').Household} household
 * @param {Place & { env?: NodeJS.ProcessEnv }} options env: what differs from the environment of this script
 * @returns {Promise<Installation>}
 */
export async function bringUp(household, { folder, logFolder, env: own = {} }) {
  const given = { ...process.env, ...own };
  const ports = readPorts(folder);
  const [database, temporal] = await Promise.all([
    databaseFor(household, { folder, logFolder }, given, ports),
    temporalFor(household, { folder, logFolder }, given, ports),
    build(household, logFolder),
  ]);
  const port = await freePort(Number(given.PORT) || undefined, ports.api, 3000);
  const workerHealthPort = await freePort(ports.workerHealth);
  writeFileSync(join(folder, 'ports.json'), JSON.stringify({ api: port, workerHealth: workerHealthPort, postgres: database.port, temporal: temporal.port, temporalUi: temporal.uiPort }));
  const env = { ...given, ...settings(given, folder), DATABASE_URL: database.url, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_UI_URL: temporal.ui, PORT: String(port), WORKER_HEALTH_PORT: String(workerHealthPort) };
  const { demoPeople: people, sampleOrders } = await setUp(household, logFolder, env);
  const address = `http://${env.HOST}:${port}`;
  const applications = await startApplications(household, logFolder, env, address);
  return { address, temporalUi: temporal.ui, people, sampleOrders, password: env.IEUM_DEMO_PASSWORD ?? '', env, applications };
}

/**
 * The environment of the application on this machine: a development installation with demo people and a clock that can be moved.
 * @param {NodeJS.ProcessEnv} given
 * @param {string} folder
 */
function settings(given, folder) {
  return {
    HOST: given.HOST ?? '127.0.0.1',
    NODE_ENV: given.NODE_ENV ?? 'development',
    TEMPORAL_NAMESPACE: given.TEMPORAL_NAMESPACE ?? 'default',
    FILES_DIR: given.FILES_DIR ?? join(folder, 'files'),
    MAIL_DIR: given.MAIL_DIR ?? join(folder, 'mail'),
    PAYOUT_DIR: given.PAYOUT_DIR ?? join(folder, 'payouts'),
    IEUM_TEST_CLOCK: given.IEUM_TEST_CLOCK ?? '1',
    IEUM_DEMO_DATA: given.IEUM_DEMO_DATA ?? '1',
    IEUM_SAMPLE_ORDERS: given.IEUM_SAMPLE_ORDERS ?? '1',
    IEUM_DEMO_PASSWORD: given.IEUM_DEMO_PASSWORD ?? demoPassword,
    WORKFLOW_BUNDLE: given.WORKFLOW_BUNDLE ?? join(dist, 'workflows/bundle.js'),
  };
}

/** @param {string} folder @returns {Record<string, number | undefined>} the ports of the last start, so that addresses stay the same */
function readPorts(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {import('./household.mjs').Household} household
 * @param {Place} place
 * @param {NodeJS.ProcessEnv} given
 * @param {Record<string, number | undefined>} ports
 * @returns {Promise<{ url: string, port?: number }>}
 */
export async function databaseFor(household, { folder, logFolder }, given, ports) {
  if (given.DATABASE_URL) return { url: given.DATABASE_URL };
  const postgres = await step('starting PostgreSQL', () => startPostgres(household, { folder: join(folder, 'postgres'), logFolder, password: passwordIn(folder), port: ports.postgres }));
  await postgres.createDatabase('ieum');
  return { url: postgres.url('ieum'), port: postgres.port };
}

/** The embedded server's own password, made for this installation. @param {string} folder */
function passwordIn(folder) {
  const file = join(folder, 'postgres-password');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(folder, { recursive: true });
  const password = randomBytes(18).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

/**
 * @param {import('./household.mjs').Household} household
 * @param {Place} place
 * @param {NodeJS.ProcessEnv} given
 * @param {Record<string, number | undefined>} ports
 * @returns {Promise<{ address: string, ui: string, port?: number, uiPort?: number }>}
 */
async function temporalFor(household, { folder, logFolder }, given, ports) {
  if (given.TEMPORAL_ADDRESS) return { address: given.TEMPORAL_ADDRESS, ui: given.TEMPORAL_UI_URL ?? '' };
  const file = join(folder, 'temporal.db');
  // Workflows of a database that is gone would act on orders that do not exist.
  if (!given.DATABASE_URL && !existsSync(join(folder, 'ports.json'))) for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  const options = { logFolder, file, port: ports.temporal ?? 7233, uiPort: ports.temporalUi ?? 8233 };
  const { address, port, uiPort } = await step("starting Temporal's server (the first time it is downloaded)", () => startTemporal(household, options));
  return { address, port, uiPort, ui: `http://127.0.0.1:${uiPort}` };
}

/** @param {import('./household.mjs').Household} household @param {string} logFolder */
export const build = (household, logFolder) =>
  step('building', () => household.run('The build', process.execPath, [join(root, 'scripts/build.mjs')], { log: beginLog(join(logFolder, 'build.log')) }));

/**
 * Schema, catalogue, calendar, organisations, roles, people, on a new installation the sample order book: safe to run again. It prints a line of JSON
 * with the people who may log in and with what was loaded.
 * @param {import('./household.mjs').Household} household
 * @param {string} logFolder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ demoPeople: Installation['people'], sampleOrders?: Installation['sampleOrders'] }>}
 */
async function setUp(household, logFolder, env) {
  const log = beginLog(join(logFolder, 'setup.log'));
  await step('setting up the database (the first time with half a year of sample orders)', () => household.run('The set-up', process.execPath, [join(dist, 'apps/setup/main.js')], { log, env }));
  const line = readFileSync(log, 'utf8').split('\n').find((text) => text.startsWith('{"demoPeople":'));
  return line ? JSON.parse(line) : { demoPeople: [] };
}

/**
 * @param {import('./household.mjs').Household} household
 * @param {string} logFolder
 * @param {NodeJS.ProcessEnv} env
 * @param {string} address
 */
async function startApplications(household, logFolder, env, address) {
  /** @param {string} name @param {string} title */
  const application = (name, title) =>
    household.keep(title, process.execPath, ['--enable-source-maps', join(dist, `apps/${name}/main.js`)], { log: beginLog(join(logFolder, `${name}.log`)), env, layer: 1 });
  const started = [application('worker', 'The worker'), application('api', 'The API')];
  const healths = [`http://127.0.0.1:${env.WORKER_HEALTH_PORT}/health`, `${address}/api/health`];
  await step('starting the API and the worker', () => Promise.all(started.map((member, index) => untilHealthy(member, healths[index] ?? '', logFolder))));
  return started;
}

/** @param {import('./household.mjs').Member} member @param {string} health @param {string} logFolder */
async function untilHealthy(member, health, logFolder) {
  const trouble = (/** @type {string} */ what) => `${member.name} ${what}. Its last lines:\n${member.lastWords()}\nAll of them: ${logFolder}`;
  const tried = async () => {
    if (!member.isRunning()) throw new Problem(trouble('has ended'));
    return isHealthy(health);
  };
  await until(tried, { withinMs: 120_000, message: () => trouble('does not become healthy') });
}

/** @param {string} health */
async function isHealthy(health) {
  try {
    const response = await fetch(health, { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}
