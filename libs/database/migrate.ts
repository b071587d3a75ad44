import { dataSourceFor } from './data-source';

/** Brings the schema of `url` to the newest version. Safe to run at the same time from two processes and again. */
export async function migrate(url: string): Promise<void> {
  const database = dataSourceFor(url, 2);
  await database.initialize();
  const lock = database.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('ieum-migrations'))`);
    await database.runMigrations();
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('ieum-migrations'))`).catch(() => undefined);
    await lock.release();
    await database.destroy();
  }
}
