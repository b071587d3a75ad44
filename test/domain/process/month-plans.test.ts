import fc from 'fast-check';
import { advance } from '../../../libs/domain/process/advance';
import { stepsThatWaitFor } from '../../../libs/domain/process/explain';
import { partsOf, predecessorsOf } from '../../../libs/domain/process/instances';
import { contractMonth } from '../../../libs/domain/process/plans/contract-month';
import { monthlyClose } from '../../../libs/domain/process/plans/monthly-close';
import { partnerMonth, partnerSettlement } from '../../../libs/domain/process/plans/partner-settlement';
import { partnerRoles } from '../../../libs/domain/process/roles';
import { neededInstances, settledIn, stepOf } from '../../../libs/domain/process/settled';
import type { Facts, RunState, StepPlan } from '../../../libs/domain/process/step-plan';
import { validatePlan } from '../../../libs/domain/process/validate';
import { orThrow } from '../../../libs/domain/refusal';
import { begin, doneBy, meet, openRefs, returnFrom, toTheEnd, turnsOf, walk, type Learnt, type Walked } from './walks-of-a-plan';

const few = fc.nat(2);
const month = { accrualMonth: '2026-10', payDateRule: 'NEXT' };

interface Case {
  readonly plan: StepPlan;
  readonly facts: fc.Arbitrary<Facts>;
  readonly learnt: Learnt;
}

/** The four plans of part D with what their steps teach them. */
const cases: readonly Case[] = [
  {
    plan: monthlyClose,
    facts: fc.constant(month),
    learnt: {
      'compute-dry-run': fc.record({ waitingLines: few, failedContracts: few }),
      'compute-final-run': fc.record({ failedContracts: few, linesToIssue: few }),
    },
  },
  { plan: contractMonth, facts: fc.record({ accrualMonth: fc.constant('2026-10'), staffed: fc.boolean(), payerWantsPaper: fc.boolean() }), learnt: {} },
  { plan: partnerSettlement, facts: fc.constant(month), learnt: {} },
  {
    plan: partnerMonth,
    facts: fc.constantFrom(...partnerRoles).map((partnerRole) => ({ ...month, partnerRole })),
    learnt: { 'approve-partner-settlement': fc.record({ heldLines: few }), 'resolve-held-lines': fc.constant({ heldLines: 0 }) },
  },
];

const anyWalk = ({ plan, facts, learnt }: Case): fc.Arbitrary<Walked> =>
  fc.tuple(facts, fc.array(turnsOf(learnt), { maxLength: 40 })).map(([known, turns]) => walk(plan, known, turns));

