import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';

export interface Measured {
  readonly wallMs: number;
  /** CPU of this process. */
  readonly clientMs: number;
  /** CPU of the server's processes for these connections; 0 where the server is on another machine. */
  readonly serverMs: number;
  readonly walMb: number;
}

const millisecondsPerTick = 10;

/** User and system time of a process on this machine. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
  } catch {
    return 0;
  }
}

async function serverCpu(database: DataSource): Promise<number> {
  const connections = await database.query<{ pid: number }[]>(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`);
  return connections.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
}

const walPosition = async (database: DataSource): Promise<number> => {
  const [row] = await database.query<{ bytes: string }[]>(`SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text AS bytes`);
  return Number(row?.bytes);
};

/** What a piece of work costs. Wall clocks move with whatever else the machine does; CPU and WAL repeat. */
export async function measure(database: DataSource, work: () => Promise<void>): Promise<Measured> {
  const before = { server: await serverCpu(database), wal: await walPosition(database), client: process.cpuUsage(), at: performance.now() };
  await work();
  const wallMs = performance.now() - before.at;
  const { user, system } = process.cpuUsage(before.client);
  return {
    wallMs,
    clientMs: (user + system) / 1_000,
    serverMs: (await serverCpu(database)) - before.server,
    walMb: ((await walPosition(database)) - before.wal) / 2 ** 20,
  };
}
