/** `npm run calendar -- FILE [--preview]`: imports a calendar file into the installation of `.data/`, or into DATABASE_URL, running or not. */
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from './lib/household.mjs';
import { build, databaseFor } from './lib/installation.mjs';
import { checkNode, installPackages } from './lib/packages.mjs';
import { dataFolder, dist } from './lib/paths.mjs';
import { explain } from './lib/progress.mjs';
import { forgetRunning, takeFolder } from './lib/running.mjs';

const household = createHousehold();
const logFolder = join(dataFolder, 'log');

/** A server of one's own, or that of `.data/`: while Ieum runs there, its calendar is imported through the API, and this command says so. */
async function databaseUrl() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  await takeFolder(dataFolder);
  return (await databaseFor(household, { folder: dataFolder, logFolder }, process.env, {})).url;
}

/** @param {number} code */
async function end(code) {
  await household.stop();
  forgetRunning(dataFolder);
  process.exit(code);
}

try {
  onInterrupt(() => end(130));
  checkNode();
  await installPackages(household, logFolder);
  await build(household, logFolder);
  const env = { ...process.env, DATABASE_URL: await databaseUrl() };
  await end(await household.show('The calendar', process.execPath, [join(dist, 'apps/setup/calendar.js'), ...process.argv.slice(2)], { env }));
} catch (error) {
  if (!(error instanceof Interrupted) && !household.isEnding()) {
    explain(error);
    await end(1);
  }
}
