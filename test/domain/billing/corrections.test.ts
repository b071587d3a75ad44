import fc from 'fast-check';
import { billFromLines } from '../../../libs/domain/billing/bill-from-lines';
import type { BillLine } from '../../../libs/domain/billing/bill-line';
import { changedLine, correctedAttendance } from '../../../libs/domain/billing/correct-lines';
import { postingsOfBill } from '../../../libs/domain/billing/ledger-postings';
import { reverseLines } from '../../../libs/domain/billing/reverse-lines';
import { orThrow } from '../../../libs/domain/refusal';
import { taxed } from '../../../libs/domain/pricing/vat';
import { proRata } from '../../../libs/domain/billing/pro-rata';

const aLine = (more: Partial<BillLine> = {}): BillLine => ({
  sourceKind: 'CONTRACT_ITEM',
  sourceId: 'item',
  item: 'ASP_BASE',
  accrualMonth: '2026-03',
  quantity: 30,
  unitPriceWon: 160_000n,
  usedDays: 31,
  daysInMonth: 31,
  supplyWon: 4_800_000n,
  vatWon: 480_000n,
  lineage: { rules: ['F-01'], arithmetic: { ko: '', en: '' } },
  ...more,
});

describe('a line put right', () => {
  it('has the right quantity or price, the same days, and its own arithmetic (F-02, F-03)', () => {
    expect(changedLine(aLine(), { quantity: 29 })).toMatchObject({ supplyWon: 4_640_000n, vatWon: 464_000n, lineage: { arithmetic: { ko: '29 × 160,000원 = 4,640,000원' } } });
    expect(changedLine(aLine({ usedDays: 16 }), { unitPriceWon: 150_000n })).toMatchObject({ supplyWon: 2_322_580n, lineage: { arithmetic: { en: '30 units × 150,000 won × 16/31 days = 2,322,580 won' } } });
    expect(changedLine(aLine(), { quantity: 0 })).toMatchObject({ supplyWon: 0n, vatWon: 0n });
  });

  const anyLine = fc
    .record({ quantity: fc.integer({ min: 0, max: 500 }), unitPriceWon: fc.bigInt(0n, 10_000_000n), usedDays: fc.integer({ min: 1, max: 31 }), vatIncluded: fc.boolean() })
    .map(({ vatIncluded, ...line }) => ({ vatIncluded, line: aLine({ ...line, ...taxed(proRata(BigInt(line.quantity) * line.unitPriceWon, line.usedDays, 31), vatIncluded) }) }));

  it('to the same value is a difference of 0, and its reversal is its exact opposite, whatever the line (X-61)', () => {
    fc.assert(
      fc.property(anyLine, ({ line, vatIncluded }) => {
        const bill = billFromLines([...reverseLines([line]), changedLine(line, { quantity: line.quantity }, vatIncluded)]);
        expect([bill.supplyWon, bill.vatWon, bill.totalWon]).toEqual([0n, 0n, 0n]);
        expect(postingsOfBill(bill)).toEqual([]);
      }),
    );
  });
});

describe('agents whose days were disputed (F-19)', () => {
  const staffing = [
    { staffingId: 's1', partnerId: 'p', agents: 1, unitPriceWon: 2_600_000n, partnerUnitPriceWon: 2_400_000n },
    { staffingId: 's2', partnerId: 'p', agents: 1, unitPriceWon: 3_000_000n, partnerUnitPriceWon: 2_400_000n },
    { staffingId: 's3', partnerId: 'p', agents: 1, unitPriceWon: 2_600_000n, partnerUnitPriceWon: 2_000_000n },
  ];
  const billed = { contractId: 'c', staffing, requiredDays: 21, attendedDays: [21, 7, 14] };
  const line = aLine({ sourceKind: 'STAFFING', sourceId: 's1', item: 'STAFFING', quantity: 2, unitPriceWon: 2_600_000n });

  it('are put right in their own places of the certificate; partners follow at their own prices', () => {
    const corrected = orThrow(correctedAttendance(line, billed, [20, 13]));
    expect(corrected.attendedDays).toEqual([20, 7, 13]);
    expect(corrected.line).toMatchObject({ sourceId: 's1', supplyWon: 2_476_190n + 1_609_523n });
    expect(corrected.accruals.map(({ sourceId, supplyWon }) => [sourceId, supplyWon])).toEqual([['s1', 2_285_714n + 800_000n], ['s3', 1_238_095n]]);
  });

  it('are each given, and no more days than were required', () => {
    expect(correctedAttendance(line, billed, [20])).toMatchObject({ refusal: 'correction.days-per-agent', params: { agents: 2 } });
    expect(correctedAttendance(line, billed, [22, 1])).toMatchObject({ refusal: 'attendance.days-out-of-range' });
  });
});
