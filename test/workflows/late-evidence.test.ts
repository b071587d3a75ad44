import { join } from 'node:path';
import { startWorker, type RunningWorker } from '../../apps/worker/worker';
import { ownNamespace } from '../world/own-namespace';
import { temporalAddress } from '../world/servers';
import { soon } from '../world/soon';
import { refusalOf, TestOffice } from '../world/test-office';

const month = '2026-09';

interface Bill {
  readonly id: string;
  readonly kind: string;
  readonly writeDate: string;
  readonly issueBy: string;
  readonly dueOn: string;
  readonly accrualMonth: string;
  readonly lines: readonly { readonly item: string; readonly supplyWon: string }[];
}

let office: TestOffice;
let worker: RunningWorker;

const moveTo = (to: string) => office.as('admin').post('/api/clock/move', { to });
const bills = async (): Promise<Bill[]> => {
  const { items } = await office.as('settlement').get<{ items: { id: string }[] }>(`/api/bills?month=${month}`);
  return Promise.all(items.map(({ id }) => office.as('settlement').get<Bill>(`/api/bills/${id}`)));
};
const billsOf = (kind: string) => soon(async () => ((found) => found.length > 0 && found)((await bills()).filter((bill) => bill.kind === kind)), `a bill ${kind}`);
const opens = (step: string) => soon(async () => office.waitingFor(step).catch(() => false as const), `${step} is on a desk`);
const payouts = async () => (await office.as('settlement').get<{ items: { partnerName: string; payDate: string; supplyWon: string }[] }>(`/api/payouts?month=${month}`)).items;

/** What the order's page says is still to be billed of its contract. */
const linesToCome = async (): Promise<unknown[]> => {
  const { contractId } = (await bills())[0] as unknown as { contractId: string };
  const { linesToCome: lines } = await office.as('sales').get<{ linesToCome: { month: string; reason: string; evidenceOn: string | null }[] }>(`/api/contracts/${contractId}`);
  return lines.map(({ month: of, reason, evidenceOn }) => [of, reason, evidenceOn]);
};

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00', temporalAddress(), await ownNamespace(temporalAddress()));
  worker = await startWorker(office.house, { path: join(__dirname, '../../workflows/all.ts') });
  await office.theMainOrderCarriedOut();
  await moveTo('2026-10-01');
}, 120_000);

afterAll(async () => {
  worker?.stop();
  await worker?.ended;
  await office?.close();
});

describe('evidence that comes after the cut-off (X-106)', () => {
  it('leaves its line out of the month’s bill, which is approved and issued all the same', async () => {
    await office.done('request-one-off-billing');
    await moveTo('2026-10-08T00:00:01');
    await opens('approve-billing-run');
    await office.done('approve-billing-run');
    const [bill] = await billsOf('MONTH');
    expect(bill?.lines.map((line) => line.item)).toEqual(['ASP_BASE', 'AGENT_APP_BASIC']);
    expect(await soon(async () => ((lines) => lines.length > 0 && lines)(await linesToCome()), 'the month is issued whole')).toEqual([[month, 'attendance-missing', null]]);
  }, 60_000);

  it('follows as an ad-hoc bill: written on the day it came, issued by the 10th and due on the 25th of the month after, the accrual month unchanged', async () => {
    await moveTo('2026-10-15');
    await office.done('submit-attendance');
    const { task } = await opens('approve-supplementary-bill');
    expect(task.dueOn).toBe('2026-11-10');
    expect(await linesToCome()).toEqual([[month, 'attendance-missing', '2026-10-15']]);
    await office.done('approve-supplementary-bill');
    const [bill] = await billsOf('AD_HOC');
    expect(bill).toMatchObject({ writeDate: '2026-10-15', issueBy: '2026-11-10', dueOn: '2026-11-25', accrualMonth: month });
    expect(bill?.lines).toMatchObject([{ item: 'STAFFING', supplyWon: '1857142' }]);
    expect(await linesToCome()).toEqual([]);
  }, 60_000);

  it('has its partner paid on the first pay date after approval, against an invoice of the month in which it came (X-109)', async () => {
    const { task } = await opens('submit-partner-invoice');
    expect(task.dueOn).toBe('2026-10-22');
    await office.done('submit-partner-invoice', 'submit-partner-invoice', 'approve-partner-settlement', 'approve-partner-settlement');
    const invoices = await office.house.database.query<{ issue_by: string }[]>(`SELECT issue_by FROM partner_invoice ORDER BY issue_by`);
    expect(invoices).toEqual([{ issue_by: '2026-10-12' }, { issue_by: '2026-11-10' }]);
    await moveTo('2026-10-27');
    const paid = await soon(async () => ((all) => all.length === 2 && all)(await payouts()), 'both payouts');
    expect(new Set(paid.map(({ payDate, supplyWon }) => `${payDate} ${supplyWon}`))).toEqual(new Set(['2026-10-26 1714285', '2026-10-26 2100000']));
  }, 60_000);

  it('is not billed once more by a run of its own for the contract (X-110)', async () => {
    const { contractId } = (await bills())[0] as unknown as { contractId: string };
    await office.as('consulting').post(`/api/months/${month}/contracts/${contractId}/bill`);
    expect(await refusalOf(office.as('consulting').post(`/api/months/2026-12/contracts/${contractId}/bill`))).toBe('month.not-issued');
    await soon(async () => {
      const [run] = await office.house.database.query<{ ended: string | null }[]>(`SELECT ended FROM run WHERE plan_key = 'supplementary-bill' AND subject_id LIKE '%/again/1'`);
      return run?.ended === 'COMPLETED';
    }, 'the run of its own ends, with nothing to approve');
    expect((await bills()).map((bill) => bill.kind).toSorted()).toEqual(['AD_HOC', 'MONTH', 'ONE_OFF']);
  }, 60_000);
});
