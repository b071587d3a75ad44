import fc from 'fast-check';
import { attendanceLines, type Attendance } from '../../../libs/domain/billing/attendance-lines';
import { billFromLines } from '../../../libs/domain/billing/bill-from-lines';
import { datesOfBill, recurringOccasion, writeDateOf } from '../../../libs/domain/billing/kinds-of-bill';
import { lateCharge } from '../../../libs/domain/billing/late-charge';
import {
  postingsOfAccruals,
  postingsOfBill,
  postingsOfPayment,
  postingsOfPayout,
  type Posting,
} from '../../../libs/domain/billing/ledger-postings';
import { oneOffAccrual, oneOffLine, type AcceptedOneOff } from '../../../libs/domain/billing/one-off-lines';
import { sumWon } from '../../../libs/domain/money/won';
import { marginOf } from '../../../libs/domain/settlement/margin';
import { partnerPayout } from '../../../libs/domain/settlement/partner-payout';
import { orThrow } from '../../../libs/domain/refusal';
import { officialCalendar } from '../calendar/official-calendar';

const anAttendance = (attendedDays: number[], more: Partial<Attendance> = {}): Attendance => ({
  contractId: 'contract-1',
  accrualMonth: '2026-10',
  requiredDays: 21,
  staffing: [
    { staffingId: 's1', partnerId: 'p1', unitPriceWon: 2_600_000n, partnerUnitPriceWon: 2_400_000n, attendedDays },
  ],
  ...more,
});

const anAccepted = (more: Partial<AcceptedOneOff> = {}): AcceptedOneOff => ({
  id: 'one-off-1',
  contractId: 'contract-1',
  kind: 'DEVICE',
  unit: { ko: '대', en: 'unit' },
  quantity: 30,
  unitPriceWon: 45_005n,
  partnerId: 'p2',
  partnerUnitPriceWon: 40_000n,
  acceptedOn: '2026-10-29',
  ...more,
});

const total = (postings: readonly Posting[]) => sumWon(postings.map((posting) => posting.amountWon));

describe('F-19: outsourced agents (S1-064)', () => {
  it('one agent at 14/21 → bill 1,733,333, pay 1,600,000, margin 133,333', () => {
    const lines = orThrow(attendanceLines(anAttendance([14], { evidence: 'doc-1' })));
    expect(lines.customer).toMatchObject([
      {
        supplyWon: 1_733_333n,
        vatWon: 173_333n,
        quantity: 1,
        lineage: {
          evidence: 'doc-1',
          arithmetic: {
            ko: '2,600,000원 × (14/21 × 1명), 1명씩 절사 = 1,733,333원',
            en: '2,600,000 won × (14/21 × 1 agent), floored per agent = 1,733,333 won',
          },
        },
      },
    ]);
    expect(lines.partners).toMatchObject([{ partnerId: 'p1', supplyWon: 1_600_000n, accrualMonth: '2026-10' }]);
    expect(marginOf(lines.customer, lines.partners).marginWon).toBe(133_333n);
  });

  it('X-62: floors per agent, one line per unit price', () => {
    expect(orThrow(attendanceLines(anAttendance([14, 14, 21]))).customer).toMatchObject([
      { supplyWon: 1_733_333n + 1_733_333n + 2_600_000n, quantity: 3 },
    ]);
    const twoPrices = anAttendance([], {
      staffing: [
        { staffingId: 's1', partnerId: 'p1', unitPriceWon: 2_600_000n, partnerUnitPriceWon: 2_400_000n, attendedDays: [21] },
        { staffingId: 's2', partnerId: 'p2', unitPriceWon: 2_600_000n, partnerUnitPriceWon: 2_400_000n, attendedDays: [21] },
        { staffingId: 's3', partnerId: 'p1', unitPriceWon: 3_000_000n, partnerUnitPriceWon: 2_400_000n, attendedDays: [7] },
      ],
    });
    const { customer, partners } = orThrow(attendanceLines(twoPrices));
    expect(customer.map((line) => [line.sourceId, line.supplyWon])).toEqual([
      ['s1', 5_200_000n],
      ['s3', 1_000_000n],
    ]);
    expect(partners.map((accrual) => [accrual.partnerId, accrual.sourceId, accrual.supplyWon])).toEqual([
      ['p1', 's1', 3_200_000n],
      ['p2', 's2', 2_400_000n],
    ]);
  });

  it('refuses more days than required, naming the agent', () => {
    expect(attendanceLines(anAttendance([21, 22]))).toMatchObject({
      refusal: 'attendance.days-out-of-range',
      field: 'staffing.0.attendedDays.1',
    });
    expect(attendanceLines(anAttendance([1], { requiredDays: 0 }))).toMatchObject({ refusal: 'attendance.no-required-days' });
  });
});

