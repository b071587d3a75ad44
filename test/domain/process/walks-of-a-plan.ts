import fc from 'fast-check';
import { advance } from '../../../libs/domain/process/advance';
import { stepsThatWaitFor } from '../../../libs/domain/process/explain';
import { partsOf } from '../../../libs/domain/process/instances';
import { stepOf } from '../../../libs/domain/process/settled';
import { finishedRefs } from '../../../libs/domain/process/what-is-reopened';
import type { Command, Facts, RunEvent, RunState, StepPlan, StepRef } from '../../../libs/domain/process/step-plan';
import { isRefusal, orThrow } from '../../../libs/domain/refusal';

/** A run on its way, with everything that happened to it. */
export interface Walked {
  readonly plan: StepPlan;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  readonly commands: readonly Command[];
}

/** What a step teaches its run when it is done: what the dry run counted, what was held. */
export type Learnt = Readonly<Record<string, fc.Arbitrary<Facts>>>;

/** A choice of chance, by which a walk takes its turn. */
export interface Turn {
  readonly what: number;
  readonly which: number;
  readonly learnt: Readonly<Record<string, Facts>>;
}

export const turnsOf = (learnt: Learnt): fc.Arbitrary<Turn> =>
  fc.record({ what: fc.integer({ min: 0, max: 9 }), which: fc.nat(50), learnt: fc.record({ ...learnt }) });

export const openRefs = (state: RunState): StepRef[] => Object.keys(state.steps).filter((ref) => state.steps[ref]?.status === 'OPEN');

export function begin(plan: StepPlan, facts: Facts): Walked {
  const event: RunEvent = { type: 'started', facts };
  const { state, commands } = orThrow(advance(plan, undefined, event));
  return { plan, state, events: [event], commands };
}

/** An event meets the run; one that is refused leaves it as it was. */
export function meet(walked: Walked, event: RunEvent): Walked {
  const answer = advance(walked.plan, walked.state, event);
  return isRefusal(answer) ? walked : { ...walked, state: answer.state, events: [...walked.events, event], commands: [...walked.commands, ...answer.commands] };
}

/** Whoever does this step, a person, a machine or time, is done with it. */
export function doneBy(walked: Walked, ref: StepRef, learnt: Turn['learnt'] = {}): RunEvent {
  const step = stepOf(walked.plan, partsOf(ref).key);
  const round = walked.state.steps[ref]?.round ?? 1;
  const facts = learnt[step.key] ? { facts: learnt[step.key] } : {};
  if (step.effect) return { type: 'effect-done', command: `${ref}/${round}`, step: ref, round, ...facts };
  return { type: step.moment ? 'moment-reached' : 'completed', step: ref, round, ...facts };
}

/** A return from an open step of a person to finished work that it waits for and the facts still ask for, where there is any. */
export function returnFrom(walked: Walked, which: number): Extract<RunEvent, { type: 'returned' }> | undefined {
  const { plan, state } = walked;
  const possible = openRefs(state).flatMap((ref) =>
    Object.keys(plan.steps)
      .filter((key) => finishedRefs(plan, state, key).length > 0 && stepsThatWaitFor(plan, key).includes(partsOf(ref).key) && stepOf(plan, partsOf(ref).key).role !== 'SYSTEM')
      .map((to) => ({ ref, to })),
  );
  const chosen = possible[which % Math.max(1, possible.length)];
  return chosen && { type: 'returned', step: chosen.ref, round: state.steps[chosen.ref]?.round ?? 1, to: [chosen.to], reason: '다시 확인' };
}

/** Mostly a step is done; now and then work is sent back, done again, or the facts change. */
export function take(walked: Walked, { what, which, learnt }: Turn): Walked {
  const open = openRefs(walked.state);
  const ref = open[which % Math.max(1, open.length)];
  if (walked.state.ended || ref === undefined) return walked;
  const returned = what === 0 ? returnFrom(walked, which) : undefined;
  if (returned) return meet(walked, returned);
  if (what === 1) return meet(walked, { type: 'redone', steps: [Object.keys(walked.plan.steps)[which % Object.keys(walked.plan.steps).length] ?? ''], reason: '다시 계산' });
  if (what === 2) return meet(walked, { type: 'facts-changed', facts: Object.values(learnt)[which % Math.max(1, Object.keys(learnt).length)] ?? {} });
  return meet(walked, doneBy(walked, ref, learnt));
}

export const walk = (plan: StepPlan, facts: Facts, turns: readonly Turn[]): Walked => turns.reduce(take, begin(plan, facts));

/** Goes on, every step done as it opens, until the run is over; throws where it is not in a hundred steps. */
export function toTheEnd(walked: Walked, pick: number, learnt: Turn['learnt'] = {}): Walked {
  let at = walked;
  for (let turn = 0; at.state.ended === undefined; turn += 1) {
    const open = openRefs(at.state);
    if (turn > 100 || open.length === 0) throw new Error(`does not end: ${open.join(', ') || 'nothing is open'}`);
    at = meet(at, doneBy(at, open[pick % open.length] ?? '', learnt));
  }
  return at;
}
