/** `npm start`: everything this machine needs, brought up on `.data/`, until Ctrl-C. */
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from './lib/household.mjs';
import { bringUp } from './lib/installation.mjs';
import { checkNode, installPackages } from './lib/packages.mjs';
import { dataFolder } from './lib/paths.mjs';
import { explain, Problem, say, secondsSince } from './lib/progress.mjs';
import { forgetRunning, noteRunning, takeFolder } from './lib/running.mjs';
import { welcome } from './lib/welcome.mjs';

const began = Date.now();
const logFolder = join(dataFolder, 'log');
const household = createHousehold();

/** @param {number} code */
async function end(code) {
  await household.stop();
  forgetRunning(dataFolder);
  process.exit(code);
}

const note = (/** @type {string | undefined} */ address) => noteRunning(dataFolder, { pid: process.pid, address, members: household.members() });

async function start() {
  onInterrupt(async () => {
    say('\n끝내는 중입니다. Stopping…');
    await end(0);
  });
  checkNode();
  await takeFolder(dataFolder);
  say('이음을 켜는 중입니다. Starting Ieum…');
  household.onChange(() => note(undefined));
  await installPackages(household, logFolder);
  const installation = await bringUp(household, { folder: dataFolder, logFolder });
  household.onChange(() => {});
  note(installation.address);
  say(welcome(installation, secondsSince(began)));
  await firstToEnd(installation.applications);
}

/** An application that ends by itself takes the rest along: half an installation would only puzzle. @param {import('./lib/household.mjs').Member[]} applications */
async function firstToEnd(applications) {
  const ended = await Promise.race(applications.map((member) => member.exited.then(() => member)));
  await pause(100);
  if (household.isEnding()) throw new Interrupted();
  throw new Problem(`${ended.name} has ended by itself. Its last lines:\n${ended.lastWords()}\nAll of them: ${logFolder}`);
}

try {
  await start();
} catch (error) {
  if (!(error instanceof Interrupted) && !household.isEnding()) {
    explain(error);
    await end(1);
  }
}