describe('one-off deliveries (S1-063, X-92)', () => {
  it('are billed and accrued in the month of acceptance', () => {
    expect(oneOffLine(anAccepted())).toMatchObject({
      accrualMonth: '2026-10',
      supplyWon: 1_350_150n,
      vatWon: 135_015n,
      lineage: { arithmetic: { ko: '30대 × 45,005원 = 1,350,150원' } },
    });
    expect(oneOffAccrual(anAccepted())).toMatchObject({ accrualMonth: '2026-10', partnerId: 'p2', supplyWon: 1_200_000n });
  });
});

describe('kinds of bill (X-108)', () => {
  it('have their own write date: month end, acceptance, the day the evidence came, the last day of service', () => {
    expect([
      writeDateOf(recurringOccasion('2026-10')),
      writeDateOf({ kind: 'ONE_OFF', acceptedOn: '2026-10-29' }),
      writeDateOf({ kind: 'AD_HOC', evidenceOn: '2026-11-16' }),
      writeDateOf(recurringOccasion('2026-10', '2026-10-20')),
    ]).toEqual(['2026-10-31', '2026-10-29', '2026-11-16', '2026-10-20']);
    expect(recurringOccasion('2026-10', '2026-11-20').kind).toBe('MONTH');
  });

  it('X-106: an ad-hoc bill follows the month its evidence came', () => {
    expect(datesOfBill({ kind: 'AD_HOC', evidenceOn: '2026-11-16' }, '2026-11-20', { dueDay: 25 }, officialCalendar)).toEqual({
      writeDate: '2026-11-16',
      issueBy: '2026-12-10',
      dueOn: '2026-12-28',
    });
  });
});

describe('postings', () => {
  const anyLine = fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.bigInt({ min: 0n, max: 10n ** 12n }))
    .map(([quantity, unitPriceWon]) => oneOffLine(anAccepted({ quantity, unitPriceWon })));

  it('of a bill are receivable to revenue and VAT, and sum to 0', () => {
    const bill = billFromLines([oneOffLine(anAccepted())]);
    expect(postingsOfBill(bill)).toEqual([
      { account: 'RECEIVABLE', amountWon: 1_485_165n },
      { account: 'REVENUE_DEVICE', amountWon: -1_350_150n },
      { account: 'VAT_PAYABLE', amountWon: -135_015n },
    ]);
  });

  it('sum to 0 for every bill, floored or not, and for its payment', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 6 }), fc.constantFrom(1, 10), (lines, unit) => {
        const bill = billFromLines(lines, unit);
        expect(total(postingsOfBill(bill))).toBe(0n);
        expect(total(postingsOfPayment(bill.payableWon))).toBe(0n);
      }),
    );
  });

  it('of accruals and their payout settle what is owed to the partner (X-77)', () => {
    const accruals = [oneOffAccrual(anAccepted())];
    expect(postingsOfAccruals(accruals)).toEqual([
      { account: 'PARTNER_COST_DEVICE', amountWon: 1_200_000n },
      { account: 'PARTNER_ACCRUED', amountWon: -1_200_000n },
    ]);
    expect(postingsOfPayout(partnerPayout(accruals))).toEqual([
      { account: 'PARTNER_ACCRUED', amountWon: 1_200_000n },
      { account: 'VAT_RECEIVABLE', amountWon: 120_000n },
      { account: 'BANK', amountWon: -1_320_000n },
    ]);
  });
});

describe('X-76: the late charge', () => {
  it('is 2 % of the unpaid total with VAT, floored', () => {
    expect([lateCharge(5_280_000n, 2), lateCharge(1_234_599n, 2), lateCharge(1_000_000n, 1.5), lateCharge(1_000_000n, 0)]).toEqual([
      105_600n,
      24_691n,
      15_000n,
      0n,
    ]);
  });
});
