import { moneyFollowsTheCalendar } from '../../libs/books/calendar/money-follows-the-calendar';
import { approveRefund } from '../../libs/books/refunds/decide-refund';
import { payRefunds } from '../../libs/books/refunds/pay-refunds';
import { proposeRefund } from '../../libs/books/refunds/propose-refund';
import { payPartners } from '../../libs/books/settlement/pay-partners';
import { orThrow } from '../../libs/domain/refusal';
import { changeCalendar, previewCalendar, type Moved } from '../../libs/orders/calendar/change-calendar';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { Books } from './world/books';
import { completeSettlementTask, invoiceOf, type EarnedLine } from './world/partner-desk';
import { aBillBeside } from './world/receivables';

const month = '2026-03';

let books: Books;
let built: readonly BuiltContract[];
let refund: string;

const followers = () => ({ desk: books.desk, moneyFollows: moneyFollowsTheCalendar });
const named = (date: string) => ({ date, name: '임시공휴일', kind: 'TEMPORARY', status: 'OFFICIAL', source: '관보', sourceRef: null }) as const;
const holiday = (how: typeof changeCalendar, ...dates: string[]): Promise<Moved> => books.as('admin', async (tx) => orThrow(await how(tx, followers(), { reason: '국무회의 의결', add: dates.map(named), revoke: [] })));
const opensAgain = (how: typeof changeCalendar): Promise<Moved> => books.as('admin', async (tx) => orThrow(await how(tx, followers(), { reason: '철회', add: [], revoke: [{ date: '2026-05-26', name: '임시공휴일' }] })));
const payDates = async () => (await books.rows<{ on: string }>(`SELECT DISTINCT pay_on AS on FROM partner_accrual WHERE status = 'SCHEDULED' ORDER BY 1`)).map(({ on }) => on);

/** March 2026 issued; the agents' partner approved for Friday the 24th, the headsets' partner still to be approved; a refund approved on Thursday the 16th. */
beforeAll(async () => {
  books = await Books.open('2026-04-01T09:00:00');
  await books.tx(async (tx) => {
    built = [...(await contracts(tx, { count: 2, customers: 2 })), ...(await contracts(tx, { payerDueDay: '10' }))];
    await staffing(tx, built.slice(0, 1));
    await attendance(tx, built.slice(0, 1));
    await oneOffs(tx, built.slice(1, 2));
  });
  await books.approved(month, '2026-04-09T00:00:00');
  await books.run(month, 'ISSUE');
  await books.itIs('2026-04-16T09:00:00');
  const lines = await books.rows<EarnedLine>(`SELECT id, supply_won AS "supplyWon" FROM partner_accrual WHERE item = 'STAFFING'`);
  await completeSettlementTask(books, 'staffing', 'submit-partner-invoice', invoiceOf('2026-04-10', lines));
  await completeSettlementTask(books, 'settlement', 'approve-partner-settlement', { holds: [] });
  const [customer] = await books.tx((tx) => contracts(tx, { billingStartOn: null }));
  if (!customer) throw new Error('no customer was built');
  const credit = await aBillBeside(books, customer, -100_000n);
  refund = orThrow(await books.as('settlement', (tx) => proposeRefund(tx, credit, { reason: '차액', bankCode: '088', accountNo: '110000000000', accountHolder: '가상고객' }))).refundId;
  orThrow(await books.as('settlement-2', (tx) => approveRefund(tx, refund, 110_000n)));
});
afterAll(() => books?.close());

describe('a day that closes on short notice (K-24)', () => {
  it('is shown with the money that it would move, and moves none by that', async () => {
    const { money, months } = await holiday(previewCalendar, '2026-04-17', '2026-04-24', '2026-05-26');
    expect(money.partnerPayments).toEqual([{ partnerName: expect.any(String), accrualMonth: month, lines: 1, was: '2026-04-24', is: '2026-04-27' }]);
    expect(money.refunds).toEqual([{ refundNo: 'R-202604-0001', was: '2026-04-17', is: '2026-04-20' }]);
    // April's bills are not issued yet: the 25th of May and the day after are closed already. Whoever pays on the 10th of M+2 pays on 10 June as before.
    expect(money.dueDates).toEqual([{ month: '2026-04', dueDay: '25', contracts: 2, was: '2026-05-26', is: '2026-05-27' }]);
    expect(months).toContainEqual({ month, date: 'PARTNERS_PAID', was: '2026-04-24', is: '2026-04-27' });
    expect(await payDates()).toEqual(['2026-04-24']);
    expect(await books.rows(`SELECT pay_on FROM refund`)).toEqual([{ pay_on: '2026-04-17' }]);
  });

  it('moves approved payments, open settlements with their tasks, refunds and the machines that pay them; an issued bill keeps its due date', async () => {
    const dueOn = () => books.rows(`SELECT bill_no, due_on FROM bill ORDER BY bill_no`);
    const before = await dueOn();
    await holiday(changeCalendar, '2026-04-17', '2026-04-24', '2026-05-26');
    expect(await payDates()).toEqual(['2026-04-27']);
    expect(await books.rows(`SELECT DISTINCT state -> 'facts' ->> 'payOn' AS on FROM run WHERE plan_key = 'partner-month' AND ended IS NULL`)).toEqual([{ on: '2026-04-27' }]);
    // Two business days before the 27th, the 24th being none.
    expect(await books.rows(`SELECT due_on, calendar_version AS version FROM task WHERE step = 'submit-partner-invoice' AND status = 'OPEN'`)).toEqual([{ due_on: '2026-04-22', version: 2 }]);
    expect(await books.rows(`SELECT at FROM moment WHERE kind = 'partner-pay-date' AND done_at IS NULL`)).toEqual([{ at: '2026-04-27T00:00:00.000Z' }]);
    expect(await dueOn()).toEqual(before);
  });

  it('pays on the new day alone', async () => {
    for (const [now, refunds, payouts] of [['2026-04-17T09:00:00', 'APPROVED', 0], ['2026-04-20T09:00:00', 'PAID', 0], ['2026-04-24T09:00:00', 'PAID', 0], ['2026-04-27T09:00:00', 'PAID', 1]] as const) {
      await books.itIs(now);
      await books.tx(payRefunds);
      await books.tx(payPartners);
      expect([now, await books.rows(`SELECT status FROM refund WHERE id = $1`, [refund]), await books.count('payout')]).toEqual([now, [{ status: refunds }], payouts]);
    }
    expect(await books.rows(`SELECT pay_date FROM payout`)).toEqual([{ pay_date: '2026-04-27' }]);
  });

  it('that opens again moves what lies ahead back, but nothing that was paid, and nothing onto today', async () => {
    await books.rows(`UPDATE partner_accrual SET status = 'SCHEDULED', pay_on = '2026-05-27', invoice_match = 'MATCHED' WHERE item = 'DEVICE'`);
    expect((await opensAgain(previewCalendar)).money.partnerPayments).toEqual([{ partnerName: expect.any(String), accrualMonth: month, lines: 1, was: '2026-05-27', is: '2026-05-26' }]);
    await books.itIs('2026-05-26T08:00:00');
    expect((await opensAgain(changeCalendar)).money).toMatchObject({ partnerPayments: [], refunds: [] });
    expect(await payDates()).toEqual(['2026-05-27']);
    expect(await books.rows(`SELECT pay_date FROM payout`)).toEqual([{ pay_date: '2026-04-27' }]);
  });
});
