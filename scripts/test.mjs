/**
 * `npm test`: installs, builds, checks and tests; the last line counts. `npm test -- test/domain/calendar` runs those tests alone: what
 * stands behind `--` goes to jest.
 */
import { join } from 'node:path';
import { layers, lint, passes, scriptTypes, types, webTypes } from './lib/checks.mjs';
import { createHousehold, Interrupted, onInterrupt } from './lib/household.mjs';
import { build } from './lib/installation.mjs';
import { countTests, jest } from './lib/jest.mjs';
import { checkNode, installPackages } from './lib/packages.mjs';
import { hasChromium } from './lib/chromium.mjs';
import { dataFolder } from './lib/paths.mjs';
import { explain, say } from './lib/progress.mjs';

const household = createHousehold();
const logFolder = join(dataFolder, 'log');

/** @param {number} code */
async function end(code) {
  await household.stop();
  process.exit(code);
}

/** Checks, which count as one each, and all tests; those of the domain twice, as dates belong to Seoul wherever the machine stands. */
async function testEverything() {
  /** @type {import('./lib/jest.mjs').Count[]} */
  const counts = [];
  for (const check of [types, scriptTypes, webTypes, lint, layers]) {
    const passed = await passes(household, check);
    counts.push({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  }
  if (!hasChromium()) say('– the web app in a browser: not run, as there is no Chromium');
  counts.push(await countTests(household, []));
  say('The domain once more, on a machine in New York');
  counts.push(await countTests(household, ['--selectProjects', 'domain', '--testPathPatterns', 'test/domain'], { TZ: 'America/New_York' }));
  const sum = (/** @type {'passed' | 'failed'} */ what) => counts.reduce((total, count) => total + count[what], 0);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

try {
  onInterrupt(() => end(130));
  checkNode();
  await installPackages(household, logFolder);
  await build(household, logFolder);
  const args = process.argv.slice(2);
  await end(args.length > 0 ? await jest(household, args) : await testEverything());
} catch (error) {
  if (!(error instanceof Interrupted) && !household.isEnding()) {
    explain(error);
    say('0 passed, 1 failed');
    await end(1);
  }
}
