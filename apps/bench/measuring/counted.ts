import { setTimeout as pause } from 'node:timers/promises';
import { onDatabase, rowOf } from './sql';

/** What PostgreSQL did for some work: it repeats within a few percent where a clock does not. */
export interface Counted {
  /** Without images of whole pages, whose number depends on when the last checkpoint was. */
  readonly walBytes: number;
  /** Transactions that wrote. */
  readonly writeCommits: number;
  /** All transactions. */
  readonly commits: number;
  /** Pages that were touched, in tables that were vacuumed just before. */
  readonly buffers: number;
}

/** Where the WAL of an operation went. */
export interface WalOf {
  readonly table: string;
  /** With its indexes. */
  readonly bytes: number;
  readonly ofIndexes: number;
}

const counters = (adminUrl: string, database: string): Promise<Counted & { readonly at: string }> =>
  rowOf(
    adminUrl,
    `SELECT pg_current_wal_insert_lsn()::text AS at, (pg_current_wal_insert_lsn() - '0/0')::float8 AS "walBytes", pg_snapshot_xmax(pg_current_snapshot())::text::float8 AS "writeCommits",
       xact_commit::float8 AS commits, (blks_hit + blks_read)::float8 AS buffers FROM pg_stat_database WHERE datname = $1`,
    [database],
  );

/** While it is counted, PostgreSQL does nothing of its own accord: no vacuum, no images of pages. */
const asItPleases = (adminUrl: string, on: boolean): Promise<void> =>
  onDatabase(adminUrl, async (client) => {
    for (const setting of ['full_page_writes', 'autovacuum']) await client.query(`ALTER SYSTEM SET ${setting} = ${on ? 'on' : 'off'}`);
    await client.query('SELECT pg_reload_conf()');
    await client.query('CHECKPOINT');
  });

/** The tables that took most of the WAL between two places in it, each with its indexes. A record that touches several pages counts for the first. */
const largest = (databaseUrl: string, from: string, to: string): Promise<WalOf[]> =>
  onDatabase(databaseUrl, async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_walinspect');
    const { rows } = await client.query<WalOf>(
      `SELECT t.relname AS table, sum(w.record_length)::float8 AS bytes, coalesce(sum(w.record_length) FILTER (WHERE i.indexrelid IS NOT NULL), 0)::float8 AS "ofIndexes"
         FROM pg_get_wal_block_info($1, $2, false) w JOIN pg_class c ON pg_relation_filenode(c.oid) = w.relfilenode LEFT JOIN pg_index i ON i.indexrelid = c.oid
         LEFT JOIN pg_class p ON p.reltoastrelid = coalesce(i.indrelid, c.oid) JOIN pg_class t ON t.oid = coalesce(p.oid, i.indrelid, c.oid)
        WHERE w.block_id = 0 AND w.reldatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY 1 ORDER BY 2 DESC LIMIT 6`,
      [from, to],
    );
    return rows;
  });

/** The statistics of a session are complete when it has ended. */
async function untilNobodyIsConnected(adminUrl: string, database: string): Promise<void> {
  for (;;) {
    const { connected } = await rowOf<{ connected: boolean }>(adminUrl, `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend') AS connected`, [database]);
    if (!connected) return;
    await pause(50);
  }
}

/**
 * Counts what `work` costs the server, divided by `operations`. The work opens its own connections and
 * closes them.
 */
export async function counted(adminUrl: string, databaseUrl: string, operations: number, work: () => Promise<void>): Promise<Counted & { readonly largest: readonly WalOf[] }> {
  const database = new URL(databaseUrl).pathname.slice(1);
  await untilNobodyIsConnected(adminUrl, database);
  await onDatabase(databaseUrl, (client) => client.query('VACUUM ANALYZE'));
  await asItPleases(adminUrl, false);
  const before = await counters(adminUrl, database);
  await work();
  await untilNobodyIsConnected(adminUrl, database);
  const after = await counters(adminUrl, database);
  // Before the checkpoint, which may throw the WAL away.
  const wal = await largest(databaseUrl, before.at, after.at);
  await asItPleases(adminUrl, true);
  const each = (what: keyof Counted): number => (after[what] - before[what]) / operations;
  return {
    walBytes: each('walBytes'),
    writeCommits: each('writeCommits'),
    commits: each('commits'),
    buffers: each('buffers'),
    largest: wal.map(({ table, bytes, ofIndexes }) => ({ table, bytes: bytes / operations, ofIndexes: ofIndexes / operations })),
  };
}
