import { startDueMonths } from '../../libs/books/months/await-month';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { contracts } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { ownNamespace } from '../world/own-namespace';
import { temporalAddress } from '../world/servers';
import { soon } from '../world/soon';
import { TestOffice } from '../world/test-office';
import { WorkerProcess } from '../world/worker-process';
import { expectIssued, expectNumbersWithoutGaps } from './world/on-the-books';

const month = '2026-03';
const patienceMs = 120_000;

let office: TestOffice;
let worker: WorkerProcess;

beforeAll(async () => {
  office = await TestOffice.open('2026-03-31T09:00:00', temporalAddress(), await ownNamespace(temporalAddress()));
  await inTransaction(office.house.database, systemActor, async (tx) => {
    // The month alone is looked at: no workflow of their own.
    const status = 'EXPIRED';
    await contracts(tx, { count: 14_000, customers: 50, status });
    const staffed = await contracts(tx, { count: 500, status });
    await staffing(tx, staffed);
    await attendance(tx, staffed);
    await oneOffs(tx, await contracts(tx, { count: 500, customers: 20, status }));
  });
  await office.itIs('2026-04-01T09:00:00');
  await inTransaction(office.house.database, systemActor, startDueMonths);
  worker = WorkerProcess.start(office.house.config);
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await office?.close();
}, 30_000);

interface MonthOnScreen {
  readonly steps: readonly { readonly step: string; readonly status: string }[];
  readonly runs: readonly { readonly id: string; readonly kind: string; readonly totalWon: string }[];
}

const monthOnScreen = () => office.as('settlement').get<MonthOnScreen>(`/api/months/${month}`).catch((): MonthOnScreen => ({ steps: [], runs: [] }));
const stepIs = (step: string, status: string) => soon(async () => (await monthOnScreen()).steps.some((one) => one.step === step && one.status === status), `${step} is ${status}\n${worker.said}`, patienceMs);

const finalRun = async () => {
  const final = (await monthOnScreen()).runs.find((run) => run.kind === 'FINAL');
  if (!final) throw new Error('no final run');
  return final;
};

const one = async (sql: string): Promise<number> => (await office.rows<{ count: number }>(sql))[0]?.count ?? 0;
const committedBills = () => one(`SELECT count(*)::int AS count FROM bill`);
/** A statement that writes lines of bills is under way: its page is neither here nor there. */
const isWritingBills = async () =>
  (await one(`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND query ~* '^(insert into|copy) bill_line'`)) > 0;

describe('a worker that is killed in the middle of the issue of 15,000 contracts', () => {
  it('leaves a month that its successor ends: every bill, charge, posting and accrual is there once', async () => {
    await stepIs('approve-billing-run', 'OPEN');
    const final = await finalRun();
    await office.done('approve-billing-run');
    await soon(isWritingBills, 'bills are being written', patienceMs);
    await worker.kill();
    expect(await committedBills()).toBeLessThan(15_500);
    worker = WorkerProcess.start(office.house.config);
    await stepIs('issue-bills', 'DONE');
    expect(await committedBills()).toBe(15_500);
    await expectIssued(office, month, final.id);
    await expectNumbersWithoutGaps(office, '2026-04');
    expect(await one(`SELECT count(*)::int AS count FROM partner_accrual WHERE booked_at IS NOT NULL`)).toBe(1_000);
    expect(await one(`SELECT count(*)::int AS count FROM problem WHERE resolved_at IS NULL`)).toBe(0);
  }, 300_000);
});
