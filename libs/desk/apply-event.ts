import { advance } from '../domain/process/advance';
import type { Command, Facts, RunEvent, RunState, StepPlan, StepRef } from '../domain/process/step-plan';
import { isRefusal, type Refusal } from '../domain/refusal';
import { calendarOf } from '../database/reference-data';
import type { Tx } from '../database/transaction';
import { openMoments, openTask, closeTask, emitEffect, type Placed } from './carry-out-commands';
import { recordEvent, type LockedRun, type RecordedEvent } from './run-store';
import type { RunRow, WorkOfPlans } from './step-work';

export interface Applied {
  readonly state: RunState;
  readonly openedTasks: readonly string[];
  readonly openedSteps: readonly StepRef[];
  readonly doneForNothing: readonly StepRef[];
  readonly ended?: string;
}

/** An event on its way into a run: what happened, and what is recorded with it. */
export type Incoming = Omit<RecordedEvent, 'response'>;

const stepOf = (ref: StepRef): { step: string; instance: string } => {
  const [step = '', instance = ''] = ref.split('#');
  return { step, instance };
};

/** Steps that were open or done and are so no longer without having been completed: what they held is given back. */
const undoneBetween = (before: RunState | undefined, after: RunState): StepRef[] =>
  Object.entries(before?.steps ?? {}).flatMap(([ref, was]) => {
    const is = after.steps[ref];
    const held = was.status === 'OPEN' || was.status === 'DONE';
    const keeps = is && (is.status === 'DONE' || (is.status === 'OPEN' && is.round === was.round));
    return held && !keeps && !(was.status === 'DONE' && is === undefined) ? [ref] : [];
  });

const doneBetween = (before: RunState | undefined, after: RunState): string[] =>
  Object.entries(after.steps).flatMap(([ref, is]) => (is.status === 'DONE' && before?.steps[ref]?.status !== 'DONE' ? [stepOf(ref).step] : []));

/**
 * The desk's one act: an event meets a locked run. State, tasks, event, effects, moments and the poke are written in this transaction,
 * so the next person's task is visible when it commits. A refusal, also one of a step that would open, ends the transaction: nothing of it stays.
 */
export async function applyEvent(tx: Tx, work: WorkOfPlans, plan: StepPlan, run: LockedRun, incoming: Incoming): Promise<Applied | Refusal> {
  const before = run.lastSeq === 0 ? undefined : run.state;
  const advanced = advance(plan, before, incoming.event);
  if (isRefusal(advanced)) return advanced;
  const { state, commands, doneForNothing } = advanced;

  const seq = run.lastSeq + 1;
  const placed: Placed = { tx, plan, run, seq, facts: state.facts, calendar: await calendarOf(tx), work: work.steps[plan.key] ?? {} };
  const fault = await takeBack(placed, before, state);
  if (fault) return fault;
  const done = await carryOut(placed, work, commands, incoming.event);
  if (isRefusal(done)) return done;
  const applied: Applied = {
    state,
    openedTasks: done.tasks,
    openedSteps: commands.flatMap((c) => (c.type === 'open-task' ? [c.step] : [])),
    doneForNothing,
    ...(state.ended ? { ended: state.ended } : {}),
  };
  await writeState(tx, run, seq, state);
  await recordEvent(tx, run, seq, { ...incoming, response: { openedTasks: applied.openedTasks, doneForNothing, ...(state.ended ? { ended: state.ended } : {}) } });
  await work.runs[plan.key]?.progressed?.(tx, run, { opened: applied.openedSteps.map((ref) => stepOf(ref).step), done: doneBetween(before, state) });
  if (done.poke) await tx.query(`INSERT INTO poke (workflow_id) VALUES ($1)`, [run.workflowId]);
  if (Object.keys(done.facts).length === 0) return applied;
  const learnt = await applyEvent(tx, work, plan, { ...run, state, lastSeq: seq }, { event: { type: 'facts-changed', facts: done.facts } });
  return isRefusal(learnt) ? learnt : together(applied, learnt);
}

/** Gives back what the steps held that are undone; refuses, before anything is written, where something of it stands for good. */
async function takeBack({ tx, run, plan, facts, calendar, work }: Placed, before: RunState | undefined, after: RunState): Promise<Refusal | undefined> {
  const undone = undoneBetween(before, after).map((ref) => ({ run, plan, facts, ...stepOf(ref), round: before?.steps[ref]?.round ?? 1, calendar }));
  for (const at of undone) {
    const fault = await work[at.step]?.stands?.(tx, at);
    if (fault) return fault;
  }
  for (const at of undone) await work[at.step]?.undone?.(tx, at);
  return undefined;
}

interface Carried {
  readonly tasks: string[];
  facts: Facts;
  poke: boolean;
}

async function carryOut(placed: Placed, work: WorkOfPlans, commands: readonly Command[], event: RunEvent): Promise<Carried | Refusal> {
  const carried: Carried = { tasks: [], facts: {}, poke: false };
  const { tx, run, plan } = placed;
  for (const command of commands) {
    switch (command.type) {
      case 'close-task':
        await closeTask(placed, command, event);
        break;
      case 'open-task': {
        const opened = await openTask(placed, command, event);
        if (isRefusal(opened)) return opened;
        carried.tasks.push(opened.taskId);
        carried.facts = { ...carried.facts, ...opened.facts };
        carried.poke ||= opened.asksForMoments;
        break;
      }
      case 'emit-effect':
        await emitEffect(placed, command);
        carried.poke = true;
        break;
      case 'await-moment': {
        const fault = await openMoments(placed, command);
        if (fault) return fault;
        carried.poke = true;
        break;
      }
      case 'pass-gate':
        await work.runs[plan.key]?.passed?.(tx, run, command.stage);
        carried.poke = true;
        break;
      case 'end-run':
        await work.runs[plan.key]?.ended?.(tx, run, command.as, event.type === 'cancelled' || event.type === 'refused' ? event.reason : undefined);
        carried.poke = true;
        break;
    }
  }
  return carried;
}

const writeState = (tx: Tx, run: RunRow, seq: number, state: RunState): Promise<unknown[]> =>
  tx.query(`UPDATE run SET state = $2, last_seq = $3, ended = $4, ended_at = CASE WHEN $4::text IS NULL THEN NULL ELSE $5::timestamptz END WHERE id = $1`, [
    run.id,
    JSON.stringify(state),
    seq,
    state.ended ?? null,
    tx.now,
  ]);

/** What opening a step taught the run (the booked slot) is an event too: the log alone rebuilds the state. */
const together = (applied: Applied, learnt: Applied): Applied => ({
  ...learnt,
  openedTasks: [...applied.openedTasks, ...learnt.openedTasks],
  openedSteps: [...applied.openedSteps, ...learnt.openedSteps],
  doneForNothing: applied.doneForNothing,
});
