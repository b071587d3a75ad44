import fc from 'fast-check';
import { addDays, type PlainDate } from '../../../libs/domain/calendar/plain-date';
import { itemIn, type ItemCode, type TermMonths } from '../../../libs/domain/pricing/catalogue';
import { termChange } from '../../../libs/domain/pricing/changing-the-term';
import { fullMonthEnds, termEndOn } from '../../../libs/domain/pricing/contract-terms';
import { earlyTerminationPenalty } from '../../../libs/domain/pricing/early-termination-penalty';
import { discountsOf, type PenaltyContract, type PenaltyItem } from '../../../libs/domain/pricing/penalty-lines';
import { catalogueUnitPrice } from '../../../libs/domain/pricing/size-band';
import { orThrow } from '../../../libs/domain/refusal';
import { callCentre2014 } from './shipped-catalogue';

const START = '2026-03-16';

const anItem = (code: ItemCode, quantity: number, term: TermMonths, more: Partial<PenaltyItem> = {}): PenaltyItem => {
  const item = itemIn(callCentre2014, code);
  return {
    item: code,
    unit: item.unit,
    quantity,
    unitPriceWon: catalogueUnitPrice(item, quantity, term) ?? 0n,
    discountWonByTerm: discountsOf(item, quantity),
    ...more,
  };
};

const aContract = (term: TermMonths, items: PenaltyItem[], more: Partial<PenaltyContract> = {}): PenaltyContract => ({
  terms: [{ from: START, termMonths: term, by: 'START' }],
  pauses: [],
  pausesExtendTerm: true,
  items,
  ...more,
});

const seats30 = (term: TermMonths) => aContract(term, [anItem('ASP_BASE', 30, term)]);
const supplyOf = (contract: PenaltyContract, lastDay: PlainDate) => earlyTerminationPenalty(contract, lastDay, 'CUSTOMER').supplyWon;

describe('F-04: full months (X-65, X-66)', () => {
  it('counts ten through 2027-01-15 and nine through 2027-01-14', () => {
    expect(fullMonthEnds(START, '2027-01-15', [])).toHaveLength(10);
    expect(fullMonthEnds(START, '2027-01-14', [])).toHaveLength(9);
  });

  it('takes the customer’s paused days out of the timeline, as they are added to the term', () => {
    const pauses = [{ from: '2026-05-01', to: '2026-06-30' }];
    expect(fullMonthEnds(START, '2027-01-15', pauses)).toHaveLength(8);
    expect(fullMonthEnds(START, '2027-01-14', pauses)).toHaveLength(7);
    expect(fullMonthEnds(START, '2027-01-15', pauses).slice(0, 2)).toEqual(['2026-04-15', '2026-07-15']);
    expect(termEndOn(aContract(36, [], { pauses }), '2026-07-01')).toBe('2029-05-15');
    expect(termEndOn(aContract(36, [], { pauses, pausesExtendTerm: false }), '2026-07-01')).toBe('2029-03-15');
  });
});

describe('F-04: early-termination penalty (S1-088, X-13)', () => {
  it('36 months, 30 seats, after 10 → 10 × 30 × 60,000 = 18,000,000, VAT on top (K-09)', () => {
    expect(earlyTerminationPenalty(seats30(36), '2027-01-15', 'CUSTOMER')).toMatchObject({
      fullMonths: 10,
      supplyWon: 18_000_000n,
      vatWon: 1_800_000n,
      totalWon: 19_800_000n,
      lines: [
        {
          item: 'ASP_BASE',
          arithmetic: {
            ko: '10개월 × 30석 × 60,000원 = 18,000,000원',
            en: '10 mo. × 30 seats × 60,000 won = 18,000,000 won',
          },
        },
      ],
    });
  });

  it('24 months, 50 seats + Premium 50, after 13 → 32,500,000 + 5,850,000 = 38,350,000, a line per item', () => {
    const contract = aContract(24, [anItem('ASP_BASE', 50, 24), anItem('AGENT_APP_PREMIUM', 50, 24), anItem('RECORDING', 50, 24)]);
    const penalty = earlyTerminationPenalty(contract, '2027-04-15', 'CUSTOMER');
    expect(penalty.lines.map((line) => line.supplyWon)).toEqual([32_500_000n, 5_850_000n]);
    expect(penalty.supplyWon).toBe(38_350_000n);
  });

  it('36 months, 6 months at 30 seats, then 4 at 50 → (180 + 200) × 60,000 = 22,800,000', () => {
    const contract = aContract(36, [
      anItem('ASP_BASE', 30, 36, { to: '2026-09-15' }),
      anItem('ASP_BASE', 50, 36, { from: '2026-09-16' }),
    ]);
    expect(earlyTerminationPenalty(contract, '2027-01-15', 'CUSTOMER')).toMatchObject({
      supplyWon: 22_800_000n,
      lines: [{ arithmetic: { ko: '6개월 × 30석 × 60,000원 + 4개월 × 50석 × 60,000원 = 22,800,000원' } }],
    });
  });

  it('X-66: a month has the quantity of its last day', () => {
    const change = (on: PlainDate) =>
      aContract(36, [anItem('ASP_BASE', 30, 36, { to: addDays(on, -1) }), anItem('ASP_BASE', 50, 36, { from: on })]);
    expect(supplyOf(change('2026-04-15'), '2026-04-15')).toBe(3_000_000n);
    expect(supplyOf(change('2026-04-16'), '2026-04-15')).toBe(1_800_000n);
  });

  it('X-68: a reduction costs nothing by itself; months used with those seats keep counting', () => {
    const contract = aContract(36, [
      anItem('ASP_BASE', 50, 36, { to: '2026-09-15' }),
      anItem('ASP_BASE', 30, 36, { from: '2026-09-16' }),
    ]);
    expect(supplyOf(contract, '2027-01-15')).toBe((6n * 50n + 4n * 30n) * 60_000n);
  });

  it('costs nothing without commitment, when KT ends the business (X-15), or from the term end on (X-67)', () => {
    expect(supplyOf(seats30(0), '2027-01-15')).toBe(0n);
    expect(earlyTerminationPenalty(seats30(36), '2027-01-15', 'KT_BUSINESS_END').supplyWon).toBe(0n);
    expect(supplyOf(seats30(36), '2029-03-14')).toBe(35n * 30n * 60_000n);
    expect(supplyOf(seats30(36), '2029-03-15')).toBe(0n);
  });

  it('X-14: compares with staying to the end, and can be capped by the remaining fees', () => {
    const oneMonthEarly = earlyTerminationPenalty(seats30(36), '2029-02-15', 'CUSTOMER');
    expect(oneMonthEarly.supplyWon).toBe(63_000_000n);
    expect(oneMonthEarly.stayToEnd).toEqual({
      termEndOn: '2029-03-15',
      // 13/28 of February and 15/31 of March, each floored
      feesWon: 2_228_571n + 2_322_580n,
      leavingCostsMore: true,
    });
    const limited = earlyTerminationPenalty(seats30(36), '2029-02-15', 'CUSTOMER', 'REMAINING_FEES');
    expect(limited.supplyWon).toBe(4_551_151n);
    expect(earlyTerminationPenalty(seats30(36), '2027-01-15', 'CUSTOMER', 'REMAINING_FEES').supplyWon).toBe(18_000_000n);
  });

  it('X-27: after a renewal by a year it counts from the renewal, at the 1-year discount', () => {
    const renewed = aContract(36, [anItem('ASP_BASE', 30, 36)], {
      terms: [
        { from: START, termMonths: 36, by: 'START' },
        { from: '2029-03-16', termMonths: 12, by: 'RENEWAL' },
      ],
    });
    expect(supplyOf(renewed, '2029-06-15')).toBe(3n * 30n * 40_000n);
    expect(supplyOf(renewed, '2030-03-15')).toBe(0n);
  });

  it('never falls as the last day moves on within the term', () => {
    fc.assert(
      fc.property(fc.nat(1_090), fc.nat(60), (days, more) => {
        const [early, late] = [addDays(START, days), addDays(START, days + more)];
        if (late < '2029-03-15') expect(supplyOf(seats30(36), late) >= supplyOf(seats30(36), early)).toBe(true);
      }),
    );
  });
});

