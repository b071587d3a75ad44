import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker, type RunningWorker } from '../../apps/worker/worker';
import { ownNamespace } from '../world/own-namespace';
import { temporalAddress } from '../world/servers';
import { soon } from '../world/soon';
import { TestOffice } from '../world/test-office';

const workflowsPath = join(__dirname, '../../workflows/all.ts');
const month = '2026-09';

interface Bill {
  readonly id: string;
  readonly billNo: string;
  readonly kind: string;
  readonly writeDate: string;
  readonly issueBy: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly supplyWon: string;
  readonly vatWon: string;
  readonly totalWon: string;
  readonly lines: readonly { item: string; supplyWon: string; vatWon: string; usedDays: number | null; lineage: { rules: string[]; arithmetic: { ko: string } } }[];
}
interface MonthPage {
  readonly passed: readonly string[];
  readonly steps: readonly { step: string; status: string }[];
  readonly runs: readonly { kind: string; status: string; waiting: number; lines: number; totalWon: string }[];
}

let office: TestOffice;
let worker: RunningWorker;

const monthPage = () => office.as('settlement').get<MonthPage>(`/api/months/${month}`);
const moveTo = (to: string) => office.as('admin').post('/api/clock/move', { to });
const stepIs = (step: string, status: string) =>
  soon(async () => (await monthPage()).steps.some((one) => one.step === step && one.status === status), `${step} is ${status}`);
const bills = async (): Promise<Bill[]> => {
  const { items } = await office.as('settlement').get<{ items: { id: string }[] }>(`/api/bills?month=${month}`);
  return Promise.all(items.map(({ id }) => office.as('settlement').get<Bill>(`/api/bills/${id}`)));
};

beforeAll(async () => {
  const namespace = await ownNamespace(temporalAddress());
  office = await TestOffice.open('2026-09-01T09:00:00', temporalAddress(), namespace);
  worker = await startWorker(office.house, { path: workflowsPath });
  await office.theMainOrderCarriedOut();
}, 120_000);

afterAll(async () => {
  worker?.stop();
  await worker?.ended;
  await office?.close();
});

describe('the month of the main order', () => {
  it('opens on the 1st business day of the next month and computes a dry run, in which the lines without evidence wait (X-106)', async () => {
    await moveTo('2026-10-01');
    await stepIs('compute-dry-run', 'DONE');
    const [dry] = (await monthPage()).runs;
    expect(dry).toMatchObject({ kind: 'DRY', status: 'DONE', lines: 2, waiting: 2 });
  }, 60_000);

  it('goes on to its approval as soon as the last evidence is in, before the cut-off (X-106)', async () => {
    await office.done('submit-attendance', 'request-staffing-settlement');
    expect((await monthPage()).passed).not.toContain('dry-run');
    await office.done('request-one-off-billing');
    await stepIs('approve-billing-run', 'OPEN');
  }, 60_000);

  it('issues the bills on the approval of the settlement team: by days, by attendance and by delivery (F-03, F-19, X-92)', async () => {
    await office.done('approve-billing-run');
    await stepIs('issue-bills', 'DONE');
    const issued = await bills();
    expect(issued.map((bill) => bill.kind).toSorted()).toEqual(['MONTH', 'ONE_OFF']);
    const lines = issued.flatMap((bill) => bill.lines).map(({ item, supplyWon }) => [item, supplyWon]);
    expect(Object.fromEntries(lines)).toEqual({ ASP_BASE: '2400000', AGENT_APP_BASIC: '765000', STAFFING: '1857142', DEVICE: '2550000' });
  }, 60_000);

  it('pays both partners on the 24th, moved to the next open day, against their invoices (F-09, X-77)', async () => {
    await office.done('submit-partner-invoice', 'submit-partner-invoice', 'approve-partner-settlement', 'approve-partner-settlement');
    await moveTo('2026-10-26T10:00');
    const { items } = await soon(async () => {
      const found = await office.as('settlement').get<{ items: { payoutNo: string; payDate: string; totalWon: string }[] }>(`/api/payouts?month=${month}`);
      return found.items.length === 2 && found;
    }, 'two payouts');
    expect(items.map((payout) => payout.payDate)).toEqual(['2026-10-26', '2026-10-26']);
    expect(readFileSync(join(office.house.config.payoutDir, 'payouts-2026-10-26.csv'), 'utf8')).toContain('P-202610-0001,2026-10-26');
  }, 60_000);
});
