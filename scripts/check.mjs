/** `npm run check`: everything about the code that needs no server. */
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from './lib/household.mjs';
import { layers, lint, passes, scriptTypes, types, unused, webTypes } from './lib/checks.mjs';
import { checkNode, installPackages } from './lib/packages.mjs';
import { dataFolder } from './lib/paths.mjs';
import { explain } from './lib/progress.mjs';

const household = createHousehold();
onInterrupt(async () => {
  await household.stop();
  process.exit(130);
});

try {
  checkNode();
  await installPackages(household, join(dataFolder, 'log'));
  for (const which of [types, scriptTypes, webTypes, lint, layers, unused]) {
    if (!(await passes(household, which))) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof Interrupted)) {
    explain(error);
    process.exitCode = 1;
  }
}
await household.stop();
