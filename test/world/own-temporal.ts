import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '../..');

interface Answering {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
}

/** A Temporal server that a test may kill, bring back and rob of its memory: nobody else of the test run uses it. */
export class OwnTemporal {
  private constructor(
    private readonly folder: string,
    private server: Answering,
    private keeper: ChildProcess,
  ) {}

  static async start(): Promise<OwnTemporal> {
    const folder = mkdtempSync(join(tmpdir(), 'ieum-temporal-'));
    return new OwnTemporal(folder, ...(await answering(folder)));
  }

  get address(): string {
    return this.server.address;
  }

  /** As when its machine loses power: no time to write anything, no word to its clients. */
  async kill(): Promise<void> {
    const gone = this.keeperGone();
    process.kill(this.server.pid, 'SIGKILL');
    await gone;
  }

  /** On the same port with the same store, where that was not deleted. */
  async comeBack(): Promise<void> {
    [this.server, this.keeper] = await answering(this.folder, this.server.port);
  }

  /** Only while it is killed: every workflow that it knew is gone. */
  deleteStore(): void {
    for (const part of ['', '-wal', '-shm']) rmSync(join(this.folder, `temporal.db${part}`), { force: true });
  }

  async close(): Promise<void> {
    const gone = this.keeperGone();
    this.keeper.stdin?.end();
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async keeperGone(): Promise<void> {
    if (this.keeper.exitCode === null) await once(this.keeper, 'exit');
  }
}

/** The process that keeps the server ends with the server, and the server with it, however this test run ends. */
async function answering(folder: string, port?: number): Promise<[Answering, ChildProcess]> {
  const args = [join(root, 'scripts/servers/temporal-for-tests.mjs'), folder, ...(port === undefined ? [] : [String(port)])];
  const keeper = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const answer = await Promise.race([once(createInterface({ input: keeper.stdout }), 'line'), once(keeper, 'exit').then(() => undefined)]);
  if (!answer) throw new Error('Temporal did not start; the reason is printed above.');
  return [JSON.parse(String(answer[0])) as Answering, keeper];
}
