import { randomUUID } from 'node:crypto';
import { payPartners } from '../../libs/books/settlement/pay-partners';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { repeatDryRun } from '../../libs/books/months/repeat-dry-run';
import { Books } from './world/books';
import { expectBookedAccruals } from './world/on-the-books';
import { completeSettlementTask, invoiceOf, type EarnedLine } from './world/partner-desk';

const month = '2026-03';

interface Accrual {
  readonly id: string;
  readonly item: string;
  readonly supplyWon: bigint;
  readonly status: string;
  readonly match: string | null;
  readonly holdReason: string | null;
}

let books: Books;
let staffed: readonly BuiltContract[];

beforeEach(async () => {
  books = await Books.open('2026-04-01T09:00:00');
  await books.tx(async (tx) => {
    staffed = await contracts(tx, { count: 2 });
    await staffing(tx, staffed);
    await attendance(tx, staffed);
    await oneOffs(tx, await contracts(tx));
  });
  await books.openMonth(month);
  await books.run(month, 'DRY');
  await books.run(month, 'FINAL');
});

afterEach(() => books?.close());

const accruals = (item = 'STAFFING'): Promise<Accrual[]> =>
  books.rows(`SELECT id, item, supply_won AS "supplyWon", status, invoice_match AS match, hold_reason AS "holdReason" FROM partner_accrual WHERE item = $1 ORDER BY contract_id`, [item]);

const complete = (login: string, step: string, form: unknown): Promise<void> => completeSettlementTask(books, login, step, form);
const submitInvoice = (lines: readonly EarnedLine[]) => complete('staffing', 'submit-partner-invoice', invoiceOf('2026-04-01', lines));

const computedAgain = async (): Promise<void> => {
  await books.as('consulting', (tx) => repeatDryRun(tx, books.desk, month, { reason: '복무확인서 정정', idempotencyKey: randomUUID() }));
  await books.run(month, 'DRY');
  await books.reachMoments(month);
  await books.run(month, 'FINAL');
};

const agentsOfTheFirst = (attendedDays: readonly number[]) =>
  books.rows(`UPDATE attendance_sheet SET agents = $2 WHERE contract_id = $1`, [staffed[0]?.id, JSON.stringify(attendedDays.map((days) => ({ name: '상담원', attendedDays: days })))]);

describe('an accrual that changes after the partner has invoiced it', () => {
  it('does not match any more: it is held, and the others are paid (X-77)', async () => {
    await submitInvoice(await accruals());
    await agentsOfTheFirst([21, 7]);
    await computedAgain();
    expect((await accruals()).map(({ supplyWon, match }) => [supplyWon, match])).toEqual([[3_200_000n, 'DIFFERENT'], [4_000_000n, 'MATCHED']]);
    await complete('settlement', 'approve-partner-settlement', { holds: [] });
    expect((await accruals()).map(({ status, holdReason }) => [status, holdReason])).toEqual([['HELD', 'INVOICE_DIFFERENT'], ['SCHEDULED', null]]);
  });

  it('matches again when it comes to what was invoiced', async () => {
    await submitInvoice((await accruals()).map((line, at) => ({ ...line, supplyWon: at === 0 ? 3_200_000n : line.supplyWon })));
    expect((await accruals()).map(({ match }) => match)).toEqual(['DIFFERENT', 'MATCHED']);
    await agentsOfTheFirst([21, 7]);
    await computedAgain();
    expect((await accruals()).map(({ match }) => match)).toEqual(['MATCHED', 'MATCHED']);
  });
});

