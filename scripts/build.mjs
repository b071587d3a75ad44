/** Compiles the sources that changed into dist/ and bundles the workflows: nothing to do takes a fraction of a second. */
import { bundleWorkflows } from './lib/bundle-workflows.mjs';
import { compileChanged } from './lib/compile.mjs';
import { withBuildLock } from './lib/build-lock.mjs';
import { explain, say, secondsSince } from './lib/progress.mjs';

const began = Date.now();
try {
  await withBuildLock(async () => {
    const { count, hashes } = await compileChanged();
    const bundled = await bundleWorkflows(hashes);
    if (count > 0 || bundled) say(`Built ${count} files${bundled ? ' and the workflow bundle' : ''} in ${secondsSince(began)}`);
  });
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
