import fc from 'fast-check';
import { addDays, daysInMonth, firstDayOf, type Month, type PlainDate } from '../../../libs/domain/calendar/plain-date';
import { billFromLines } from '../../../libs/domain/billing/bill-from-lines';
import {
  monthLinesOfContract,
  unitsOf,
  type ContractItem,
  type ContractSnapshot,
} from '../../../libs/domain/billing/month-lines-of-contract';
import { proRata } from '../../../libs/domain/billing/pro-rata';
import { reverseLines } from '../../../libs/domain/billing/reverse-lines';
import { usedDays } from '../../../libs/domain/billing/used-days';
import { sumWon } from '../../../libs/domain/money/won';
import { callCentre2014 } from '../pricing/shipped-catalogue';

const units = unitsOf(callCentre2014);

const anItem = (more: Partial<ContractItem> = {}): ContractItem => ({
  id: 'item-1',
  item: 'ASP_BASE',
  quantity: 1,
  unitPriceWon: 2_000_000n,
  pausable: true,
  priceVersion: 'call-centre-2014-07',
  ...more,
});

const aContract = (more: Partial<ContractSnapshot> = {}): ContractSnapshot => ({
  contractId: 'contract-1',
  items: [anItem()],
  billingStartOn: '2026-01-01',
  pauses: [],
  ...more,
});

const supplies = (contract: ContractSnapshot, month: Month) =>
  monthLinesOfContract(contract, month, units).map((line) => line.supplyWon);

describe('F-03: pro-rata', () => {
  it.each([
    ['2026-03-16', '2026-03', 1_032_258n],
    ['2026-02-10', '2026-02', 1_357_142n],
    ['2024-02-29', '2024-02', 68_965n],
    ['2026-03-01', '2026-03', 2_000_000n],
    ['2026-03-31', '2026-03', 64_516n],
  ])('2,000,000 from %s costs %s %s', (billingStartOn, month, won) =>
    expect(supplies(aContract({ billingStartOn }), month)).toEqual([won]),
  );

  it('X-63, X-64: a pause 2026-03-11…20 leaves 21/31 → 1,354,838; floor space goes on', () => {
    const pauses = [{ from: '2026-03-11', to: '2026-03-20' }];
    const items = [anItem(), anItem({ id: 'floor', item: 'FLOOR_SPACE', pausable: false })];
    expect(supplies(aContract({ items, pauses }), '2026-03')).toEqual([1_354_838n, 2_000_000n]);
  });

  it('X-62: 12,250,000 in four lines from the 21st of a 30-day month is floored per line: 4,083,332', () => {
    const items = [
      anItem({ id: '1', quantity: 50, unitPriceWon: 140_000n }),
      anItem({ id: '2', item: 'AGENT_APP_PREMIUM', quantity: 50, unitPriceWon: 81_000n }),
      anItem({ id: '3', item: 'RECORDING', quantity: 50, unitPriceWon: 20_000n }),
      anItem({ id: '4', item: 'EXTRA_LINE', quantity: 10, unitPriceWon: 20_000n }),
    ];
    const billed = supplies(aContract({ items, billingStartOn: '2026-04-21' }), '2026-04');
    expect(billed).toEqual([2_333_333n, 1_350_000n, 333_333n, 66_666n]);
    expect(sumWon(billed)).toBe(4_083_332n);
  });

  it('X-65: bills the last day of service, and nothing before the start or after the end', () => {
    const ended = aContract({ billingStartOn: '2026-03-16', lastDay: '2026-05-10' });
    expect(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map((month) => supplies(ended, month))).toEqual([
      [],
      [1_032_258n],
      [2_000_000n],
      [645_161n],
      [],
    ]);
  });

  it('X-63: a seat change in mid-month makes two lines, each floored once', () => {
    const items = [
      anItem({ id: 'old', quantity: 29, unitPriceWon: 180_000n, to: '2026-03-15' }),
      anItem({ id: 'new', quantity: 30, unitPriceWon: 160_000n, from: '2026-03-16' }),
    ];
    expect(supplies(aContract({ items }), '2026-03')).toEqual([2_525_806n, 2_477_419n]);
  });

  it('X-63: a month wholly used at one price is the whole fee, however many rows it took', () => {
    const items = [
      anItem({ id: 'a', to: '2026-03-10' }),
      anItem({ id: 'b', from: '2026-03-11', to: '2026-03-20' }),
      anItem({ id: 'c', from: '2026-03-21' }),
    ];
    const [line, ...others] = monthLinesOfContract(aContract({ items }), '2026-03', units);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ supplyWon: 2_000_000n, sourceId: 'a', lineage: { mergedContractItemIds: ['b', 'c'] } });
  });

  it('keeps two items of one kind, price and quantity apart when they run on the same days', () => {
    const items = [anItem({ id: 'a' }), anItem({ id: 'b' })];
    expect(supplies(aContract({ items }), '2026-03')).toEqual([2_000_000n, 2_000_000n]);
  });

  it('tells where each amount comes from: item, price version, days, arithmetic', () => {
    const items = [anItem({ quantity: 30, unitPriceWon: 160_000n })];
    expect(monthLinesOfContract(aContract({ items, billingStartOn: '2026-03-16' }), '2026-03', units)).toEqual([
      {
        sourceKind: 'CONTRACT_ITEM',
        sourceId: 'item-1',
        item: 'ASP_BASE',
        accrualMonth: '2026-03',
        quantity: 30,
        unitPriceWon: 160_000n,
        usedDays: 16,
        daysInMonth: 31,
        supplyWon: 2_477_419n,
        vatWon: 247_741n,
        lineage: {
          rules: ['F-01', 'F-02', 'F-03', 'X-62', 'X-63', 'X-64'],
          contractItemId: 'item-1',
          priceVersion: 'call-centre-2014-07',
          days: '16/31',
          arithmetic: {
            ko: '30석 × 160,000원 × 16/31일 = 2,477,419원',
            en: '30 seats × 160,000 won × 16/31 days = 2,477,419 won',
          },
        },
      },
    ]);
  });

  it('X-10: an item whose price includes VAT is split, not taxed again', () => {
    const items = [anItem({ unitPriceWon: 704_000n, vatIncluded: true })];
    expect(monthLinesOfContract(aContract({ items }), '2026-03', units)).toMatchObject([{ supplyWon: 640_000n, vatWon: 64_000n }]);
  });
});