describe('work that is taken back', () => {
  const takeBack = () => books.rows(`DELETE FROM attendance_sheet WHERE contract_id = $1`, [staffed[0]?.id]);

  it('is earned by nobody, before it is invoiced', async () => {
    await takeBack();
    await books.itIs('2026-04-09T00:00:00');
    await computedAgain();
    expect((await accruals()).map(({ supplyWon }) => supplyWon)).toEqual([4_000_000n]);
  });

  it('is neither booked nor paid after it was invoiced; its line is held and says why', async () => {
    await submitInvoice(await accruals());
    await takeBack();
    await books.itIs('2026-04-09T00:00:00');
    await computedAgain();
    await complete('settlement', 'approve-partner-settlement', { holds: [] });
    expect((await accruals()).map(({ status, holdReason }) => [status, holdReason])).toEqual([['HELD', 'WORK_WITHDRAWN'], ['SCHEDULED', null]]);
    // Nothing is left to resolve: the settlement is over.
    await expect(books.openTask('resolve-held-lines')).rejects.toThrow('nobody');
    await books.itIs('2026-04-24T09:00:00');
    await books.tx(payPartners);
    expect(await books.rows(`SELECT supply_won FROM payout`)).toEqual([{ supply_won: 4_000_000n }]);
    expect(await books.count(`ledger_entry e JOIN partner_accrual a ON e.ref = 'ACCRUAL-' || a.id WHERE a.hold_reason IS NOT NULL`)).toBe(0);
  });

  it('is there again when its evidence is, in time', async () => {
    await submitInvoice(await accruals());
    await takeBack();
    await computedAgainWhileWaiting();
    expect((await accruals()).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
    await books.tx((tx) => attendance(tx, staffed.slice(0, 1), { submittedOn: '2026-04-08' }));
    await books.itIs('2026-04-09T00:00:00');
    await books.reachMoments(month);
    await books.run(month, 'FINAL');
    expect((await accruals()).map(({ status, match, holdReason }) => [status, match, holdReason])).toEqual([['CONFIRMED', 'MATCHED', null], ['CONFIRMED', 'MATCHED', null]]);
  });

  const computedAgainWhileWaiting = async (): Promise<void> => {
    await books.as('consulting', (tx) => repeatDryRun(tx, books.desk, month, { reason: '복무확인서 반려', idempotencyKey: randomUUID() }));
    await books.run(month, 'DRY');
  };

  it('cannot be invoiced, held or released by anybody while it is away', async () => {
    await submitInvoice(await accruals());
    await takeBack();
    await books.itIs('2026-04-09T00:00:00');
    await computedAgain();
    const [away, there] = await accruals();
    if (!away || !there) throw new Error('two lines were accrued');
    await expect(complete('settlement', 'approve-partner-settlement', { holds: [{ accrualId: away.id, reason: '확인 중' }] })).rejects.toThrow('partner-settlement.unknown-line');
    await complete('settlement', 'approve-partner-settlement', { holds: [{ accrualId: there.id, reason: '확인 중' }] });
    await complete('settlement-2', 'resolve-held-lines', { released: [there.id] });
    expect((await accruals()).map(({ status }) => status)).toEqual(['HELD', 'SCHEDULED']);
  });

  it('that comes back is invoiced in a settlement of its own where the first is over', async () => {
    await submitInvoice(await accruals());
    await takeBack();
    await books.itIs('2026-04-09T00:00:00');
    await computedAgain();
    await complete('settlement', 'approve-partner-settlement', { holds: [] });
    await books.tx((tx) => attendance(tx, staffed.slice(0, 1), { submittedOn: '2026-04-08' }));
    await computedAgain();
    const [again] = await accruals();
    expect(again).toMatchObject({ status: 'CONFIRMED', holdReason: null });
    await submitInvoice([again ?? { id: '', supplyWon: 0n }]);
    await complete('settlement', 'approve-partner-settlement', { holds: [] });
    expect((await accruals()).map(({ status }) => status)).toEqual(['SCHEDULED', 'SCHEDULED']);
  });

  it('that comes back after it was held is earned again', async () => {
    await submitInvoice(await accruals());
    await takeBack();
    await books.itIs('2026-04-09T00:00:00');
    await computedAgain();
    expect((await accruals()).map(({ holdReason }) => holdReason)).toEqual(['WORK_WITHDRAWN', null]);
    await books.tx((tx) => attendance(tx, staffed.slice(0, 1), { submittedOn: '2026-04-08' }));
    await computedAgain();
    expect((await accruals()).map(({ status, holdReason }) => [status, holdReason])).toEqual([['CONFIRMED', null], ['CONFIRMED', null]]);
    await books.approve(month, (await books.rows<{ total: bigint }>(`SELECT total_won AS total FROM billing_run WHERE kind = 'FINAL' ORDER BY run_no DESC LIMIT 1`))[0]?.total ?? 0n);
    await books.run(month, 'ISSUE');
    await expectBookedAccruals(books, month);
  });
});

describe('work whose evidence came after the cut-off', () => {
  it('stays earned by its ad-hoc bill when the month is computed again (X-106)', async () => {
    await books.rows(`UPDATE attendance_sheet SET submitted_on = '2026-04-09' WHERE contract_id = $1`, [staffed[0]?.id]);
    await books.itIs('2026-04-09T00:00:00');
    await computedAgain();
    expect(await accruals()).toHaveLength(1);
    await books.carryOut(await books.commandOf(month, 'compute-supplementary-bill'), month, 'FINAL');
    const earned = (await accruals()).map(({ supplyWon, status }) => [supplyWon, status]);
    expect(earned).toEqual([[4_000_000n, 'CONFIRMED'], [4_000_000n, 'CONFIRMED']]);
    await computedAgain();
    expect((await accruals()).map(({ supplyWon, status }) => [supplyWon, status])).toEqual(earned);
  });
});
