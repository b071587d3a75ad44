/** Compiles the sources that changed into dist/, bundles the workflows and builds the web app: nothing to do takes a fraction of a second. */
import { bundleWorkflows } from './lib/bundle-workflows.mjs';
import { compileChanged } from './lib/compile.mjs';
import { buildWeb } from './lib/web.mjs';
import { withBuildLock } from './lib/build-lock.mjs';
import { explain, say, secondsSince } from './lib/progress.mjs';

const began = Date.now();
try {
  await withBuildLock(async () => {
    const { count, hashes } = await compileChanged();
    const bundled = await bundleWorkflows(hashes);
    const web = await buildWeb(hashes);
    if (count > 0 || bundled || web) say(`Built ${count} files${bundled ? ', the workflow bundle' : ''}${web ? ', the web app' : ''} in ${secondsSince(began)}`);
  });
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
