import { koreanMomentOf } from '../domain/calendar/plain-date';
import { refusalReasons } from '../domain/process/refusal-reasons';
import { refuse, type Refusal } from '../domain/refusal';
import { asHouse, type Tx } from '../database/transaction';

interface Closing {
  readonly kind: string | null;
  readonly reason: string | null;
  readonly at: string;
  readonly by: string | null;
}

type Told = { readonly by: string; readonly at: string; readonly why: string; readonly whyInEnglish: string };

/** Each way in which a run takes a task off its desk has words that say what to do next. */
const refusals: Readonly<Record<string, (params: Told) => Refusal>> = {
  cancelled: (params) => refuse('task.closed-by-cancellation', { params }),
  refused: (params) => refuse('task.closed-by-refusal', { params }),
  returned: (params) => refuse('task.closed-by-return', { params }),
  redone: (params) => refuse('task.closed-by-redo', { params }),
  skipped: (params) => refuse('task.closed-by-skip', { params }),
};
const byAChange = (params: Told): Refusal => refuse('task.closed-by-change', { params });

/** Read as the house: the event that closed an outsider's task may belong to no task of theirs. The task's own row says whether they may ask. */
const closingOf = async (tx: Tx, taskId: string): Promise<Closing | undefined> => {
  const theirs = await tx.one(`SELECT 1 FROM task WHERE id = $1`, [taskId]);
  return theirs ? asHouse(tx, () => closingEventOf(tx, taskId)) : undefined;
};

const closingEventOf = (tx: Tx, taskId: string): Promise<Closing | undefined> =>
  tx.one(
    `SELECT e.event ->> 'type' AS kind, e.event ->> 'reason' AS reason, t.ended_at AS at, p.name AS by
       FROM task t LEFT JOIN run_event e ON e.run_id = t.run_id AND e.seq = t.closed_seq LEFT JOIN person p ON p.id = coalesce(e.actor_id, t.ended_by)
      WHERE t.id = $1 AND t.status IN ('RETURNED', 'SKIPPED', 'CANCELLED')`,
    [taskId],
  );

/** `2026-09-03 14:05`, in Korea. */
const minuteOf = (at: string): string => koreanMomentOf(at).slice(0, 16).replace('T', ' ');

const reasons = new Map(Object.values(refusalReasons).flatMap((list) => list.map(({ code, name }) => [code, name] as const)));

/** A refused application has a reason of a list; every other reason is in people's own words. */
const whyOf = ({ kind, reason }: Closing): Pick<Told, 'why' | 'whyInEnglish'> => {
  const named = kind === 'refused' ? reasons.get(reason ?? '') : undefined;
  return { why: named?.ko ?? reason ?? '-', whyInEnglish: named?.en ?? reason ?? '-' };
};

/** By whom, when and why a run took the task off its desk, and what to do now. Undefined where somebody completed it, or it is open. */
export async function whoClosedIt(tx: Tx, taskId: string): Promise<Refusal | undefined> {
  const closing = await closingOf(tx, taskId);
  if (!closing) return undefined;
  const tell = (closing.kind !== null && refusals[closing.kind]) || byAChange;
  return tell({ by: closing.by ?? '시스템', at: minuteOf(closing.at), ...whyOf(closing) });
}
