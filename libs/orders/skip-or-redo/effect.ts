import { createHash } from 'node:crypto';
import { foresee } from '../../database/foresee';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import type { Desk } from '../../desk/desk';
import { planOf } from '../../desk/plans';
import type { ActingFor } from '../../desk/rights';
import { lockRun, type LockedRun } from '../../desk/run-store';
import { partsOf } from '../../domain/process/instances';
import { faultOfReopening, finishedRefs } from '../../domain/process/what-is-reopened';
import type { StepRef } from '../../domain/process/step-plan';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { closesBetween, likelyOpening, opensBetween, type EffectOnOrder } from '../effect-on-order';
import { moneyOfOrder, moneyTouched, type MoneyTouched } from './money-touched';

/** What is asked: open steps to skip, or finished ones to do again. */
export interface SkipOrRedo {
  readonly kind: 'SKIP' | 'REDO';
  readonly steps: readonly StepRef[];
  readonly reason: string;
}

/** What it does to steps, dates and money, with a fingerprint by which it is known again. */
export interface Effect extends EffectOnOrder {
  readonly money: MoneyTouched;
  readonly fingerprint: string;
}

type Acting = Pick<Desk, 'skip' | 'redo'>;
interface Under {
  readonly proposal?: string;
  readonly actingFor?: ActingFor | undefined;
}

/** Only what stands as done is done again, and nothing before the opening once the service is open. */
async function faultOfRedo(tx: Tx, run: LockedRun, steps: readonly StepRef[]): Promise<Refusal | undefined> {
  const plan = await planOf(tx, run.planKey, run.planVersion);
  const notDone = steps.find((step) => finishedRefs(plan, run.state, step).length === 0);
  return notDone === undefined ? faultOfReopening(plan, run.state, steps, 'steps') : refuse('redo.not-done', { field: 'steps', params: { step: plan.steps[partsOf(notDone).key]?.name.ko ?? notDone } });
}

/** Does it to the run: one event for all that is done again, one for each step that is skipped. The work that was done for nothing. */
export async function carryOut(tx: Tx, desk: Acting, run: LockedRun, { kind, steps, reason }: SkipOrRedo, under: Under = {}): Promise<readonly StepRef[] | Refusal> {
  if (run.ended) return refuse('run.ended', { params: { ended: run.ended } });
  if (kind === 'REDO') {
    const done = (await faultOfRedo(tx, run, steps)) ?? (await desk.redo(tx, run.id, { steps, reason, ...under, idempotencyKey: newId() }));
    return isRefusal(done) ? done : done.doneForNothing;
  }
  for (const step of steps) {
    const done = await desk.skip(tx, run.id, { step, reason, ...under, idempotencyKey: newId() });
    if (isRefusal(done)) return done;
  }
  return [];
}

const fingerprintOf = (effect: Omit<Effect, 'fingerprint'>): string => createHash('sha256').update(JSON.stringify(effect)).digest('hex').slice(0, 32);

/** What it would do now: carried out and taken back, so that people see before what happens after. Refused as it would be. */
export async function effectOf(tx: Tx, desk: Acting, run: LockedRun, asked: SkipOrRedo): Promise<Effect | Refusal> {
  const orderId = run.orderId ?? '';
  const [moneyBefore, openingBefore] = [await moneyOfOrder(tx, orderId), await likelyOpening(tx, orderId)];
  return foresee(tx, async () => {
    const doneForNothing = await carryOut(tx, desk, run, asked);
    if (isRefusal(doneForNothing)) return doneForNothing;
    const after = await lockRun(tx, run.id);
    if (isRefusal(after)) return after;
    const closes = closesBetween(run.state, after.state);
    const opening = { before: openingBefore, after: await likelyOpening(tx, orderId) };
    const money = moneyTouched({ before: moneyBefore, after: await moneyOfOrder(tx, orderId) }, [...closes, ...doneForNothing], opening);
    const effect = { opens: opensBetween(run.state, after.state), closes, doneForNothing, likelyOpening: opening, money };
    return { ...effect, fingerprint: fingerprintOf(effect) };
  });
}
