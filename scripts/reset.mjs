/** `npm run reset`: removes the state of this installation; packages, builds and downloads stay. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './lib/paths.mjs';
import { explain, say } from './lib/progress.mjs';
import { takeFolder } from './lib/running.mjs';
import { removePostgres } from './servers/postgres.mjs';

try {
  await takeFolder(dataFolder);
  removePostgres(join(dataFolder, 'postgres'));
  rmSync(dataFolder, { recursive: true, force: true });
  say('지웠습니다. The state is gone; npm start begins anew.');
  if (process.env.DATABASE_URL || process.env.TEMPORAL_ADDRESS) say('DATABASE_URL and TEMPORAL_ADDRESS name servers of your own: they were left as they are.');
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
