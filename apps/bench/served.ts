import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server in a process of its own, measured from outside. */
export interface Served {
  readonly port: number;
  /** What its process has used until now, in ms: it repeats where a clock does not. PostgreSQL's own is not in it. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/** The server's side: tells its port, and what it has used when it is asked; ends when whoever measures it does. */
export function tellPort(port: number): void {
  process.once('disconnect', () => process.exit());
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000 });
  });
  process.send?.({ port });
}

const portOf = async (child: ChildProcess): Promise<number> => {
  const told = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
  if (!told) throw new Error('a server of the bench did not start; the reason is printed above');
  return (told[0] as { port: number }).port;
};

/** Starts `apps/bench/<script>` and waits until it listens. What it logs is written, as in the field, and read by nobody. */
export async function served(script: string, env: NodeJS.ProcessEnv): Promise<Served> {
  const child = fork(join(__dirname, `${script}.js`), [], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const port = await portOf(child);
  const cpuMs = async () => {
    child.send('cpu');
    const [told] = (await once(child, 'message')) as [{ cpuMs: number }];
    return told.cpuMs;
  };
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { port, cpuMs, stop };
}
