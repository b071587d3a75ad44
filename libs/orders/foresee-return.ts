import { foresee } from '../database/foresee';
import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import type { Desk } from '../desk/desk';
import { lockRun } from '../desk/run-store';
import { taskToWorkOn } from '../desk/task-on-desk';
import type { StepRef } from '../domain/process/step-plan';
import { isRefusal, type Refusal } from '../domain/refusal';
import { closesBetween, likelyOpening, opensBetween, type EffectOnOrder } from './effect-on-order';

/** What a return would do. When an order opens is for the house alone. */
export interface ForeseenReturn extends Omit<EffectOnOrder, 'likelyOpening'> {
  /** All that is done again: what opens at once, and what opens after it. */
  readonly reopens: readonly StepRef[];
  readonly likelyOpening?: EffectOnOrder['likelyOpening'];
}

interface Return {
  readonly version: number;
  readonly reason?: string | undefined;
  readonly to?: readonly string[];
}

/** A return as it would be, refused as it would be, its reason apart; nothing is written. */
export async function foreseeReturn(tx: Tx, desk: Pick<Desk, 'returnTask'>, taskId: string, act: Return): Promise<ForeseenReturn | Refusal> {
  const task = await taskToWorkOn(tx, taskId);
  if (isRefusal(task)) return task;
  const { id: runId, orderId, state: before } = task.run;
  const opening = (): Promise<string | null> => (orderId && tx.actor.side === 'STAFF' ? likelyOpening(tx, orderId) : Promise.resolve(null));
  const likelyBefore = await opening();
  return foresee(tx, async () => {
    const done = await desk.returnTask(tx, taskId, { ...act, reason: act.reason ?? '미리보기', idempotencyKey: newId() });
    if (isRefusal(done)) return done;
    const run = await asHouse(tx, () => lockRun(tx, runId));
    if (isRefusal(run)) return run;
    const closes = closesBetween(before, run.state);
    return {
      reopens: [...done.doneForNothing, ...closes],
      opens: opensBetween(before, run.state),
      closes,
      doneForNothing: done.doneForNothing,
      ...(orderId && tx.actor.side === 'STAFF' ? { likelyOpening: { before: likelyBefore, after: await opening() } } : {}),
    };
  });
}
