import { advance } from '../../../libs/domain/process/advance';
import { callCentreSubscription as plan } from '../../../libs/domain/process/plans/call-centre-subscription';
import type { Facts, RunEvent, RunState } from '../../../libs/domain/process/step-plan';
import { isRefusal, orThrow } from '../../../libs/domain/refusal';
import { anOrder } from './orders';

const started = (facts: Facts = {}): RunState => orThrow(advance(plan, undefined, { type: 'started', facts: anOrder(facts) })).state;
const open = (state: RunState): string[] => Object.keys(state.steps).filter((ref) => state.steps[ref]?.status === 'OPEN');
const roundOf = (state: RunState, step: string): number => state.steps[step]?.round ?? 0;
const done = (state: RunState, ...steps: string[]): RunState =>
  steps.reduce((before, step) => orThrow(advance(plan, before, { type: 'completed', step, round: roundOf(before, step) })).state, state);
const meets = (state: RunState, event: RunEvent) => advance(plan, state, event);
const refusalOf = (state: RunState, event: RunEvent): string | undefined => {
  const answer = meets(state, event);
  return isRefusal(answer) ? answer.refusal : undefined;
};

const quoted = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting'];
const received = [...quoted, 'collect-documents', 'receive-application'];

describe('part A: application and contract', () => {
  it('begins with the site check alone', () => {
    expect(open(started())).toEqual(['check-site']);
  });

  it('collects documents only after both confirmations (S1-037)', () => {
    expect(open(done(started(), 'check-site', 'confirm-quote-product'))).toEqual(['confirm-quote-consulting']);
    expect(open(done(started(), ...quoted))).toEqual(['collect-documents']);
  });

  it('asks for the exception of an order under 10 seats (X-05)', () => {
    expect(open(done(started({ seats: 9 }), ...quoted))).toEqual(['approve-under-minimum']);
  });

  it('goes from receipt straight to the service order where no contract is needed (S1-039), never earlier (X-99)', () => {
    expect(open(done(started(), ...received.slice(0, -1)))).toEqual(['receive-application']);
    expect(open(done(started(), ...received))).toEqual(['process-service-order']);
  });

  it('concludes one contract per partner, and the service order waits for all of them (S1-039)', () => {
    const contracted = done(started({ devicesOrdered: true, staffingOrdered: true }), ...received, 'register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract');
    expect(open(contracted)).toEqual(['conclude-customer-contract', 'conclude-partner-contract#PARTNER_STAFFING', 'conclude-partner-contract#PARTNER_DEVICE']);
    const one = done(contracted, 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_DEVICE');
    expect(open(one)).toEqual(['conclude-partner-contract#PARTNER_STAFFING']);
  });

  it.each([
    ['99999999', 'CONSULTING_SUPPORT'],
    ['100000000', 'PROCUREMENT_CONTRACT'],
  ])('gives the customer contract of %s won to %s (X-102)', (contractAmountWon, role) => {
    const before = done(started({ devicesOrdered: true, contractAmountWon }), ...received, 'register-opportunity', 'review-feasibility', 'draft-contract');
    const { commands } = orThrow(meets(before, { type: 'completed', step: 'review-contract', round: 1 }));
    expect(commands).toContainEqual({ type: 'open-task', step: 'conclude-customer-contract', round: 1, role });
  });
});

describe('returns, refusals and cancellation', () => {
  it('needs a reason to return, and a step that came before (X-100)', () => {
    const at = done(started(), ...quoted, 'collect-documents');
    const back = (to: string[], reason: string): RunEvent => ({ type: 'returned', step: 'receive-application', round: 1, to, reason });
    expect(refusalOf(at, back(['collect-documents'], ' '))).toBe('reason.missing');
    expect(refusalOf(at, back(['final-test'], '서류 누락'))).toBe('return.not-upstream');
    expect(refusalOf(at, back([], '서류 누락'))).toBe('return.target-missing');
  });

  it('reopens the named step and what waits for it; parallel work stays (X-100)', () => {
    const at = done(started({ arsUsed: true }), ...received, 'process-service-order', 'submit-scenario', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'record-scenario', 'load-scenario');
    const { state, commands } = orThrow(meets(at, { type: 'returned', step: 'final-test', round: 1, to: ['install-software'], reason: '호 분배 실패' }));
    expect(open(state)).toEqual(['install-software']);
    expect(state.steps['record-scenario']?.status).toBe('DONE');
    expect(state.steps['load-scenario']?.status).toBe('WAITING');
    expect(commands).toContainEqual({ type: 'close-task', step: 'final-test', round: 1, as: 'RETURNED' });
    expect(commands).toContainEqual({ type: 'open-task', step: 'install-software', round: 2, role: 'PARTNER_SYSTEM' });
  });

  it('refuses an application for one of the seven reasons, and the run is over (S1-072)', () => {
    const at = done(started(), ...quoted, 'collect-documents');
    const refusal = (reason: string): RunEvent => ({ type: 'refused', step: 'receive-application', round: 1, reason });
    expect(refusalOf(at, refusal('BAD_MOOD'))).toBe('refusal.reason-unknown');
    expect(orThrow(meets(at, refusal('FALSE_IDENTITY'))).state.ended).toBe('REFUSED');
  });

  it('cannot refuse for few seats after the exception was approved (X-104)', () => {
    const at = done(started({ seats: 9 }), ...quoted, 'approve-under-minimum', 'collect-documents');
    expect(refusalOf(at, { type: 'refused', step: 'receive-application', round: 1, reason: 'UNDER_MIN_SEATS' })).toBe('refusal.exception-was-approved');
  });

  it('cancels before the opening, listing the work that was done for nothing', () => {
    const { state, doneForNothing } = orThrow(meets(done(started(), ...received), { type: 'cancelled', reason: '고객 변심' }));
    expect(state.ended).toBe('CANCELLED');
    expect(doneForNothing).toEqual(received);
  });

  it('takes a completion once: the second finds the step closed', () => {
    const event: RunEvent = { type: 'completed', step: 'check-site', round: 1 };
    expect(refusalOf(done(started(), 'check-site'), event)).toBe('run.step-not-open');
  });
});

describe('facts that change while an order runs', () => {
  it('opens what is now needed and holds what waits for it', () => {
    const at = done(started(), ...received, 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users');
    expect(open(at)).toEqual(['final-test']);
    expect(open(orThrow(meets(at, { type: 'facts-changed', facts: { arsUsed: true } })).state)).toEqual(['submit-scenario']);
  });

  it('closes what is no longer needed and lists what was done for nothing', () => {
    const at = done(started({ arsUsed: true }), ...received, 'process-service-order', 'submit-scenario');
    const { state, doneForNothing } = orThrow(meets(at, { type: 'facts-changed', facts: { arsUsed: false } }));
    expect(open(state)).not.toContain('record-scenario');
    expect(doneForNothing).toEqual(['submit-scenario']);
  });
});

describe('a skip under four-eyes', () => {
  const skip = (step: string, reason = '고객이 직접 합니다'): RunEvent => ({ type: 'skipped', step, reason });
  const atServiceOrder = done(started({ devicesOrdered: false }), ...received);

  it('lets what waited for the step go on, and nothing else (X-99)', () => {
    const at = done(atServiceOrder, 'process-service-order', 'apply-vpn');
    const { state, commands } = orThrow(meets(at, skip('open-vpn-line')));
    expect(state.steps['open-vpn-line']).toEqual({ status: 'SKIPPED', round: 1 });
    expect(open(state)).toEqual(['assign-ip']);
    expect(commands[0]).toEqual({ type: 'close-task', step: 'open-vpn-line', round: 1, as: 'SKIPPED' });
  });

  it('is not for a step that decides, or makes a number, a contract, an acceptance, money or a date', () => {
    expect(refusalOf(atServiceOrder, skip('process-service-order'))).toBe('skip.never');
    const never = Object.values(plan.steps).flatMap(({ key, maySkip }) => (maySkip ? [] : [key]));
    expect(never.toSorted()).toEqual(
      [
        'confirm-quote-product', 'confirm-quote-consulting', 'approve-under-minimum', 'approve-negotiated-price', 'collect-documents', 'receive-application', 'review-feasibility', 'draft-contract',
        'review-contract', 'conclude-customer-contract', 'conclude-partner-contract', 'process-service-order', 'confirm-changed-quote-product', 'confirm-changed-quote-consulting',
        'stamp-changed-quote', 'order-leased-line', 'train-agents-business', 'prepare-acceptance', 'accept-service', 'accept-agent-app', 'open-service', 'request-one-off-billing',
      ].toSorted(),
    );
  });

  it('is only for a step that is open, and needs a reason', () => {
    expect(refusalOf(atServiceOrder, skip('apply-vpn'))).toBe('skip.step-not-open');
    expect(refusalOf(started(), skip('check-site', ' '))).toBe('reason.missing');
  });
});

describe('work that is sent back', () => {
  const untilTest = done(started({ arsUsed: true }), ...received, 'process-service-order', 'submit-scenario', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'record-scenario', 'load-scenario');
  const back = (step: string, to: string[]): RunEvent => ({ type: 'returned', step, round: 1, to, reason: '불합격' });

  it('by a failed final test goes to the steps at fault, which are named, one or several (S1-058)', () => {
    const { state } = orThrow(meets(untilTest, back('final-test', ['record-scenario', 'train-users'])));
    expect(open(state).toSorted()).toEqual(['record-scenario', 'train-users']);
    expect(refusalOf(untilTest, back('final-test', []))).toBe('return.target-missing');
    expect(refusalOf(untilTest, back('final-test', ['train-users', 'open-service']))).toBe('return.not-upstream');
  });

  it('goes to no step that the order does not need any more', () => {
    const at = orThrow(meets(untilTest, { type: 'facts-changed', facts: { arsUsed: false } })).state;
    expect(refusalOf(at, back('final-test', ['record-scenario']))).toBe('return.not-upstream');
  });

  it('goes to nothing before the opening once the service is open', () => {
    const opened = done(untilTest, 'final-test', 'prepare-acceptance', 'accept-service', 'open-service');
    expect(refusalOf(opened, back('confirm-stability#PARTNER_SYSTEM', ['install-software']))).toBe('run.past-no-return');
  });
});
