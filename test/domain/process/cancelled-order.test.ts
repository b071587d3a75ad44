import fc from 'fast-check';
import { advance } from '../../../libs/domain/process/advance';
import { callCentreSubscription } from '../../../libs/domain/process/plans/call-centre-subscription';
import { cancelledOrder as plan } from '../../../libs/domain/process/plans/cancelled-order';
import type { Facts } from '../../../libs/domain/process/step-plan';
import { nothingIsLeftToDo, stepsThatDeliver, whatIsTakenBack, type OrderedItem } from '../../../libs/domain/process/what-is-taken-back-of-a-cancelled-order';
import { validatePlan } from '../../../libs/domain/process/validate';
import { isRefusal, orThrow } from '../../../libs/domain/refusal';
import { begin, openRefs, toTheEnd } from './walks-of-a-plan';

const headsets: OrderedItem = { id: 'headsets', kind: 'DEVICE', billingRequested: false };
const factsOf = (done: readonly string[], items: readonly OrderedItem[] = []): Facts => ({ ...whatIsTakenBack(done, items) });
const stepsOfAnOrder = Object.values(callCentreSubscription.steps).map(({ key }) => (key === 'conclude-partner-contract' ? `${key}#PARTNER_DEVICE` : key));

describe('what is taken back of a cancelled order (X-118)', () => {
  it.each([
    ['apply-vpn', 'disconnect-line'],
    ['order-leased-line', 'disconnect-line'],
    ['assign-ip', 'release-ip'],
    ['deliver-router', 'return-router'],
    ['deliver-devices', 'return-devices'],
    ['deliver-build-hardware', 'return-build-hardware'],
    ['install-software', 'remove-software'],
    ['set-up-agent-app', 'remove-agent-app'],
    ['assign-did-dod', 'release-number'],
    ['register-icis', 'deregister-icis'],
    ['hire-agents', 'release-agents'],
    ['prepare-floor-space', 'give-up-floor-space'],
  ])('after %s: %s', (done, takenBack) => {
    expect(whatIsTakenBack([done], []).takeBack).toEqual([takenBack]);
  });

  it('is nothing where only papers were written', () => {
    expect(nothingIsLeftToDo(whatIsTakenBack(['check-site', 'confirm-quote-product', 'collect-documents', 'process-service-order'], [headsets]))).toBe(true);
  });

  it('ends the contract of each partner with which one was concluded', () => {
    expect(whatIsTakenBack(['conclude-partner-contract#PARTNER_DEV', 'conclude-partner-contract#PARTNER_DEVICE'], []).contractsToEnd).toEqual(['PARTNER_DEV', 'PARTNER_DEVICE']);
  });

  it('settles what was delivered, unless its charge was asked for before', () => {
    expect(whatIsTakenBack(['deliver-devices'], [headsets, { ...headsets, id: 'asked', billingRequested: true }]).workToSettle).toEqual(['headsets']);
    expect(whatIsTakenBack(['install-software'], [headsets]).workToSettle).toEqual([]);
  });

  it('names only steps that the plan of an order or its own has', () => {
    const { takeBack } = whatIsTakenBack(stepsOfAnOrder, []);
    expect(takeBack.filter((step) => !plan.steps[step])).toEqual([]);
    expect(takeBack).toHaveLength(11);
    expect(stepsThatDeliver.filter(([, step]) => !callCentreSubscription.steps[step])).toEqual([]);
  });
});

describe('the plan of a cancelled order', () => {
  it('is sound', () => {
    expect(validatePlan(plan)).toEqual([]);
  });

  it('opens exactly what is taken back and comes to its end, whatever had been done', () => {
    fc.assert(
      fc.property(fc.subarray(stepsOfAnOrder), fc.nat(9), (done, pick) => {
        const left = whatIsTakenBack(done, [headsets]);
        const { state } = toTheEnd(begin(plan, factsOf(done, [headsets])), pick);
        const settled = left.workToSettle.length > 0 ? ['settle-cancelled-work', 'approve-cancelled-work'] : [];
        expect(Object.keys(state.steps).toSorted()).toEqual([...left.takeBack, ...settled, ...left.contractsToEnd.map((role) => `end-partner-contract#${role}`)].toSorted());
        expect(state.ended).toBe('COMPLETED');
      }),
      { numRuns: 60 },
    );
  });

  it('settles only after the goods are back, and ends contracts after the settlement', () => {
    const first = begin(plan, factsOf(['deliver-devices', 'conclude-partner-contract#PARTNER_DEVICE'], [headsets]));
    expect(openRefs(first.state)).toEqual(['return-devices']);
    const back = orThrow(advance(plan, first.state, { type: 'completed', step: 'return-devices', round: 1 })).state;
    expect(openRefs(back)).toEqual(['settle-cancelled-work']);
    const prepared = orThrow(advance(plan, back, { type: 'completed', step: 'settle-cancelled-work', round: 1 })).state;
    expect(openRefs(prepared)).toEqual(['approve-cancelled-work']);
  });

  it('removes the software before the line over which that is done', () => {
    expect(openRefs(begin(plan, factsOf(['apply-vpn', 'install-software'])).state)).toEqual(['remove-software']);
  });

  it('is not cancelled itself', () => {
    const answer = advance(plan, begin(plan, factsOf(['apply-vpn'])).state, { type: 'cancelled', reason: '다시' });
    expect(isRefusal(answer) && answer.refusal).toBe('run.too-late-to-cancel');
  });
});
