import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
let caretaker: ChildProcess | undefined;

/** The scripts' own caretaker: when this test process ends, even by a kill, it ends what is on its list. */
function list(line: string): void {
  caretaker ??= startCaretaker();
  caretaker.stdin?.write(`${line}\n`);
}

function startCaretaker(): ChildProcess {
  const started = spawn(process.execPath, [join(root, 'scripts/lib/caretaker.mjs')], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  started.unref();
  (started.stdin as unknown as { unref(): void }).unref();
  return started;
}

/** Starts a script of the project as a process that does not outlive the test run. */
export function nodeCaredFor(script: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, ...options });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  list(`+ ${pid} SIGKILL`);
  child.once('exit', () => list(`- ${pid}`));
  return child;
}
