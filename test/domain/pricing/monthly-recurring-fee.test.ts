import fc from 'fast-check';
import { catalogueInForce } from '../../../libs/domain/pricing/catalogue-in-force';
import { itemIn, termMonths, type TermMonths } from '../../../libs/domain/pricing/catalogue';
import { monthlyRecurringFee } from '../../../libs/domain/pricing/monthly-recurring-fee';
import { nextBandHint } from '../../../libs/domain/pricing/next-band-hint';
import { quoteOf, type OneOffSelection, type StaffingSelection } from '../../../libs/domain/pricing/quote';
import type { ProductSelection } from '../../../libs/domain/pricing/product-selection';
import { catalogueUnitPrice, sizeBand } from '../../../libs/domain/pricing/size-band';
import { orThrow } from '../../../libs/domain/refusal';
import { aSelection, callCentre2014, parameters2014 } from './shipped-catalogue';

const quote = (more: Partial<ProductSelection>, oneOffs: OneOffSelection[] = [], staffing: StaffingSelection[] = []) =>
  quoteOf(aSelection(more), oneOffs, staffing, callCentre2014, parameters2014.minimumSeats);
const priced = (...args: Parameters<typeof quote>) => orThrow(quote(...args));

describe('F-01: the monthly recurring fee (S1-089)', () => {
  it.each([
    ['9 seats, no commitment', { seats: 9, termMonths: 0 as const }, 2_340_000n, 234_000n, 2_574_000n],
    ['30 seats, 36 months', { seats: 30, termMonths: 36 as const }, 4_800_000n, 480_000n, 5_280_000n],
    [
      '50 seats 24 months + Premium 50 + recording 50 + 10 lines',
      { seats: 50, termMonths: 24 as const, agentApp: { plan: 'PREMIUM' as const, seats: 50 }, recordingSeats: 50, extraLines: 10 },
      12_250_000n,
      1_225_000n,
      13_475_000n,
    ],
  ])('%s', (_, selection, supplyWon, vatWon, totalWon) =>
    expect(priced(selection).monthly).toMatchObject({ supplyWon, vatWon, totalWon }),
  );

  it.each([
    ['<10', 9, [260_000n, 220_000n, 210_000n, 200_000n]],
    ['10–29', 29, [240_000n, 200_000n, 190_000n, 180_000n]],
    ['30–49', 49, [220_000n, 180_000n, 170_000n, 160_000n]],
    ['50–99', 99, [190_000n, 150_000n, 140_000n, 130_000n]],
    ['≥100', 100_000, [160_000n, 120_000n, 110_000n, 100_000n]],
  ])('X-07: base band %s (%i seats) has its four prices', (_, seats, prices) => {
    const base = itemIn(callCentre2014, 'ASP_BASE');
    expect(termMonths.map((term) => catalogueUnitPrice(base, seats, term))).toEqual(prices);
  });

  it('has the application, recording and line prices of the table (D-03)', () => {
    const price = (code: 'AGENT_APP_BASIC' | 'AGENT_APP_PREMIUM' | 'RECORDING' | 'EXTRA_LINE') =>
      termMonths.map((term) => catalogueUnitPrice(itemIn(callCentre2014, code), 10, term));
    expect(price('AGENT_APP_BASIC')).toEqual([60_000n, 57_000n, 54_000n, 51_000n]);
    expect(price('AGENT_APP_PREMIUM')).toEqual([90_000n, 85_500n, 81_000n, 76_500n]);
    expect([...price('RECORDING'), ...price('EXTRA_LINE')]).toEqual(Array.from({ length: 8 }, () => 20_000n));
  });

  it('shows its arithmetic, price version and rules on every line', () => {
    expect(orThrow(monthlyRecurringFee(aSelection(), callCentre2014))).toEqual([
      expect.objectContaining({
        item: 'ASP_BASE',
        quantity: 30,
        unitPriceWon: 160_000n,
        noCommitmentUnitPriceWon: 220_000n,
        priceVersion: 'call-centre-2014-07',
        arithmetic: { ko: '30석 × 160,000원 = 4,800,000원', en: '30 seats × 160,000 won = 4,800,000 won' },
      }),
    ]);
  });

  it('prices every seat at the band of the count, and a discount of 40, 50 or 60 thousand in every band', () => {
    const base = itemIn(callCentre2014, 'ASP_BASE');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.constantFrom<TermMonths>(0, 12, 24, 36), (seats, term) => {
        const [line] = orThrow(monthlyRecurringFee(aSelection({ seats, termMonths: term }), callCentre2014));
        const band = sizeBand(base, seats);
        expect(line?.amountWon).toBe(BigInt(seats) * (band?.unitPriceWonByTerm[term] ?? 0n));
        const discount = { 0: 0n, 12: 40_000n, 24: 50_000n, 36: 60_000n }[term];
        expect((line?.noCommitmentUnitPriceWon ?? 0n) - (line?.unitPriceWon ?? 0n)).toBe(discount);
      }),
    );
  });
});

