import { statSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { subscriptionId } from '../../libs/contract/processes';
import { effectsOnRecord, isDoneOnce, mailsAbout } from '../world/effects-on-record';
import { eventLogRebuildsTheState } from '../world/event-log-rebuilds-the-state';
import { OwnTemporal } from '../world/own-temporal';
import { soon } from '../world/soon';
import { TestOffice } from '../world/test-office';
import { WorkerProcess } from '../world/worker-process';

const quoted = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting'];
const untilServiceOrder = [...quoted, 'collect-documents', 'receive-application', 'process-service-order'];

let temporal: OwnTemporal;
let office: TestOffice;
let worker: WorkerProcess;

beforeAll(async () => {
  temporal = await OwnTemporal.start();
  office = await TestOffice.open('2026-09-01T09:00:00', temporal.address);
  worker = WorkerProcess.start(office.house.config);
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await office?.close();
  await temporal?.close();
}, 30_000);

const health = () => office.as('sales').get<{ status: string; temporal: boolean }>('/api/health');
const mailsOf = async (orderId: string): Promise<string[]> => mailsAbout(office.house.config.mailDir, (await office.order(orderId)).serviceNo ?? 'no number yet');
const mailsAreSent = async (count: number): Promise<boolean> => {
  const mails = (await effectsOnRecord(office.house.database)).filter(({ kind }) => kind === 'notify-service-number');
  return mails.length === count && mails.every(({ outcome }) => outcome === 'DONE');
};
const allDoneOnce = async (): Promise<boolean> => (await effectsOnRecord(office.house.database)).every(isDoneOnce);

/** As an operator sees it; undefined where Temporal does not know the workflow. */
async function workflowOf(orderId: string): Promise<{ status: string; runId: string } | undefined> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const { status, runId } = await new Client({ connection }).workflow.getHandle(subscriptionId(orderId)).describe();
    return { status: status.name, runId };
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return undefined;
    throw error;
  } finally {
    await connection.close();
  }
}

describe('when Temporal is killed while people work', () => {
  it('every click still answers and the next person’s task is there; the mails follow when it is back, once each', async () => {
    const before = await office.anAspOrder();
    await office.done(...untilServiceOrder);
    await soon(() => mailsAreSent(1), 'the first mail, while Temporal is there');
    const sentAt = statSync((await mailsOf(before))[0] ?? '').mtimeMs;
    const begun = await office.anAspOrder();
    await office.done(...quoted);

    await temporal.kill();
    const entered = await office.anAspOrder();
    await office.done('collect-documents', 'receive-application', 'process-service-order', ...untilServiceOrder);
    expect((await office.waitingFor('apply-vpn')).task.role).toBe('SALES_REP');
    expect(await health()).toMatchObject({ status: 'degraded', temporal: false });
    expect(await Promise.all([begun, entered].map(mailsOf))).toEqual([[], []]);
    expect(worker.isRunning).toBe(true);

    await temporal.comeBack();
    await soon(() => mailsAreSent(3), 'the mails of the time when Temporal was away', 60_000);
    for (const orderId of [before, begun, entered]) expect(await mailsOf(orderId)).toHaveLength(1);
    expect(await allDoneOnce()).toBe(true);
    expect(statSync((await mailsOf(before))[0] ?? '').mtimeMs).toBe(sentAt);
    expect((await workflowOf(entered))?.status).toBe('RUNNING');
  }, 120_000);
});

describe('when Temporal’s whole store is lost', () => {
  it('every workflow is started anew from PostgreSQL: what was done stays done, and a moment that waits still comes (X-82)', async () => {
    const recording = await office.anAspOrder({ arsUsed: true });
    await office.done(...untilServiceOrder);
    await soon(() => mailsAreSent(4), 'the mail of the order that waits for its recording');
    const cancelled = await office.anAspOrder();
    await office.as('sales').post(`/api/orders/${cancelled}/cancel`, { reason: '고객 요청' });
    const applied = await office.anAspOrder();
    const known = await soon(() => workflowOf(applied), 'a workflow of the order that was entered last');

    await temporal.kill();
    temporal.deleteStore();
    const served = await office.anAspOrder();
    await office.done(...untilServiceOrder);
    await office.done(...quoted);
    await worker.kill();
    await temporal.comeBack();
    // A worker that stays compares runs and workflows once a minute; one that starts does so at once.
    worker = WorkerProcess.start(office.house.config);

    await soon(() => mailsAreSent(5), 'the mail that was owed when the store was lost', 60_000);
    const open = [recording, applied, served];
    for (const orderId of open) await soon(async () => (await workflowOf(orderId))?.status === 'RUNNING', `a new workflow of ${orderId}`);
    expect((await workflowOf(applied))?.runId).not.toBe(known.runId);
    expect(await workflowOf(cancelled)).toBeUndefined();

    expect((await office.waitingFor('submit-scenario')).task.dueOn).toBe('2026-09-02');
    await office.as('admin').post('/api/clock/move', { to: '2026-09-03' });
    expect((await office.order(recording)).facts['recordingSlotOn']).toBe('2026-09-10');
    expect(await allDoneOnce()).toBe(true);
  }, 120_000);

  it('the event log still rebuilds the state of every run', async () => {
    expect(await eventLogRebuildsTheState(office.house.database)).toBe(7);
  });
});