describe('changing the term (X-69)', () => {
  it('shortening 36 → 12 months after 10, 30 seats → 10 × 30 × (60,000 − 40,000) = 6,000,000', () => {
    expect(orThrow(termChange(seats30(36), '2027-01-16', 12))).toMatchObject({
      newTermEndOn: '2027-03-15',
      cost: { fullMonths: 10, supplyWon: 6_000_000n },
    });
  });

  it('is refused unless the new end lies after its effective date', () => {
    expect(termChange(seats30(36), '2027-03-15', 12)).toMatchObject({
      refusal: 'contract.new-term-is-over',
      params: { newTermEndOn: '2027-03-15' },
    });
    expect(orThrow(termChange(seats30(36), '2027-03-14', 12)).newTermEndOn).toBe('2027-03-15');
  });

  it('lengthening costs nothing, and earlier months keep their rate', () => {
    expect(orThrow(termChange(seats30(12), '2027-01-16', 36))).toMatchObject({ newTermEndOn: '2029-03-15', cost: { supplyWon: 0n } });
    const lengthened = aContract(12, [anItem('ASP_BASE', 30, 12)], {
      terms: [
        { from: START, termMonths: 12, by: 'START' },
        { from: '2027-01-16', termMonths: 36, by: 'CHANGE' },
      ],
    });
    expect(supplyOf(lengthened, '2027-03-15')).toBe(30n * (10n * 40_000n + 2n * 60_000n));
  });

  it('to no commitment costs F-04 in full', () => {
    expect(orThrow(termChange(seats30(36), '2027-01-16', 0))).toEqual({ cost: expect.objectContaining({ supplyWon: 18_000_000n }) });
  });

  it('from no commitment starts the term, and F-04’s months, on the effective date', () => {
    expect(orThrow(termChange(seats30(0), '2027-01-16', 12))).toMatchObject({ newTermEndOn: '2028-01-15', cost: { supplyWon: 0n } });
    const committedLater = aContract(0, [anItem('ASP_BASE', 30, 12)], {
      terms: [
        { from: START, termMonths: 0, by: 'START' },
        { from: '2027-01-16', termMonths: 12, by: 'CHANGE' },
      ],
    });
    expect(supplyOf(committedLater, '2027-03-15')).toBe(2n * 30n * 40_000n);
  });

  it('pays no month back twice: shortened, then ended, gives back what was given in all', () => {
    const shortened = aContract(36, [anItem('ASP_BASE', 30, 36)], {
      terms: [
        { from: START, termMonths: 36, by: 'START' },
        { from: '2027-01-16', termMonths: 24, by: 'CHANGE' },
      ],
    });
    const paidAtShortening = orThrow(termChange(seats30(36), '2027-01-16', 24)).cost.supplyWon;
    expect(paidAtShortening).toBe(10n * 30n * 10_000n);
    expect(supplyOf(shortened, '2027-03-15')).toBe(12n * 30n * 50_000n);
    expect(paidAtShortening + supplyOf(shortened, '2027-01-16')).toBe(10n * 30n * 60_000n);
    const again = orThrow(termChange(shortened, '2027-02-16', 12)).cost.supplyWon;
    expect(again).toBe(11n * 30n * 10_000n);
  });
});
