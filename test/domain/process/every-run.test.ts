import fc from 'fast-check';
import { advance } from '../../../libs/domain/process/advance';
import { stepsThatWaitFor } from '../../../libs/domain/process/explain';
import { partsOf, predecessorsOf } from '../../../libs/domain/process/instances';
import { callCentreSubscription as plan } from '../../../libs/domain/process/plans/call-centre-subscription';
import { neededInstances, settledIn, stepOf } from '../../../libs/domain/process/settled';
import type { Command, Facts, RunEvent, RunState } from '../../../libs/domain/process/step-plan';
import { validatePlan } from '../../../libs/domain/process/validate';
import { isRefusal, orThrow } from '../../../libs/domain/refusal';
import { anOrder, anyOrder } from './orders';

interface Walked {
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  readonly commands: readonly Command[];
}

const begin = (facts: Facts): Walked => {
  const event: RunEvent = { type: 'started', facts };
  const { state, commands } = orThrow(advance(plan, undefined, event));
  return { state, events: [event], commands };
};

const openRefs = (state: RunState): string[] => Object.keys(state.steps).filter((ref) => state.steps[ref]?.status === 'OPEN');

const meet = (walked: Walked, event: RunEvent): Walked => {
  const answer = advance(plan, walked.state, event);
  return isRefusal(answer) ? walked : { state: answer.state, events: [...walked.events, event], commands: [...walked.commands, ...answer.commands] };
};

/** What somebody does next: mostly completes an open step, sometimes sends work back, skips or has done again, sometimes the facts change. */
function next(state: RunState, [choice, which]: readonly [number, number], change: Facts): RunEvent {
  const open = openRefs(state);
  const step = open[which % open.length] ?? '';
  const round = state.steps[step]?.round ?? 1;
  const before = Object.keys(plan.steps).filter((key) => state.steps[key]?.status === 'DONE' && stepsThatWaitFor(plan, key).includes(partsOf(step).key));
  if (choice === 0 && before.length > 0) return { type: 'returned', step, round, to: [before[which % before.length] ?? ''], reason: '재작업' };
  if (choice === 2) return { type: 'skipped', step, reason: '고객이 직접 합니다' };
  if (choice === 3 && before.length > 0) return { type: 'redone', steps: [before[which % before.length] ?? ''], reason: '다시 합니다' };
  return choice === 1 ? { type: 'facts-changed', facts: change } : { type: 'completed', step, round };
}

const toTheEnd = (walked: Walked, pick: (open: readonly string[]) => string): Walked => {
  let at = walked;
  for (let turn = 0; at.state.ended === undefined; turn += 1) {
    if (turn > 300) throw new Error(`does not end: ${openRefs(at.state).join(', ')}`);
    const step = pick(openRefs(at.state));
    at = meet(at, { type: 'completed', step, round: at.state.steps[step]?.round ?? 1 });
  }
  return at;
};

const turns = fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.nat(50)), { maxLength: 60 });
const change = anyOrder.map(({ arsUsed, access, devicesOrdered, staffingOrdered, agentApp }) => ({ arsUsed, access, devicesOrdered, staffingOrdered, agentApp }) as Facts);
const anyHistory = fc.tuple(anyOrder, turns, change).map(([facts, choices, changed]) =>
  choices.reduce((walked, choice) => (walked.state.ended ? walked : meet(walked, next(walked.state, choice, changed))), begin(facts)),
);

describe('every run of an order', () => {
  it('stands on a sound plan', () => {
    expect(validatePlan(plan)).toEqual([]);
  });

  it('ends, whatever was ordered, returned or changed on the way', () => {
    fc.assert(fc.property(anyHistory, fc.nat(20), (walked, pick) => toTheEnd(walked, (open) => open[pick % open.length] ?? '').state.ended === 'COMPLETED'));
  });

  it('loses no step: at the end every needed one is done, or was skipped as its plan allows', () => {
    fc.assert(
      fc.property(anyHistory, (walked) => {
        const { state } = toTheEnd(walked, (open) => open[0] ?? '');
        return Object.values(plan.steps).every((step) =>
          neededInstances(step, state.facts).every((i) => ['DONE', ...(step.maySkip ? ['SKIPPED'] : [])].includes(state.steps[i === '' ? step.key : `${step.key}#${i}`]?.status ?? '')),
        );
      }),
    );
  });

  it('opens no step twice in one round', () => {
    fc.assert(
      fc.property(anyHistory, ({ commands }) => {
        const opened = commands.flatMap((command) => (command.type === 'open-task' ? [`${command.step}/${command.round}`] : []));
        expect(new Set(opened).size).toBe(opened.length);
      }),
    );
  });

  it('has nothing open whose predecessors are not settled: a skip makes nothing ready early (X-99)', () => {
    fc.assert(
      fc.property(anyHistory, ({ state }) => {
        const settled = settledIn(plan, state);
        for (const ref of openRefs(state)) {
          const { key, instance } = partsOf(ref);
          expect(predecessorsOf(stepOf(plan, key), instance, state.facts).filter((before) => !settled(before))).toEqual([]);
        }
      }),
    );
  });

  it('has a desk for everything that is ready: no run stands still', () => {
    fc.assert(fc.property(anyHistory, ({ state }) => state.ended !== undefined || openRefs(state).length > 0));
  });

  it('reopens by a return exactly what waits for the named step (X-100)', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(50), (walked, which) => {
        const event = next(walked.state, [0, which], {});
        if (walked.state.ended || event.type !== 'returned') return;
        const target = event.to[0] ?? '';
        const touched = new Set([target, ...stepsThatWaitFor(plan, target)]);
        const back = advance(plan, walked.state, event);
        if (isRefusal(back)) {
          expect(['run.past-no-return', 'return.not-upstream']).toContain(back.refusal);
          return;
        }
        const after = back.state;
        for (const [ref, step] of Object.entries(walked.state.steps)) {
          if (!touched.has(partsOf(ref).key)) expect(after.steps[ref]).toEqual(step);
          else if (step.status === 'DONE') expect(after.steps[ref]?.status).not.toBe('DONE');
        }
      }),
    );
  });

  it('is rebuilt by its event log alone', () => {
    fc.assert(
      fc.property(anyHistory, ({ events, state }) => {
        const replayed = events.reduce<RunState | undefined>((before, event) => orThrow(advance(plan, before, event)).state, undefined);
        expect(replayed).toEqual(state);
      }),
    );
  });

  it('opens confirm-stability for the partner and for consulting support, a task each (X-103)', () => {
    const { commands } = toTheEnd(begin(anOrder()), (open) => open[0] ?? '');
    const opened = commands.flatMap((command) => (command.type === 'open-task' && command.step.startsWith('confirm-stability') ? [command.role] : []));
    expect(opened).toEqual(['PARTNER_SYSTEM', 'CONSULTING_SUPPORT']);
  });
});
