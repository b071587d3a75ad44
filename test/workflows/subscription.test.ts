import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { reconcile } from '../../apps/worker/reconcile';
import { startWorker, type RunningWorker } from '../../apps/worker/worker';
import { subscriptionId } from '../../libs/contract/processes';
import { ownNamespace } from '../world/own-namespace';
import { temporalAddress } from '../world/servers';
import { TestOffice } from '../world/test-office';

const workflowsPath = join(__dirname, '../../workflows/all.ts');

let office: TestOffice;
let worker: RunningWorker | undefined;
let connection: Connection;
let temporal: Client;

const wake = async () => {
  worker = await startWorker(office.house, { path: workflowsPath });
};
const sleep = async () => {
  worker?.stop();
  await worker?.ended;
  worker = undefined;
};

/** Waits for the machines, which work beside people; fails after 20 seconds. */
const soon = async <T>(look: () => Promise<T | undefined | false>, what: string): Promise<T> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const seen = await look();
    if (seen) return seen;
    await pause(100);
  }
  throw new Error(`it did not come to this: ${what}`);
};

const mails = (): string[] => (existsSync(office.house.config.mailDir) ? readdirSync(office.house.config.mailDir) : []);
const waitingPokes = async (): Promise<number> => (await office.house.database.query<{ count: number }[]>('SELECT count(*)::int AS count FROM poke'))[0]?.count ?? 0;
const statusOf = async (orderId: string): Promise<string> => (await temporal.workflow.getHandle(subscriptionId(orderId)).describe()).status.name;
const untilServiceOrder = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order'];

beforeAll(async () => {
  const namespace = await ownNamespace(temporalAddress());
  office = await TestOffice.open('2026-09-01T09:00:00', temporalAddress(), namespace);
  connection = await Connection.connect({ address: temporalAddress() });
  temporal = new Client({ connection, namespace });
  await wake();
}, 120_000);

afterAll(async () => {
  await sleep();
  await connection?.close();
  await office?.close();
});

describe('a subscription on Temporal', () => {
  it('tells the partners the service number once, however the machines are interrupted (S1-033)', async () => {
    const orderId = await office.anAspOrder();
    await office.done(...untilServiceOrder);
    await soon(async () => mails().length === 1, 'one mail');
    const { serviceNo } = await office.order(orderId);
    expect(readFileSync(join(office.house.config.mailDir, mails()[0] ?? ''), 'utf8')).toContain(serviceNo);
    expect(await statusOf(orderId)).toBe('RUNNING');
  }, 60_000);

  it('lets people go on while the worker is away, and catches up when it is back', async () => {
    await sleep();
    const sent = mails().length;
    const orderId = await office.anAspOrder({ arsUsed: true });
    await office.done(...untilServiceOrder);
    expect(mails()).toHaveLength(sent);
    await wake();
    await soon(async () => mails().length === sent + 1, 'the mail of the time when nobody was there');
    expect(await statusOf(orderId)).toBe('RUNNING');
  }, 60_000);

  it('lets a missed cut-off lapse and books the next Thursday, when the clock passes it (X-82)', async () => {
    const { task } = await office.waitingFor('submit-scenario');
    expect(task.dueOn).toBe('2026-09-02');
    await office.as('admin').post('/api/clock/move', { to: '2026-09-03' });
    const moved = await office.order(task.orderId);
    expect(moved.facts['recordingSlotOn']).toBe('2026-09-10');
    expect((await office.waitingFor('submit-scenario')).task.dueOn).toBe('2026-09-09');
  }, 60_000);

  it('is built anew from PostgreSQL where Temporal lost it, and its order goes on', async () => {
    const { task } = await office.waitingFor('submit-scenario');
    const handle = temporal.workflow.getHandle(subscriptionId(task.orderId ?? ''));
    await soon(async () => (await waitingPokes()) === 0, 'every poke is delivered');
    await sleep();
    await handle.terminate('lost');
    await soon(async () => (await reconcile(office.house, temporal)) === 1, 'one workflow is missing');
    await wake();
    await soon(async () => (await statusOf(task.orderId ?? '')) === 'RUNNING', 'a new workflow');
    await office.as('admin').post('/api/clock/move', { to: '2026-09-10' });
    expect((await office.order(task.orderId)).facts['recordingSlotOn']).toBe('2026-09-17');
  }, 60_000);

  it('replays its own history', async () => {
    const { task } = await office.waitingFor('submit-scenario');
    const history = await temporal.workflow.getHandle(subscriptionId(task.orderId ?? '')).fetchHistory();
    await Worker.runReplayHistory({ workflowsPath }, history);
    const name = process.env['IEUM_RECORD_HISTORY'];
    if (name) writeFileSync(join(__dirname, '../replay/histories', name), historyToJSON(history));
    expect(history.events?.length).toBeGreaterThan(5);
  }, 60_000);
});
