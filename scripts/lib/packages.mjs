import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginLog } from './household.mjs';
import { root } from './paths.mjs';
import { Problem, step } from './progress.mjs';

const oldestNode = [20, 19];

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Problem(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/**
 * Installs what package-lock.json asks for when it is not there: nothing installed yet, an interrupted installation, or a changed lock file.
 * @param {import('./household.mjs').Household} household
 * @param {string} logFolder
 */
export async function installPackages(household, logFolder) {
  if (isInstalled()) return;
  const [command, args] = npm();
  const log = beginLog(join(logFolder, 'packages.log'));
  await step('installing packages', () => household.run('npm ci', command, [...args, 'ci', '--no-audit', '--no-fund'], { log, patienceMs: 1_500 }));
}

/** npm writes its own lock file into node_modules last: it tells what is there. */
function isInstalled() {
  const written = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const there = packagesOf(written);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || (there[path] ? there[path].version === version : optional),
  );
}

/** @param {string} lockFile @returns {Record<string, { version?: string, optional?: boolean }>} */
const packagesOf = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};

/** The npm that runs this script, or the one on the path. @returns {[string, string[]]} */
function npm() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running)) return [process.execPath, [running]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}
