import fc from 'fast-check';
import { isRefusal } from '../../../libs/domain/refusal';
import { accrualOfCancelledWork, faultOfAgreedWork, mostPayableWon, type AgreedWork, type CancelledWork } from '../../../libs/domain/settlement/what-a-cancelled-order-still-owes';

const headsets: CancelledWork = { itemId: 'headsets', contractId: 'contract', partnerId: 'partner', kind: 'DEVICE', quantity: 30, partnerUnitPriceWon: 70_000n, evidence: 'certificate' };
const screens: CancelledWork = { ...headsets, itemId: 'screens', kind: 'DEVELOPMENT', quantity: 1, partnerUnitPriceWon: 7_000_000n };
const faultOf = (agreed: readonly AgreedWork[], work: readonly CancelledWork[] = [headsets]): [string, string | undefined] | undefined => {
  const fault = faultOfAgreedWork(agreed, work);
  return isRefusal(fault) ? [fault.refusal, fault.field] : undefined;
};

describe('what is agreed for the work of a cancelled order (X-118)', () => {
  it('is at most the partner’s price: 30 headsets at 70,000', () => {
    expect(faultOf([{ itemId: 'headsets', amountWon: 2_100_000n }])).toBeUndefined();
    expect(faultOf([{ itemId: 'headsets', amountWon: 2_100_001n }])).toEqual(['cancelled-work.above-partner-price', 'items.0.amountWon']);
  });

  it('is nothing only for a reason, and needs no proof then', () => {
    const unproven = { ...headsets, evidence: null };
    expect(faultOf([{ itemId: 'headsets', amountWon: 0n }])).toEqual(['cancelled-work.reason-missing', 'items.0.reason']);
    expect(faultOf([{ itemId: 'headsets', amountWon: 0n, reason: '쓰지 않고 돌아왔습니다' }], [unproven])).toBeUndefined();
    expect(faultOf([{ itemId: 'headsets', amountWon: 1n }], [unproven])).toEqual(['cancelled-work.evidence-missing', 'documents']);
  });

  it('decides every item once', () => {
    const one = { itemId: 'headsets', amountWon: 1n };
    expect(faultOf([one], [headsets, screens])).toEqual(['cancelled-work.item-missing', 'items']);
    expect(faultOf([one, one], [headsets, screens])).toEqual(['cancelled-work.item-twice', 'items.1.itemId']);
    expect(faultOf([one, { itemId: 'other', amountWon: 1n }], [headsets, screens])).toEqual(['cancelled-work.unknown-item', 'items.1.itemId']);
  });

  it('never lets a partner earn more than its price, in the month of the approval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.bigInt({ min: 1n, max: 10_000_000n }), fc.bigInt({ min: 1n, max: 12_000_000_000n }), (quantity, partnerUnitPriceWon, amountWon) => {
        const work = { ...headsets, quantity, partnerUnitPriceWon };
        expect(faultOf([{ itemId: 'headsets', amountWon }], [work]) === undefined).toBe(amountWon <= mostPayableWon(work));
        expect(accrualOfCancelledWork(work, amountWon, '2026-09-30')).toMatchObject({ supplyWon: amountWon, accrualMonth: '2026-09', sourceKind: 'CANCELLED_WORK', lineage: { rules: ['X-118', 'X-77'], evidence: 'certificate' } });
      }),
    );
  });
});
