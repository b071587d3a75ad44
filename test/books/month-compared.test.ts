import { billedByMonth, marginsOfRun } from '../../libs/books/pages/figures';
import { contractsOfMonth, monthCompared } from '../../libs/books/pages/month-compared';
import { monthPage } from '../../libs/books/pages/month-page';
import { partnersOfMonth } from '../../libs/books/pages/month-partners';
import { ageingOfReceivables } from '../../libs/books/pages/receivables';
import { exceptionsOfRun, linesOfRun } from '../../libs/books/pages/run-lines';
import type { Tx } from '../../libs/database/transaction';
import { orThrow } from '../../libs/domain/refusal';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { Books } from './world/books';

const march = '2026-03';
const april = '2026-04';

describe('a month against the month before', () => {
  let books: Books;
  let built: Readonly<Record<'same' | 'begun' | 'added' | 'ended' | 'delivered' | 'staffed', BuiltContract>>;
  const asked = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => books.as('settlement', work);
  const differences = async () => Object.fromEntries((await asked((tx) => monthCompared(tx, april))).reasons.map(({ reason, contracts: count, differenceWon }) => [reason, [count, differenceWon]]));

  beforeAll(async () => {
    books = await Books.open('2026-04-01T09:00:00');
    built = await books.tx(async (tx) => {
      const one = async (more: Parameters<typeof contracts>[1] = {}) => (await contracts(tx, more))[0] as BuiltContract;
      const all = { same: await one(), begun: await one({ billingStartOn: '2026-03-17' }), added: await one({ billingStartOn: '2026-04-01' }), ended: await one({ terminatedOn: '2026-03-31' }), delivered: await one(), staffed: await one() };
      await oneOffs(tx, [all.delivered]);
      await staffing(tx, [all.staffed]);
      await attendance(tx, [all.staffed]);
      return all;
    });
    await books.approved(march, '2026-04-09T00:00:00');
    await books.run(march, 'ISSUE');
    await books.itIs('2026-05-01T09:00:00');
    await books.openMonth(april);
    await books.run(april, 'DRY');
  }, 60_000);
  afterAll(() => books?.close());

  it('says why it differs: new, ended, changed, charged once, and left out because its evidence is missing', async () => {
    expect(await asked((tx) => monthCompared(tx, april))).toMatchObject({ kind: 'DRY', against: march });
    expect(await differences()).toEqual({
      NEW: [1, 6_330_000n],
      ENDED: [1, -6_330_000n],
      // 15 of March's 31 days, then all of April.
      CHANGED: [1, 6_330_000n - 2_322_580n - 740_322n],
      ONE_OFF: [1, -2_550_000n],
      LEFT_OUT: [1, -4_333_333n],
      SAME: [3, 0n],
    });
  });

  it('adds up to the difference of the two runs', async () => {
    const page = orThrow(await asked((tx) => monthPage(tx, april)));
    const before = orThrow(await asked((tx) => monthPage(tx, march)));
    const { reasons } = await asked((tx) => monthCompared(tx, april));
    const sum = reasons.reduce((total, { differenceWon }) => total + differenceWon, 0n);
    expect(sum).toBe((page.runs[0]?.supplyWon ?? 0n) - (before.runs.find(({ kind }) => kind === 'FINAL')?.supplyWon ?? 0n));
  });

  it('leads from a reason to its contracts, from a contract to its lines, page by page', async () => {
    const { items } = await asked((tx) => contractsOfMonth(tx, april, { reason: 'CHANGED' }));
    expect(items).toMatchObject([{ id: built.begun.id, lines: 2, supplyWon: 6_330_000n, reasons: ['CHANGED'] }]);
    const all = await asked((tx) => contractsOfMonth(tx, april, {}));
    const rest = await asked((tx) => contractsOfMonth(tx, april, { after: all.items[1]?.id }));
    expect(rest.items).toEqual(all.items.slice(2));
    const { runId } = await asked((tx) => monthCompared(tx, april));
    const lines = await asked((tx) => linesOfRun(tx, runId ?? '', { contract: built.begun.id }));
    expect(lines.items.map(({ contractId, supplyWon }) => [contractId, supplyWon])).toEqual([[built.begun.id, 4_800_000n], [built.begun.id, 1_530_000n]]);
  });

  it('is compared with nothing where the month before was not computed', async () => {
    expect(await asked((tx) => monthCompared(tx, march))).toMatchObject({ kind: 'FINAL', against: null, reasons: [{ reason: 'NEW' }, { reason: 'ONE_OFF' }] });
    expect(await asked((tx) => monthCompared(tx, '2027-01'))).toMatchObject({ runId: null, reasons: [] });
    expect(await asked((tx) => contractsOfMonth(tx, '2027-01', {}))).toEqual({ items: [] });
  });

  it('tells where a waiting line is put right: the open task of its contract, and the order', async () => {
    const page = orThrow(await asked((tx) => monthPage(tx, april)));
    const { items } = await asked((tx) => exceptionsOfRun(tx, page.runs[0]?.id ?? ''));
    expect(items).toMatchObject([{ contractId: built.staffed.id, reason: 'attendance-missing', orderId: built.staffed.orderId, taskStep: 'submit-attendance' }]);
    expect(await books.count(`task WHERE id = $1 AND status = 'OPEN'`, [items[0]?.taskId])).toBe(1);
  });

  it('tells how far a run has come, what lies on a desk, and what partners wait for', async () => {
    const page = orThrow(await asked((tx) => monthPage(tx, april)));
    expect(page.runs[0]).toMatchObject({ pages: 1, pagesDone: 1, status: 'DONE' });
    expect(page.tasks.map(({ step }) => step)).toEqual(['review-billing-exceptions']);
    expect(page.payment.map(({ step }) => step)).toContain('await-pay-date');
  });

  it('shows each partner with what it earned, and what is left of the customers’ charge for the same work (F-19)', async () => {
    const partners = await asked((tx) => partnersOfMonth(tx, march));
    expect(partners).toHaveLength(2);
    expect(partners.every(({ taskStep, lines }) => taskStep === 'submit-partner-invoice' && lines === 1)).toBe(true);
    const final = orThrow(await asked((tx) => monthPage(tx, march))).runs.find(({ kind }) => kind === 'FINAL');
    const margins = await asked((tx) => marginsOfRun(tx, final?.id ?? ''));
    expect(margins.map(({ chargedWon, partnerSupplyWon, marginWon }) => [chargedWon, partnerSupplyWon, marginWon])).toEqual([
      [2_550_000n, 2_100_000n, 450_000n],
      [4_333_333n, 4_000_000n, 333_333n],
    ]);
    expect(await asked((tx) => billedByMonth(tx))).toMatchObject([{ month: march, bills: 6, partnerSupplyWon: 6_100_000n }, { month: april, bills: 0, supplyWon: 0n }]);
  });

  it('shows what is open by its age', async () => {
    const ageing = await asked((tx) => ageingOfReceivables(tx));
    expect(ageing.map(({ age, bills }) => [age, bills])).toEqual([['NOT_DUE', 0], ['TO_30', 6], ['TO_60', 0], ['TO_90', 0], ['OVER_90', 0]]);
  });
});
