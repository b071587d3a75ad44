import type { ChildProcess } from 'node:child_process';

export interface Servers {
  readonly adminUrl: string;
  readonly temporalAddress: string;
  readonly child: ChildProcess;
}

/** What the start of a test run leaves for its end: both run in the same process. */
export const running: { servers?: Servers; template?: string } = {};
