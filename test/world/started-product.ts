import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCaredFor } from './cared-for';
import { soon } from './soon';

interface RunningNote {
  readonly pid: number;
  readonly members: readonly { readonly name: string; readonly pid: number }[];
}

/** A data folder of the test's own, which PostgreSQL's own user can enter too. */
export function aDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-start-'));
  chmodSync(folder, 0o755);
  return join(folder, 'data');
}

/** Nothing of this test run's servers or of the npm around it: a start as on a machine of somebody's own, without the sample orders, which take their time. */
const environmentOf = (dataFolder: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const own = /^(DATABASE_URL|TEMPORAL_ADDRESS|TEMPORAL_UI_URL|PORT|HOST|(FILES|MAIL|PAYOUT)_DIR|IEUM_.*|npm_.*)$/;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(kept), IEUM_DATA_FOLDER: dataFolder, IEUM_SAMPLE_ORDERS: '0', ...more };
};

/** One of the project's scripts as a process of its own on a data folder. */
export class Command {
  private output = '';
  private errors = '';

  private constructor(
    readonly dataFolder: string,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.errors += text.toString()));
  }

  static run(script: string, dataFolder: string, env: NodeJS.ProcessEnv = {}): Command {
    return new Command(dataFolder, nodeCaredFor(`scripts/${script}.mjs`, [], { env: environmentOf(dataFolder, env), stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  get said(): string {
    return this.output;
  }

  /** Lines with something on them. */
  get complaints(): string[] {
    return this.errors.split('\n').filter((line) => line.trim() !== '');
  }

  /** The address that the welcome names, once everything is up. */
  async up(): Promise<string> {
    const address = await soon(() => this.hasEnded || /^ {2}주소 +(\S+)$/m.exec(this.output)?.[1], `the start comes up; it said ${this.output}${this.errors}`, 90_000);
    if (address === true) throw new Error(`the start has ended: ${this.output}${this.errors}`);
    return address;
  }

  /** Its exit code, or the signal that ended it. */
  async ended(): Promise<number | string | null> {
    if (!this.hasEnded) await once(this.child, 'exit');
    return this.child.exitCode ?? this.child.signalCode;
  }

  async sent(signal: NodeJS.Signals): Promise<number | string | null> {
    this.child.kill(signal);
    return this.ended();
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

/** What the start wrote down of itself: undefined where nothing runs. */
export function noteOf(dataFolder: string): RunningNote | undefined {
  try {
    return JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8')) as RunningNote;
  } catch {
    return undefined;
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Where the system shows it: every process that works for the folder, noted or not. */
function processesOn(dataFolder: string): number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => textOf(`/proc/${pid}/environ`).includes(`IEUM_DATA_FOLDER=${dataFolder}\0`) || textOf(`/proc/${pid}/cmdline`).includes(dataFolder)).map(Number);
}

export const stillAlive = (note: RunningNote | undefined): number[] => (note?.members ?? []).map(({ pid }) => pid).filter(isAlive);

/** Also what was never noted, and the caretaker, which goes last. */
export const untilNothingIsLeft = (dataFolder: string): Promise<unknown> =>
  soon(() => processesOn(dataFolder).filter(isAlive).length === 0, `no process works on ${dataFolder}; left are ${processesOn(dataFolder).map((pid) => textOf(`/proc/${pid}/cmdline`)).join(', ')}`);
