/**
 * A Temporal server of one test's own: `temporal-for-tests.mjs folder [port]`. Its state lies in the folder, so that it can be killed and come
 * back on the same port as the same. Prints one line of JSON when it answers; ends, and ends it, when its standard input does.
 */
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from '../lib/household.mjs';
import { explain, Problem, say } from '../lib/progress.mjs';
import { startTemporal } from './temporal.mjs';

const [folder = '', wanted] = process.argv.slice(2);
const household = createHousehold();

/** @param {number} code */
async function end(code) {
  await household.stop();
  process.exit(code);
}

process.stdin.resume().once('end', () => void end(0));
onInterrupt(() => end(130));

try {
  const port = wanted === undefined ? undefined : Number(wanted);
  const temporal = await startTemporal(household, { logFolder: join(folder, 'log'), file: join(folder, 'temporal.db'), port, uiPort: 'none' });
  if (port !== undefined && temporal.port !== port) throw new Problem(`Port ${port} is taken: Temporal cannot come back where it was.`);
  say(JSON.stringify({ address: temporal.address, port: temporal.port, pid: temporal.server.pid }));
  await temporal.server.exited;
  await end(0);
} catch (error) {
  if (!(error instanceof Interrupted) && !household.isEnding()) {
    explain(error);
    await end(1);
  }
}
