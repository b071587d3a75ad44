import fc from 'fast-check';
import { billFromLines } from '../../../libs/domain/billing/bill-from-lines';
import { postingsOfAccruals, postingsOfBill } from '../../../libs/domain/billing/ledger-postings';
import { unitsOf, type ContractItem } from '../../../libs/domain/billing/month-lines-of-contract';
import { monthOfContract, type AttendanceSheet, type ContractInMonth, type MonthOfContract, type OneOffInMonth, type StaffingInMonth } from '../../../libs/domain/billing/month-of-contract';
import { reverseLines } from '../../../libs/domain/billing/reverse-lines';
import { addDays, monthOf, type PlainDate } from '../../../libs/domain/calendar/plain-date';
import { sumWon } from '../../../libs/domain/money/won';
import { isRefusal, orThrow } from '../../../libs/domain/refusal';
import { callCentre2014 } from '../pricing/shipped-catalogue';

const month = '2026-10';
const units = unitsOf(callCentre2014);
const requiredDays = 21;

const day = (min: PlainDate, days: number): fc.Arbitrary<PlainDate> => fc.nat(days).map((n) => addDays(min, n));
const won = (max: bigint) => fc.bigInt(0n, max);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 3 });

/** Rows of one item follow each other, as changes of a contract leave them: up to a day, and from the next. */
const rowsOfItem = (item: ContractItem['item']): fc.Arbitrary<ContractItem[]> =>
  fc
    .record({
      prices: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 200 }), unitPriceWon: won(300_000n) }), { minLength: 1, maxLength: 3 }),
      changes: fc.uniqueArray(day('2026-09-20', 50), { minLength: 2, maxLength: 2 }),
      pausable: fc.boolean(),
    })
    .map(({ prices, changes, pausable }) => {
      const sorted = changes.toSorted();
      return prices.map((price, at) => ({
        ...price,
        id: `${item}-${at}`,
        item,
        pausable,
        priceVersion: 'call-centre-2014-07',
        from: at === 0 ? null : (sorted[at - 1] ?? null),
        to: at === prices.length - 1 ? null : addDays(sorted[at] ?? '', -1),
      }));
    });

const agreements = (partnerId: string): fc.Arbitrary<StaffingInMonth[]> =>
  fc
    .array(fc.record({ agents: fc.integer({ min: 1, max: 3 }), unitPriceWon: fc.constantFrom(2_600_000n, 2_750_001n), partnerUnitPriceWon: fc.constantFrom(2_400_000n, 2_399_999n) }), { maxLength: 2 })
    .map((rows) => rows.map((row, at) => ({ ...row, partnerId, staffingId: `${partnerId}-${at}` })));
const sheetOf = (partnerId: string): fc.Arbitrary<AttendanceSheet | null> =>
  maybe(fc.array(fc.nat(requiredDays), { minLength: 1, maxLength: 8 }).map((attendedDays) => ({ partnerId, requiredDays, attendedDays, evidence: `sheet-${partnerId}` })));

const delivery = (id: string): fc.Arbitrary<OneOffInMonth> =>
  fc
    .record({ quantity: fc.integer({ min: 1, max: 100 }), unitPriceWon: won(5_000_000n), partnerUnitPriceWon: won(4_000_000n), acceptedOn: day('2026-10-01', 30), requested: fc.boolean() })
    .map((rest) => ({ ...rest, id, contractId: 'contract-1', kind: 'DEVICE', unit: { ko: '대', en: 'unit' }, partnerId: 'devices' }));

