import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beginLog } from '../lib/household.mjs';
import { freePort } from '../lib/ports.mjs';
import { Problem, until } from '../lib/progress.mjs';
import { temporalCli } from './temporal-cli.mjs';

const execute = promisify(execFile);

/** The development server forgets closed workflows after a day unless it is told otherwise. */
const retention = '30d';

/**
 * Starts Temporal's development server with its state in a file, or in memory when no file is given.
 * @param {import('../lib/household.mjs').Household} household
 * @param {{ logFolder: string, file?: string, port?: number, uiPort?: number | 'none', settings?: Record<string, string | number> }} options settings: of the server itself, by name
 * @returns {Promise<{ address: string, port: number, uiPort: number | undefined, server: import('../lib/household.mjs').Member }>}
 */
export async function startTemporal(household, { logFolder, file, port: wantedPort, uiPort: wantedUiPort, settings = {} }) {
  const program = await temporalCli(household, logFolder);
  const log = beginLog(join(logFolder, 'temporal.log'));
  if (file) mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? wantedPort : undefined);
    const uiPort = wantedUiPort === 'none' ? undefined : await freePort(attempt === 1 ? wantedUiPort : undefined);
    const ui = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)];
    const set = Object.entries(settings).flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${value}`]);
    const place = file ? ['--db-filename', file] : [];
    const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), ...ui, ...place, ...set, '--log-level', 'warn'];
    const server = household.keep('Temporal', program, args, { log, stopSignal: 'SIGINT' });
    const address = `127.0.0.1:${port}`;
    if (await answers(server, program, address)) {
      await operator(program, address, 'update', '--retention', retention);
      return { address, port, uiPort, server };
    }
    if (attempt === 3) throw new Problem(`Temporal's server does not start. Its last lines:\n${server.lastWords()}\nAll of them: ${log}`);
  }
}

/**
 * Its own health check answers before the namespace can be used.
 * @param {import('../lib/household.mjs').Member} server
 * @param {string} program
 * @param {string} address
 */
async function answers(server, program, address) {
  let answered = false;
  const tried = async () =>
    !server.isRunning() || (answered = await operator(program, address, 'describe').then(() => true, () => false));
  await until(tried, { withinMs: 120_000, message: () => `Temporal's server does not answer. Its last lines:\n${server.lastWords()}` });
  return answered && server.isRunning();
}

/**
 * @param {string} program
 * @param {string} address
 * @param {'describe' | 'update'} verb
 * @param {string[]} flags
 */
const operator = (program, address, verb, ...flags) =>
  execute(program, ['operator', 'namespace', verb, '-n', 'default', '--address', address, ...flags], { timeout: 20_000 });
