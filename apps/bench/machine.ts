import { cpus, loadavg, totalmem } from 'node:os';
import { rowOf } from './measuring/sql';

/** What the figures were measured on: without it they say nothing. */
export async function machine(adminUrl: string): Promise<string> {
  const { version, fsync, commits, buffers } = await rowOf<{ version: string; fsync: string; commits: string; buffers: string }>(
    adminUrl,
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits, current_setting('shared_buffers') AS buffers`,
  );
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gigabytes} GB, ${process.platform} ${process.arch}; node ${process.versions.node}; PostgreSQL ${version}, shared_buffers ${buffers}, fsync ${fsync}, synchronous_commit ${commits}; client on the same machine, whose load was ${loadavg()[0]?.toFixed(1)} at the start`;
}
