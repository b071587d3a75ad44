import type { Tx } from '../database/transaction';
import { refuse, type Refusal } from '../domain/refusal';

export interface Clock {
  readonly now: string;
  readonly today: string;
  /** Business time stands still and is moved by an administrator. */
  readonly testClock: boolean;
  /** How many moments wait, and when the next one comes. */
  readonly waitingMoments: number;
  readonly nextMomentAt: string | null;
}

export async function readClock(tx: Tx): Promise<Clock> {
  const row = await tx.one<Pick<Clock, 'testClock' | 'waitingMoments' | 'nextMomentAt'>>(
    `SELECT EXISTS (SELECT FROM test_clock) AS "testClock", (SELECT count(*)::int FROM moment WHERE done_at IS NULL) AS "waitingMoments", (SELECT min(at) FROM moment WHERE done_at IS NULL) AS "nextMomentAt"`,
  );
  return { now: tx.now, today: tx.today, testClock: row?.testClock ?? false, waitingMoments: row?.waitingMoments ?? 0, nextMomentAt: row?.nextMomentAt ?? null };
}

/** What machines have not carried out yet; what was parked waits for a person, not for time. */
const pendingEffects = `SELECT e.workflow_id FROM effect e LEFT JOIN effect_outcome o USING (command_id) WHERE o.command_id IS NULL`;

/**
 * Moves business time forward to the next moment that waits, at most to `to` (an instant), and pokes whose moment has come, or whose machines
 * have something to carry out: what belongs to a moment happens before time goes on.
 * Answers where time stands now. Refuses to go back, and where there is no test clock.
 */
export async function moveToNextMoment(tx: Tx, to: string): Promise<{ readonly now: string; readonly arrived: boolean; readonly poked: number } | Refusal> {
  const clock = await tx.one<{ now: string; back: boolean }>(`SELECT now_at AS now, $1::timestamptz < now_at AS back FROM test_clock FOR UPDATE`, [to]);
  if (!clock) return refuse('clock.not-a-test-clock');
  if (clock.back) return refuse('clock.only-forward', { field: 'to' });
  const [moved] = await tx.query<{ now: string; arrived: boolean }>(
    `UPDATE test_clock SET now_at = CASE WHEN EXISTS (${pendingEffects}) THEN now_at ELSE greatest(now_at, least($1::timestamptz, (SELECT min(at) FROM moment WHERE done_at IS NULL))) END
     RETURNING now_at AS now, now_at >= $1 AS arrived`,
    [to],
  );
  if (!moved) throw new Error('the test clock vanished');
  const poked = await tx.query(
    `INSERT INTO poke (workflow_id) SELECT workflow_id FROM moment WHERE done_at IS NULL AND at <= $1 UNION ${pendingEffects} RETURNING 1`,
    [moved.now],
  );
  return { now: moved.now, arrived: moved.arrived && poked.length === 0, poked: poked.length };
}
