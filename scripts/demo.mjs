/**
 * `npm run demo`: tells a story on an installation of its own that is thrown away afterwards; with `--url http://…` on one that runs.
 * Further arguments go to the story. Ends with the story's exit code.
 */
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from './lib/household.mjs';
import { bringUp, build } from './lib/installation.mjs';
import { checkNode, installPackages } from './lib/packages.mjs';
import { dataFolder, dist } from './lib/paths.mjs';
import { explain, say } from './lib/progress.mjs';
import { removePostgres } from './servers/postgres.mjs';
import { temporaryFolder } from './servers/temporary-folder.mjs';

const household = createHousehold();
const { url, rest } = readArguments(process.argv.slice(2));
let cleanUp = () => {};

/** @param {number} code */
async function end(code) {
  await household.stop();
  cleanUp();
  process.exit(code);
}

/** @param {string[]} args */
function readArguments(args) {
  const at = args.indexOf('--url');
  return at < 0 ? { url: undefined, rest: args } : { url: args[at + 1], rest: args.toSpliced(at, 2) };
}

/** Servers that the environment names are somebody's: a story that moves the clock stays away from them. */
async function ownInstallation() {
  const folder = temporaryFolder('ieum-demo-');
  household.throwAway(folder);
  cleanUp = () => removePostgres(join(folder, 'postgres'));
  say('이야기를 위한 설치를 켜는 중입니다. Bringing up an installation for the story…');
  const env = { DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined, IEUM_TEST_CLOCK: '1', IEUM_DEMO_DATA: '1', IEUM_SAMPLE_ORDERS: '0', IEUM_TEST_CLOCK_START: process.env.IEUM_TEST_CLOCK_START ?? '2026-10-05' };
  const { address, temporalUi, env: used } = await bringUp(household, { folder, logFolder: join(folder, 'log'), env });
  say(`  ${address}   Temporal ${temporalUi}\n`);
  return { IEUM_URL: address, IEUM_DEMO_PASSWORD: used.IEUM_DEMO_PASSWORD, DATABASE_URL: used.DATABASE_URL, TEMPORAL_ADDRESS: used.TEMPORAL_ADDRESS, TEMPORAL_UI_URL: temporalUi };
}

/** @param {string} address */
async function runningInstallation(address) {
  await build(household, join(dataFolder, 'log'));
  return { IEUM_URL: address };
}

try {
  onInterrupt(() => end(130));
  checkNode();
  await installPackages(household, join(dataFolder, 'log'));
  const env = url === undefined ? await ownInstallation() : await runningInstallation(url);
  await end(await household.show('The story', process.execPath, ['--enable-source-maps', join(dist, 'apps/demo/main.js'), ...rest], { env }));
} catch (error) {
  if (!(error instanceof Interrupted) && !household.isEnding()) {
    explain(error);
    await end(1);
  }
}
