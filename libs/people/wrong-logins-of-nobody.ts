/** Five wrong passwords in a row lock a login for a quarter of an hour. */
export const triesBeforeLock = 5;
export const lockMinutes = 15;

interface Tries {
  count: number;
  lockedUntil: number;
}

/** A login that does not exist locks like one that does: else the lock would tell who works here. Kept in memory, the oldest forgotten first. */
export class WrongLoginsOfNobody {
  private readonly tries = new Map<string, Tries>();

  constructor(private readonly most = 10_000) {}

  /** Counts a try at `nowMs`; answers the minutes for which the login is locked, 0 where it is not. */
  lockedFor(login: string, nowMs: number): number {
    const known = this.tries.get(login);
    const lockIsOver = known !== undefined && known.lockedUntil !== 0 && known.lockedUntil <= nowMs;
    const tries = known && !lockIsOver ? known : { count: 0, lockedUntil: 0 };
    if (tries.lockedUntil === 0) tries.count += 1;
    if (tries.count >= triesBeforeLock && tries.lockedUntil === 0) tries.lockedUntil = nowMs + lockMinutes * 60_000;
    this.keep(login, tries);
    return tries.lockedUntil === 0 ? 0 : Math.ceil((tries.lockedUntil - nowMs) / 60_000);
  }

  private keep(login: string, tries: Tries): void {
    this.tries.delete(login);
    this.tries.set(login, tries);
    const oldest = this.tries.keys().next().value;
    if (this.tries.size > this.most && oldest !== undefined) this.tries.delete(oldest);
  }
}