/** Any contract that a month may find. */
const anyContract: fc.Arbitrary<ContractInMonth> = fc
  .record({
    billingStartOn: maybe(day('2026-09-01', 70)),
    lastDay: maybe(day('2026-10-01', 60)),
    items: fc.tuple(rowsOfItem('ASP_BASE'), rowsOfItem('RECORDING'), rowsOfItem('FLOOR_SPACE')),
    staffing: fc.tuple(agreements('agents'), agreements('others')),
    sheets: fc.tuple(sheetOf('agents'), sheetOf('others')),
    oneOffs: fc.tuple(delivery('o1'), delivery('o2'), delivery('o3')),
    feeShares: fc.uniqueArray(fc.record({ partnerId: fc.constantFrom('agents', 'devices'), feeSharePercent: fc.integer({ min: 1, max: 50 }) }), { selector: ({ partnerId }) => partnerId, maxLength: 2 }),
  })
  .map(({ items, staffing, sheets, ...rest }) => ({
    ...rest,
    contractId: 'contract-1',
    items: items.flat(),
    staffing: staffing.flat(),
    sheets: sheets.filter((sheet) => sheet !== null),
    charged: new Set<string>(),
  }));

const computed = (contract: ContractInMonth): MonthOfContract => orThrow(monthOfContract(contract, month, units));
const linesOf = (of: MonthOfContract) => of.drafts.flatMap((draft) => draft.lines);

const alreadyCharged = (contract: ContractInMonth): ContractInMonth => ({ ...contract, charged: new Set(linesOf(computed(contract)).map((line) => line.sourceId)) });

