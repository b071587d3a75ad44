import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beginLog } from '../lib/household.mjs';
import { freePort } from '../lib/ports.mjs';
import { Problem, until } from '../lib/progress.mjs';
import { commandLineOf, isAlive, sendSignal } from '../lib/signals.mjs';
import { isReachable, openFolder, postgresBinaries, serverUser } from './postgres-binaries.mjs';

const owner = 'ieum';
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  max_connections: '200',
  shared_buffers: '256MB',
  // Batches around a month's bills outgrow the default and would checkpoint every few seconds.
  max_wal_size: '2GB',
};
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' };

/**
 * @typedef {object} Postgres
 * @property {number} port
 * @property {boolean} isNew the cluster was created by this start
 * @property {(database: string) => string} url
 * @property {(database: string) => Promise<void>} createDatabase does nothing where it exists
 */

/**
 * Starts an embedded PostgreSQL on a folder of its own.
 * @param {import('../lib/household.mjs').Household} household
 * @param {{ folder: string, logFolder: string, password: string, port?: number, durable?: boolean }} options
 *   folder: holds the cluster, or the name of the place where it lies; durable false: a crash may lose it, for tests
 * @returns {Promise<Postgres>}
 */
export async function startPostgres(household, { folder, logFolder, password, port: wantedPort, durable = true }) {
  const user = serverUser();
  const programs = await postgresBinaries(user);
  const place = { user, programs, cluster: clusterFolder(folder, user), logFolder };
  const isNew = !existsSync(join(place.cluster, 'PG_VERSION'));
  if (isNew) await createCluster(household, place, password);
  else await endForgottenServer(place.cluster);
  const port = await startServer(household, place, { port: wantedPort, password, durable });
  const url = (/** @type {string} */ database) => `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`;
  return { port, isNew, url, createDatabase: (database) => createDatabase(url('postgres'), database) };
}

/** @typedef {{ user: import('./postgres-binaries.mjs').ServerUser, programs: { initdb: string, postgres: string }, cluster: string, logFolder: string }} Place */

/**
 * Where the cluster of a data folder lies: beside the rest, or, where the server's user cannot enter that, in an open folder whose name is
 * noted in `location`.
 * @param {string} folder
 * @param {import('./postgres-binaries.mjs').ServerUser} user
 */
function clusterFolder(folder, user) {
  mkdirSync(folder, { recursive: true });
  const elsewhere = noted(folder);
  if (elsewhere) return elsewhere;
  if (isReachable(folder, user)) return join(folder, 'cluster');
  const place = join(openFolder(), `cluster-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  writeFileSync(join(folder, 'location'), place);
  return place;
}

/** @param {string} folder */
function noted(folder) {
  const note = join(folder, 'location');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined;
}

/** Removes a cluster, wherever it lies. @param {string} folder */
export function removePostgres(folder) {
  const elsewhere = noted(folder);
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Made beside its place and moved there: an interrupted creation leaves nothing that looks like a cluster.
 * @param {import('../lib/household.mjs').Household} household
 * @param {Place} place
 * @param {string} password
 */
async function createCluster(household, { user, programs, cluster, logFolder }, password) {
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = `${cluster}.password`;
  for (const remains of [unfinished, cluster]) rmSync(remains, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const flags = [`--username=${owner}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
    const log = beginLog(join(logFolder, 'postgres-creation.log'));
    await household.run('Creating the database cluster', programs.initdb, [`--pgdata=${unfinished}`, ...flags], { ...user, log, cwd: '/', env: { LC_ALL: 'C.UTF-8' } });
    renameSync(unfinished, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * A server that a killed start left behind is stopped; a lock file whose number now belongs to another program is removed, as the server
 * itself would take that program for a server.
 * @param {string} cluster
 */
async function endForgottenServer(cluster) {
  const lock = join(cluster, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!pid || !isAlive(pid)) return;
  if (!commandLineOf(pid).includes(cluster)) return rmSync(lock, { force: true });
  sendSignal(pid, 'SIGINT');
  await until(async () => !isAlive(pid), { withinMs: 20_000, message: () => `An earlier PostgreSQL (process ${pid}) still runs on ${cluster} and does not stop.` });
}

/**
 * @param {import('../lib/household.mjs').Household} household
 * @param {Place} place
 * @param {{ port?: number, password: string, durable: boolean }} options
 * @returns {Promise<number>} the port it answers on
 */
async function startServer(household, { user, programs, cluster, logFolder }, { port: wantedPort, password, durable }) {
  const log = beginLog(join(logFolder, 'postgres.log'));
  const flags = Object.entries({ ...settings, ...(durable ? {} : forgetful) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? wantedPort : undefined);
    const args = ['-D', cluster, '-p', String(port), ...flags];
    const server = household.keep('PostgreSQL', programs.postgres, args, { ...user, log, cwd: '/', env: { LC_ALL: 'C.UTF-8' }, stopSignal: 'SIGINT', patienceMs: 20_000 });
    if (await answers(server, `postgres://${owner}:${password}@127.0.0.1:${port}/postgres`)) return port;
    // Another program may have taken the port in between, or the last server's children may still hold its memory.
    if (attempt === 3) throw new Problem(`PostgreSQL does not start. Its last lines:\n${server.lastWords()}\nAll of them: ${log}`);
    await pause(1_000);
  }
}

/**
 * @param {import('../lib/household.mjs').Member} server
 * @param {string} url
 */
async function answers(server, url) {
  let answered = false;
  const tried = async () => !server.isRunning() || (answered = await canConnect(url));
  await until(tried, { withinMs: 120_000, everyMs: 50, message: () => `PostgreSQL does not answer. Its last lines:\n${server.lastWords()}` });
  return answered;
}

/** @param {string} url */
async function canConnect(url) {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} url @param {string} database */
const createDatabase = (url, database) =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  });

/**
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
