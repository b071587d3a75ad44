import { contracts } from '../builders/contracts';
import { staffing } from '../builders/staffing';
import { soon } from '../world/soon';
import { refusalOf } from '../world/test-office';
import { OfficeAtWork } from './world/office-at-work';

const april = '2026-04';

let house: OfficeAtWork;

beforeAll(async () => {
  house = await OfficeAtWork.open('2026-04-30T09:00:00');
  await house.build(async (tx) => staffing(tx, await contracts(tx, { count: 2 })));
});

afterAll(() => house?.close());

/** The 1st of May 2026 is Labour Day, the 5th Children's Day; the 24th is Buddha's birthday and a Sunday, the 25th its substitute. */
describe('April 2026, whose May is full of closed days', () => {
  const attendance = { requiredDays: 22, agents: [{ name: '상담원 가', attendedDays: 22 }, { name: '상담원 나', attendedDays: 11 }], signedBy: '한가람', signedOn: '2026-05-06' };

  it('is not opened on Labour Day or the weekend after it, but on Monday the 4th (X-106)', async () => {
    await house.moveTo('2026-05-03T23:59');
    expect(await refusalOf(house.month(april))).toBe('month.not-open');
    await house.moveTo('2026-05-04');
    await house.stepIs(april, 'compute-dry-run', 'DONE');
    expect((await house.month(april)).runs[0]).toMatchObject({ kind: 'DRY', lines: 4, waiting: 2 });
  });

  it('has its dates where the calendar puts them: attendance, cut-off, issue, pay date (X-106, F-10, F-09)', async () => {
    expect((await house.month(april)).dates).toEqual({
      runStartsOn: '2026-05-04',
      // the 4th, 6th and 7th: the 5th is closed
      attendanceDueOn: '2026-05-07',
      evidenceCutOffOn: '2026-05-07',
      // the 10th is a Sunday
      issueBy: '2026-05-11',
      partnerPayDate: '2026-05-26',
      provisional: false,
    });
    expect((await house.task('staffing', 'submit-attendance')).dueOn).toBe('2026-05-07');
    expect((await house.task('consulting', 'review-billing-exceptions')).dueOn).toBe('2026-05-07');
  });

  it('takes attendance until 24:00 of the cut-off day, and goes on without the rest (X-106)', async () => {
    await house.moveTo('2026-05-07T23:59');
    await house.fillsIn('staffing', 'submit-attendance', attendance);
    expect((await house.month(april)).steps).toContainEqual({ step: 'await-evidence', status: 'OPEN', round: 1 });
    await house.moveTo('2026-05-08T00:00');
    await house.stepIs(april, 'approve-billing-run', 'OPEN');
    expect(await house.finalRun(april)).toMatchObject({ lines: 5, waiting: 1 });
  });

  it('is approved and issued by Monday the 11th; the customer pays on the 26th, as the 25th is closed (F-10, X-88)', async () => {
    const approval = await house.task('settlement', 'approve-billing-run');
    expect(approval.dueOn).toBe('2026-05-11');
    await house.moveTo('2026-05-11');
    await house.fillsIn('settlement', 'approve-billing-run', { totalWon: (await house.finalRun(april)).totalWon });
    await house.stepIs(april, 'issue-bills', 'DONE');
    const bills = await house.items<{ writeDate: string; issueBy: string; issuedOn: string; dueOn: string }>(`/api/bills?month=${april}`);
    expect(bills.map(({ writeDate, issueBy, issuedOn, dueOn }) => [writeDate, issueBy, issuedOn, dueOn])).toEqual([
      ['2026-04-30', '2026-05-11', '2026-05-11', '2026-05-26'],
      ['2026-04-30', '2026-05-11', '2026-05-11', '2026-05-26'],
    ]);
  });

  it('asks the partner for its invoice two business days before the pay date, the team for its approval one (X-109, X-111)', async () => {
    expect((await house.task('staffing', 'submit-partner-invoice')).dueOn).toBe('2026-05-21');
    const lines = (await house.accruals(april)).map(({ id, supplyWon, vatWon }) => ({ accrualId: id, supplyWon, vatWon }));
    expect(lines).toMatchObject([{ supplyWon: '3600000', vatWon: '360000' }]);
    await house.fillsIn('staffing', 'submit-partner-invoice', { approvalNo: '20260511demo000000000001', issuedOn: '2026-05-11', lines });
    expect((await house.task('settlement', 'approve-partner-settlement')).dueOn).toBe('2026-05-22');
    await house.fillsIn('settlement', 'approve-partner-settlement', { holds: [] });
    expect(await house.accruals(april)).toMatchObject([{ status: 'SCHEDULED', payOn: '2026-05-26' }]);
  });

  it('pays the partner on the 26th: not on Buddha’s birthday, not on its substitute (F-09)', async () => {
    for (const closed of ['2026-05-24T12:00', '2026-05-25T12:00', '2026-05-26T08:59']) {
      await house.moveTo(closed);
      expect(await house.payouts(april)).toEqual([]);
    }
    await house.moveTo('2026-05-26T09:00');
    const [payout] = await soon(async () => {
      const paid = await house.payouts(april);
      return paid.length > 0 && paid;
    }, 'the payout of April');
    expect(payout).toMatchObject({ payoutNo: 'P-202605-0001', payDate: '2026-05-26', supplyWon: '3600000', totalWon: '3960000' });
  });
});