describe('whatever a month finds of a contract', () => {
  it('a bill is the sum of its lines, and no bill is empty (X-62)', () => {
    fc.assert(
      fc.property(anyContract, fc.constantFrom<1 | 10>(1, 10), (contract, unit) => {
        for (const { lines } of computed(contract).drafts) {
          const bill = billFromLines(lines, unit);
          expect(lines.length).toBeGreaterThan(0);
          expect(bill.supplyWon).toBe(sumWon(lines.map((line) => line.supplyWon)));
          expect(bill.totalWon).toBe(bill.supplyWon + sumWon(lines.map((line) => line.vatWon)));
          expect(bill.payableWon).toBe(bill.totalWon + bill.adjustmentWon);
          expect(sumWon(postingsOfBill(bill).map((posting) => posting.amountWon))).toBe(0n);
        }
      }),
    );
  });

  it('no source is charged twice, none is charged while it waits, and none is lost (X-106)', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const of = computed(contract);
        const billed = linesOf(of).map((line) => line.sourceId);
        const merged = linesOf(of).flatMap((line) => line.lineage.mergedContractItemIds ?? []);
        const waiting = of.waiting.map((line) => line.sourceId);
        const all = [...billed, ...merged, ...waiting];
        expect(new Set(all).size).toBe(all.length);
        for (const { id, requested } of contract.oneOffs) expect(requested ? billed : waiting).toContain(id);
        for (const { staffingId, partnerId } of contract.staffing) expect(waiting.includes(staffingId)).toBe(!contract.sheets.some((sheet) => sheet.partnerId === partnerId));
      }),
    );
  });

  it('every agent of a certificate is billed and paid, floored agent by agent (F-19)', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const of = computed(contract);
        const agents = contract.sheets.filter(({ partnerId }) => contract.staffing.some((one) => one.partnerId === partnerId)).reduce((sum, sheet) => sum + sheet.attendedDays.length, 0);
        const counted = (rows: readonly { item: string; quantity: number }[]) => rows.reduce((sum, row) => sum + (row.item === 'STAFFING' ? row.quantity : 0), 0);
        expect([counted(linesOf(of)), counted(of.accruals)]).toEqual([agents, agents]);
      }),
    );
  });

  it('partners earn for what is charged, and for nothing that waits (X-92, X-116)', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const { accruals, drafts } = computed(contract);
        const delivered = drafts.filter((draft) => draft.occasion.kind === 'ONE_OFF').flatMap((draft) => draft.lines.map((line) => line.sourceId));
        expect(accruals.filter((accrual) => accrual.sourceKind === 'ONE_OFF_ITEM').map((accrual) => accrual.sourceId)).toEqual(delivered);
        const monthly = linesOf(computed(contract)).filter((line) => line.sourceKind === 'CONTRACT_ITEM');
        const shared = accruals.filter((accrual) => accrual.sourceKind === 'CONTRACT_ITEM');
        expect(shared).toHaveLength(monthly.length * contract.feeShares.length);
        // Whatever is floored away stays with the house: never more than the fee is shared out.
        for (const { sourceId, supplyWon } of monthly) expect(sumWon(shared.filter((accrual) => accrual.sourceId === sourceId).map((accrual) => accrual.supplyWon))).toBeLessThanOrEqual(supplyWon);
        expect(sumWon(postingsOfAccruals(accruals).map((posting) => posting.amountWon))).toBe(0n);
      }),
    );
  });

  it('what is charged is never charged again; what waits goes on waiting', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const again = computed(alreadyCharged(contract));
        expect(again.drafts).toEqual([]);
        expect(again.accruals).toEqual([]);
        expect(again.waiting).toEqual(computed(contract).waiting);
      }),
    );
  });

  it('evidence that comes later is charged alone, to the same won as if it had come in time', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const inTime = { ...contract, oneOffs: contract.oneOffs.map((one) => ({ ...one, requested: true })) };
        const later = computed({ ...inTime, charged: alreadyCharged(contract).charged });
        const total = (of: MonthOfContract) => sumWon(linesOf(of).map((line) => line.supplyWon));
        expect(total(computed(contract)) + total(later)).toBe(total(computed(inTime)));
      }),
    );
  });

  it('the order in which rows are read does not matter', () => {
    const shuffled = <T>(rows: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...rows], { minLength: rows.length });
    const told = (of: MonthOfContract) => ({
      lines: linesOf(of).map((line) => `${line.item} ${line.quantity} ${line.unitPriceWon} ${line.usedDays} ${line.supplyWon} ${line.vatWon}`).toSorted(),
      accruals: of.accruals.map((accrual) => `${accrual.partnerId} ${accrual.item} ${accrual.supplyWon}`).toSorted(),
      waiting: of.waiting.map((line) => line.sourceId).toSorted(),
    });
    const another = anyContract.chain((contract) =>
      fc.record({ items: shuffled(contract.items), sheets: shuffled(contract.sheets), oneOffs: shuffled(contract.oneOffs) }).map((rows) => ({ contract, other: { ...contract, ...rows } })),
    );
    fc.assert(fc.property(another, ({ contract, other }) => expect(told(computed(other))).toEqual(told(computed(contract)))));
  });

  it('a bill and its reversal leave 0 on every line and every account (X-61)', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const lines = linesOf(computed(contract));
        const both = billFromLines([...lines, ...reverseLines(lines)]);
        expect([both.supplyWon, both.vatWon, both.totalWon]).toEqual([0n, 0n, 0n]);
        expect(postingsOfBill(both)).toEqual([]);
      }),
    );
  });

  it('a contract that ends in the month has a final bill and no month bill, every other a month bill at most (X-108)', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const kinds = computed(contract).drafts.map((draft) => draft.occasion.kind).filter((kind) => kind !== 'ONE_OFF');
        expect(kinds.length).toBeLessThanOrEqual(1);
        const ends = contract.lastDay !== null && monthOf(contract.lastDay) === month;
        for (const kind of kinds) expect(kind).toBe(ends ? 'FINAL' : 'MONTH');
      }),
    );
  });

  it('days beyond the required ones are refused, whatever else is right (F-19)', () => {
    const sheet = { partnerId: 'agents', requiredDays, attendedDays: [requiredDays + 1] };
    const agents = [{ staffingId: 'agents-0', partnerId: 'agents', agents: 1, unitPriceWon: 1n, partnerUnitPriceWon: 1n }];
    fc.assert(fc.property(anyContract, (contract) => expect(isRefusal(monthOfContract({ ...contract, staffing: agents, sheets: [sheet] }, month, units))).toBe(true)));
  });
});
