/**
 * PostgreSQL and Temporal for a test run, in a folder that is thrown away. Prints one line of JSON when both answer; ends, and ends them,
 * when its standard input does.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from '../lib/household.mjs';
import { explain, say } from '../lib/progress.mjs';
import { removePostgres, startPostgres } from './postgres.mjs';
import { temporaryFolder } from './temporary-folder.mjs';
import { startTemporal } from './temporal.mjs';

// Workflows of years pass this number of events; those of a test do so within seconds.
const settings = { 'limit.historyCount.suggestContinueAsNew': 120 };
const folder = temporaryFolder('ieum-test-');
const logFolder = join(folder, 'log');
const household = createHousehold();
household.throwAway(folder);

async function end() {
  await household.stop();
  removePostgres(join(folder, 'postgres'));
}

process.stdin.resume().once('end', () => void end().then(() => process.exit(0)));
onInterrupt(async () => {
  await end();
  process.exit(130);
});

try {
  const [postgres, temporal] = await Promise.all([
    process.env.DATABASE_URL ? undefined : startPostgres(household, { folder: join(folder, 'postgres'), logFolder, password: randomBytes(16).toString('hex'), durable: false }),
    process.env.TEMPORAL_ADDRESS ? undefined : startTemporal(household, { logFolder, uiPort: 'none', settings }),
  ]);
  const adminUrl = process.env.DATABASE_URL ?? postgres?.url('postgres');
  const temporalAddress = process.env.TEMPORAL_ADDRESS ?? temporal?.address;
  say(JSON.stringify({ adminUrl, temporalAddress, folder }));
} catch (error) {
  if (!(error instanceof Interrupted)) explain(error);
  await end();
  process.exit(1);
}