describe('used days (X-63)', () => {
  it('counts a day once, though several spans hold it', () => {
    const spans = [
      { from: '2026-02-20', to: '2026-03-10' },
      { from: '2026-03-05', to: '2026-03-31' },
    ];
    expect(usedDays('2026-03', spans)).toBe(31);
    expect(usedDays('2026-03', spans, [{ from: '2026-03-11', to: '2026-03-20' }])).toBe(21);
    expect(usedDays('2026-04', spans)).toBe(0);
  });

  it('agrees with counting day by day', () => {
    const anyDay = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-01-15', n));
    const anySpan = fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 4 }), fc.array(anySpan, { maxLength: 3 }), (spans, pauses) => {
        const covers = (list: typeof spans, day: PlainDate) => list.some((span) => span.from <= day && day <= span.to);
        const days = Array.from({ length: 31 }, (_, n) => addDays('2026-03-01', n));
        const expected = days.filter((day) => covers(spans, day) && !covers(pauses, day)).length;
        expect(usedDays('2026-03', spans, pauses)).toBe(expected);
      }),
    );
  });
});

describe('money laws of a month', () => {
  const anyMonth = fc.constantFrom('2026-01', '2026-02', '2024-02', '2026-04', '2026-12');
  const anyFee = fc.bigInt({ min: 0n, max: 2n ** 80n });

  it('splitting a month between two owners never bills more than the whole, and at most 1 won less', () => {
    fc.assert(
      fc.property(anyMonth, anyFee, fc.integer({ min: 1, max: 27 }), (month, fee, day) => {
        const split = addDays(firstDayOf(month), day);
        const [before] = supplies(aContract({ items: [anItem({ unitPriceWon: fee, to: addDays(split, -1) })], billingStartOn: '2020-01-01' }), month);
        const [after] = supplies(aContract({ items: [anItem({ unitPriceWon: fee, from: split })], billingStartOn: '2020-01-01' }), month);
        const parts = (before ?? 0n) + (after ?? 0n);
        expect(parts <= fee && fee - parts <= 1n).toBe(true);
      }),
    );
  });

  it('never falls when a day more is used, and mirrors below zero (X-61)', () => {
    fc.assert(
      fc.property(anyMonth, anyFee, fc.integer({ min: 0, max: 27 }), (month, fee, days) => {
        const all = daysInMonth(month);
        expect(proRata(fee, days, all) <= proRata(fee, days + 1, all)).toBe(true);
        expect(proRata(-fee, days, all)).toBe(-proRata(fee, days, all));
        expect(proRata(fee, all, all)).toBe(fee);
      }),
    );
  });

  it('X-61: a bill and its reversal sum to 0, VAT and 10-won line included', () => {
    const anyItem = fc.record({
      quantity: fc.integer({ min: 1, max: 5_000 }),
      unitPriceWon: fc.bigInt({ min: 0n, max: 2n ** 60n }),
      to: fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-03-01', n)),
    });
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 5 }), fc.constantFrom(1, 10), (items, unit) => {
        const rows = items.map((item, at) => anItem({ ...item, id: `${at}` }));
        const lines = monthLinesOfContract(aContract({ items: rows }), '2026-03', units);
        const [bill, reversal] = [billFromLines(lines, unit), billFromLines(reverseLines(lines), unit)];
        expect(bill.supplyWon + reversal.supplyWon).toBe(0n);
        expect(bill.vatWon + reversal.vatWon).toBe(0n);
        expect(bill.payableWon + reversal.payableWon).toBe(0n);
        expect(bill.payableWon % BigInt(unit)).toBe(0n);
      }),
    );
  });

  it('keeps 2^53 + 1 won through a line and a bill', () => {
    const items = [anItem({ unitPriceWon: 2n ** 53n + 1n })];
    const bill = billFromLines(monthLinesOfContract(aContract({ items }), '2026-03', units));
    expect(bill.supplyWon).toBe(9_007_199_254_740_993n);
    expect(bill.lines[0]?.lineage.arithmetic.ko).toContain('9,007,199,254,740,993원');
  });
});
