import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { startWorker, type RunningWorker } from '../../apps/worker/worker';
import { pokeSignal, subscriptionId } from '../../libs/contract/processes';
import { ownNamespace } from '../world/own-namespace';
import { temporalAddress } from '../world/servers';
import { soon } from '../world/soon';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let worker: RunningWorker;
let connection: Connection;
let temporal: Client;

beforeAll(async () => {
  const namespace = await ownNamespace(temporalAddress());
  office = await TestOffice.open('2026-09-01T09:00:00', temporalAddress(), namespace);
  connection = await Connection.connect({ address: temporalAddress() });
  temporal = new Client({ connection, namespace });
  worker = await startWorker(office.house, { path: join(__dirname, '../../workflows/all.ts') });
}, 120_000);

afterAll(async () => {
  worker?.stop();
  await worker?.ended;
  await connection?.close();
  await office?.close();
});

/** The test server suggests a new run after some hundred events, as a real one does after thousands. */
it('a subscription that lives for years begins its history anew and goes on with its order', async () => {
  const orderId = await office.anAspOrder({ arsUsed: true });
  await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
  const handle = temporal.workflow.getHandle(subscriptionId(orderId));
  const first = (await soon(async () => (await handle.describe().catch(() => undefined)) ?? false, 'a workflow')).runId;
  const current = await soon(
    async () => {
      await handle.signal(pokeSignal);
      const { runId, historyLength } = await handle.describe();
      return runId !== first && { historyLength };
    },
    'another run under the same id',
    60_000,
  );
  expect(current.historyLength).toBeLessThan(120);
  await office.as('admin').post('/api/clock/move', { to: '2026-09-03' });
  expect((await office.order(orderId)).facts['recordingSlotOn']).toBe('2026-09-10');
}, 90_000);