describe.each(cases.map((one) => ({ ...one, name: one.plan.key })))('every run of $name', (the) => {
  const { plan, learnt } = the;

  it('stands on a sound plan', () => {
    expect(validatePlan(plan)).toEqual([]);
  });

  it('ends, whatever was counted, held, returned or computed again on the way', () => {
    fc.assert(fc.property(anyWalk(the), fc.nat(5), turnsOf(learnt), (walked, pick, turn) => toTheEnd(walked, pick, turn.learnt).state.ended === 'COMPLETED'));
  });

  it('passes its gates alike where the database kept its steps in another order', () => {
    const kept: StepPlan = { ...plan, steps: Object.fromEntries(Object.entries(plan.steps).toReversed()) };
    const passedOn = (by: StepPlan, { events }: Walked): readonly string[] => events.reduce<RunState | undefined>((state, event) => orThrow(advance(by, state, event)).state, undefined)?.passed ?? [];
    fc.assert(fc.property(anyWalk(the), (walked) => expect(passedOn(kept, walked)).toEqual(passedOn(plan, walked))));
  });

  it('loses no step: at its end every needed one is done', () => {
    fc.assert(
      fc.property(anyWalk(the), turnsOf(learnt), (walked, turn) => {
        const { state } = toTheEnd(walked, 0, turn.learnt);
        return Object.values(plan.steps).every((step) => neededInstances(step, state.facts).every(() => state.steps[step.key]?.status === 'DONE'));
      }),
    );
  });

  it('asks for no step twice in one round', () => {
    fc.assert(
      fc.property(anyWalk(the), ({ commands }) => {
        const asked = commands.flatMap((command) => (command.type === 'open-task' || command.type === 'emit-effect' || command.type === 'await-moment' ? [`${command.type} ${command.step}/${command.round}`] : []));
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });

  it('has nothing open whose predecessors are not settled (X-99)', () => {
    fc.assert(
      fc.property(anyWalk(the), ({ state }) => {
        const settled = settledIn(plan, state);
        for (const ref of openRefs(state)) expect(predecessorsOf(stepOf(plan, partsOf(ref).key), '', state.facts).filter((before) => !settled(before))).toEqual([]);
      }),
    );
  });

  it('never stands still: somebody, a machine or a moment has the next step', () => {
    fc.assert(fc.property(anyWalk(the), ({ state }) => state.ended !== undefined || openRefs(state).length > 0));
  });

  it('reopens by a return exactly what waits for the named step (X-100)', () => {
    fc.assert(
      fc.property(anyWalk(the), fc.nat(50), (walked, which) => {
        const event = returnFrom(walked, which);
        if (walked.state.ended || !event) return;
        const target = event.to[0] ?? '';
        const touched = new Set([target, ...stepsThatWaitFor(plan, target)]);
        const after = orThrow(advance(plan, walked.state, event)).state;
        expect(after.steps[target]).toEqual({ status: 'OPEN', round: (walked.state.steps[target]?.round ?? 0) + 1 });
        for (const [ref, step] of Object.entries(walked.state.steps)) {
          if (!touched.has(ref)) expect(after.steps[ref]).toEqual(step);
          else if (step.status === 'DONE') expect(after.steps[ref]?.status).not.toBe('DONE');
        }
      }),
    );
  });

  it('is rebuilt by its event log alone', () => {
    fc.assert(
      fc.property(anyWalk(the), ({ events, state }) => {
        const rebuilt = events.reduce<RunState | undefined>((before, event) => orThrow(advance(plan, before, event)).state, undefined);
        expect(rebuilt).toEqual(state);
      }),
    );
  });
});

describe('the close of a month (X-106)', () => {
  const [close] = cases as readonly [Case];
  const roundOf = (state: RunState, step: string): number => state.steps[step]?.round ?? 0;
  const counted = (walked: Walked, facts: Facts): Walked => meet(walked, doneBy(walked, 'compute-dry-run', { 'compute-dry-run': facts }));

  it('issues no bill that the settlement team has not approved (X-03)', () => {
    fc.assert(
      fc.property(anyWalk(close), ({ state }) => {
        if (state.steps['issue-bills']?.status === 'OPEN') expect(state.steps['approve-billing-run']?.status).toBe('DONE');
      }),
    );
  });

  it('approves only what a final run computed after the last dry run', () => {
    fc.assert(
      fc.property(anyWalk(close), ({ state }) => {
        if (state.steps['approve-billing-run']?.status !== 'OPEN') return;
        expect(state.steps['compute-dry-run']?.status).toBe('DONE');
        expect(state.steps['compute-final-run']?.status).toBe('DONE');
      }),
    );
  });

  it('waits for the cut-off only while a line waits', () => {
    const waits = counted(begin(monthlyClose, month), { waitingLines: 2, failedContracts: 0 });
    expect(openRefs(waits.state)).toEqual(['review-billing-exceptions', 'await-evidence']);
    const fewer = meet(waits, { type: 'facts-changed', facts: { waitingLines: 1 } });
    expect(openRefs(fewer.state)).toEqual(['review-billing-exceptions', 'await-evidence']);
    const none = meet(fewer, { type: 'facts-changed', facts: { waitingLines: 0 } });
    expect(openRefs(none.state)).toEqual(['compute-final-run']);
    expect(none.commands.filter((command) => command.type === 'close-task').map((command) => command.as)).toEqual(['SKIPPED', 'SKIPPED']);
    const cutOff = meet(fewer, doneBy(fewer, 'await-evidence'));
    expect(openRefs(cutOff.state)).toEqual(['review-billing-exceptions', 'compute-final-run']);
  });

  it('lets consulting look at a contract that failed while the others go on to their approval (X-110)', () => {
    const failed = counted(begin(monthlyClose, month), { waitingLines: 0, failedContracts: 1 });
    expect(openRefs(failed.state)).toEqual(['review-billing-exceptions', 'compute-final-run']);
  });

  it('with nothing to bill ends without asking anybody', () => {
    const { state, commands } = toTheEnd(begin(monthlyClose, month), 0, { 'compute-dry-run': { waitingLines: 0, failedContracts: 0 }, 'compute-final-run': { failedContracts: 0, linesToIssue: 0 } });
    expect(commands.filter((command) => command.type === 'open-task')).toEqual([]);
    expect({ ended: state.ended, passed: state.passed }).toEqual({ ended: 'COMPLETED', passed: ['dry-run', 'approval', 'issue'] });
  });

  it('computes again what is returned, once each round', () => {
    const facts = { 'compute-dry-run': { waitingLines: 0, failedContracts: 0 }, 'compute-final-run': { failedContracts: 0, linesToIssue: 2 } };
    let walked = begin(monthlyClose, month);
    for (const step of ['compute-dry-run', 'compute-final-run']) walked = meet(walked, doneBy(walked, step, facts));
    walked = meet(walked, { type: 'returned', step: 'approve-billing-run', round: 1, to: ['compute-dry-run'], reason: '단가 확인' });
    expect(openRefs(walked.state)).toEqual(['compute-dry-run']);
    const { state } = toTheEnd(walked, 0, facts);
    expect(['compute-dry-run', 'compute-final-run', 'approve-billing-run', 'issue-bills'].map((step) => roundOf(state, step))).toEqual([2, 2, 2, 1]);
  });
});

describe('a partner’s month (X-77, X-109)', () => {
  const ofTheDevices = { ...month, partnerRole: 'PARTNER_DEVICE' };
  const approved = (heldLines: number): Walked => {
    const invoiced = begin(partnerMonth, ofTheDevices);
    const submitted = meet(invoiced, doneBy(invoiced, 'submit-partner-invoice'));
    return meet(submitted, doneBy(submitted, 'approve-partner-settlement', { 'approve-partner-settlement': { heldLines } }));
  };

  it('ends with its approval where nothing is held', () => {
    expect(approved(0).state.ended).toBe('COMPLETED');
  });

  it('keeps held lines on the settlement team’s desk, and gives the partner its invoice back where it does not match', () => {
    const held = approved(1);
    expect(openRefs(held.state)).toEqual(['resolve-held-lines']);
    const returned = meet(held, { type: 'returned', step: 'resolve-held-lines', round: 1, to: ['submit-partner-invoice'], reason: '금액이 다릅니다' });
    expect(openRefs(returned.state)).toEqual(['submit-partner-invoice']);
    expect(toTheEnd(returned, 0, { 'approve-partner-settlement': { heldLines: 0 } }).state.steps).toMatchObject({ 'submit-partner-invoice': { round: 2 }, 'approve-partner-settlement': { round: 2 } });
  });
});
