import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../../libs/config/config';
import { nodeCaredFor } from './cared-for';

const environmentOf = (config: Config): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: config.databaseUrl,
  TEMPORAL_ADDRESS: config.temporalAddress,
  TEMPORAL_NAMESPACE: config.temporalNamespace,
  FILES_DIR: config.filesDir,
  MAIL_DIR: config.mailDir,
  PAYOUT_DIR: config.payoutDir,
  LOG_LEVEL: 'silent',
});

/** The worker as `npm start` runs it, in a process of its own that a test may kill. */
export class WorkerProcess {
  private output = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  static start(config: Config): WorkerProcess {
    return new WorkerProcess(nodeCaredFor('dist/apps/worker/main.js', [], { env: environmentOf(config), stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What it printed: for the message of a test that fails. */
  get said(): string {
    return this.output;
  }

  /** As when its machine loses power. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** As `npm start` stops it. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}