describe('X-08: the next band is cheaper', () => {
  it('hints at 30 seats for 29 on 36 months: 5,220,000 against 4,800,000', () => {
    expect(nextBandHint(29, 36, callCentre2014)).toEqual({ seats: 30, amountWon: 4_800_000n, savedWon: 420_000n });
  });

  it.each([
    [30, [28, 28, 27, 27]],
    [50, [44, 42, 42, 41]],
    [100, [85, 81, 79, 77]],
  ])('the smallest counts from which %i seats cost less', (next, smallest) => {
    const found = termMonths.map((term) =>
      Array.from({ length: next }, (_, n) => n + 1).find((n) => nextBandHint(n, term, callCentre2014)?.seats === next),
    );
    expect(found).toEqual(smallest);
  });

  it('never hints from 9 to 10 seats on 36 months, nor above the last band', () => {
    expect([nextBandHint(9, 36, callCentre2014), nextBandHint(100, 36, callCentre2014)]).toEqual([undefined, undefined]);
  });
});

describe('a quote', () => {
  it('X-05: asks for an exception under 10 seats, and is priced all the same', () => {
    expect(priced({ seats: 9 }).approvals).toEqual([expect.objectContaining({ approval: 'UNDER_MIN_SEATS' })]);
    expect(priced({ seats: 10 }).approvals).toEqual([]);
  });

  it('X-06: application seats under 10 need an agreed price, and its approval', () => {
    const app = { plan: 'BASIC' as const, seats: 9 };
    expect(quote({ agentApp: app })).toMatchObject({
      refusal: 'pricing.agent-app-needs-an-agreed-price',
      field: 'agentApp.seats',
    });
    expect(priced({ agentApp: { ...app, negotiatedUnitPriceWon: 58_000n } })).toMatchObject({
      monthly: { supplyWon: 4_800_000n + 522_000n },
      approvals: [{ approval: 'NEGOTIATED_PRICE', items: ['AGENT_APP_BASIC'] }],
    });
  });

  it('X-11, X-12: agreed items need an approval; staffing is an estimate beside the monthly fee, deliveries are once', () => {
    const quoted = priced(
      { negotiated: [{ item: 'EQUIPMENT_RENTAL', quantity: 3, unitPriceWon: 33_333n }] },
      [{ item: 'DEVICE', quantity: 30, unitPriceWon: 45_005n }],
      [{ agents: 2, unitPriceWon: 2_600_000n }],
    );
    expect(quoted.monthly).toMatchObject({ supplyWon: 4_899_999n, vatWon: 489_999n });
    expect(quoted.oneOff).toMatchObject({ supplyWon: 1_350_150n, vatWon: 135_015n, totalWon: 1_485_165n });
    expect(quoted.attendanceEstimate).toMatchObject({ supplyWon: 5_200_000n, totalWon: 5_720_000n });
    expect(quoted.approvals).toEqual([
      expect.objectContaining({ approval: 'NEGOTIATED_PRICE', items: ['EQUIPMENT_RENTAL', 'DEVICE', 'STAFFING'] }),
    ]);
  });

  it.each([
    [{ seats: 0 }, 'pricing.not-a-quantity', 'seats'],
    [{ seats: 10.5 }, 'pricing.not-a-quantity', 'seats'],
    [{ termMonths: 18 as TermMonths }, 'pricing.unknown-term', 'termMonths'],
    [{ seats: 20, agentApp: { plan: 'BASIC' as const, seats: 21 } }, 'pricing.more-than-base-seats', 'agentApp.seats'],
    [{ seats: 20, recordingSeats: 21 }, 'pricing.more-than-base-seats', 'recordingSeats'],
    [{ extraLines: -1 }, 'pricing.not-a-quantity', 'extraLines'],
    [
      { negotiated: [{ item: 'RECORDING' as const, quantity: 1, unitPriceWon: 1n }] },
      'pricing.not-a-negotiated-monthly-item',
      'negotiated.0.item',
    ],
    [
      { negotiated: [{ item: 'FLOOR_SPACE' as const, quantity: 1, unitPriceWon: -1n }] },
      'pricing.negative-price',
      'negotiated.0.unitPriceWon',
    ],
  ])('refuses %j with %s on %s', (selection, refusal, field) =>
    expect(quote(selection)).toMatchObject({ refusal, field }),
  );

  it('refuses a monthly item among the deliveries', () => {
    expect(quote({}, [{ item: 'EQUIPMENT_RENTAL', quantity: 1, unitPriceWon: 1n }])).toMatchObject({
      refusal: 'pricing.not-charged-this-way',
      field: 'oneOffs.0.item',
    });
  });
});

describe('the version in force', () => {
  const next = { ...callCentre2014, code: 'next', effectiveFrom: '2027-01-01' };
  const catalogue = [next, callCentre2014];

  it('is the latest that took effect by the date', () => {
    const codeOn = (date: string) => orThrow(catalogueInForce(catalogue, date)).code;
    expect([codeOn('2014-07-01'), codeOn('2026-12-31'), codeOn('2027-01-01')]).toEqual([
      'call-centre-2014-07',
      'call-centre-2014-07',
      'next',
    ]);
  });

  it('refuses a date before the first version', () => {
    expect(catalogueInForce(catalogue, '2014-06-30')).toMatchObject({ refusal: 'pricing.before-first-version' });
  });
});
