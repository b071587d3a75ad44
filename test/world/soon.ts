import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the machines, which work beside people, until `look` sees something; fails after `patienceMs` with what was hoped for. */
export async function soon<T>(look: () => Promise<T | undefined | false> | T | undefined | false, what: string, patienceMs = 20_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; await pause(100)) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`it did not come to this: ${what}`);
  }
}
