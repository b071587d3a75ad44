/**
 * `npm run bench`: measures this machine on a PostgreSQL of its own that is thrown away afterwards. `npm run bench -- inbox-page` runs that
 * bench alone; an unknown name lists them. What the figures mean is in docs/benchmarks.md.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from './lib/household.mjs';
import { build } from './lib/installation.mjs';
import { checkNode, installPackages } from './lib/packages.mjs';
import { dataFolder, dist } from './lib/paths.mjs';
import { explain } from './lib/progress.mjs';
import { removePostgres, startPostgres } from './servers/postgres.mjs';
import { temporaryFolder } from './servers/temporary-folder.mjs';

const household = createHousehold();
const folder = temporaryFolder('ieum-bench-');
const logFolder = join(folder, 'log');
household.throwAway(folder);

/** @param {number} code */
async function end(code) {
  await household.stop();
  removePostgres(join(folder, 'postgres'));
  process.exit(code);
}

/** As `npm start` has it: what a crash may not lose is on the disk, and every commit pays for that. */
async function ownPostgres() {
  const postgres = await startPostgres(household, { folder: join(folder, 'postgres'), logFolder, password: randomBytes(16).toString('hex') });
  return postgres.url('postgres');
}

try {
  onInterrupt(() => end(130));
  checkNode();
  await installPackages(household, join(dataFolder, 'log'));
  const [adminUrl] = await Promise.all([ownPostgres(), build(household, logFolder)]);
  const env = { IEUM_BENCH_ADMIN_URL: adminUrl, IEUM_BENCH_FOLDER: folder };
  await end(await household.show('The bench', process.execPath, ['--enable-source-maps', join(dist, 'apps/bench/main.js'), ...process.argv.slice(2)], { env }));
} catch (error) {
  if (!(error instanceof Interrupted) && !household.isEnding()) {
    explain(error);
    await end(1);
  }
}
