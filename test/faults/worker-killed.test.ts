import { readdirSync } from 'node:fs';
import { Client } from 'pg';
import { effectsOnRecord, isDoneOnce, mailsAbout } from '../world/effects-on-record';
import { eventLogRebuildsTheState } from '../world/event-log-rebuilds-the-state';
import { OwnTemporal } from '../world/own-temporal';
import { soon } from '../world/soon';
import { TestOffice } from '../world/test-office';
import { WorkerProcess } from '../world/worker-process';

const untilServiceOrder = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order'];

let temporal: OwnTemporal;
let office: TestOffice;
const workers: WorkerProcess[] = [];
/** A session beside the house, which holds runs as somebody else's long transaction would. */
let other: Client;

beforeAll(async () => {
  temporal = await OwnTemporal.start();
  office = await TestOffice.open('2026-09-01T09:00:00', temporal.address);
  other = new Client({ connectionString: office.house.config.databaseUrl });
  await other.connect();
}, 120_000);

afterAll(async () => {
  await other?.end();
  for (const worker of workers) await worker.kill();
  await office?.close();
  await temporal?.close();
}, 30_000);

function newWorker(): WorkerProcess {
  const worker = WorkerProcess.start(office.house.config);
  workers.push(worker);
  return worker;
}

async function served(count: number, application = {}): Promise<string[]> {
  const orders: string[] = [];
  for (let left = count; left > 0; left -= 1) {
    orders.push(await office.anAspOrder(application));
    await office.done(...untilServiceOrder);
  }
  return orders;
}

const mailDir = () => office.house.config.mailDir;
const mailsOf = async (orderId: string): Promise<string[]> => mailsAbout(mailDir(), (await office.order(orderId)).serviceNo ?? 'no number yet');
const slotOf = async (orderId: string): Promise<unknown> => (await office.order(orderId)).facts['recordingSlotOn'];
const effectsDone = async (): Promise<number> => (await effectsOnRecord(office.house.database)).filter(({ outcome }) => outcome === 'DONE').length;

/** While these runs are held, a machine comes as far as its result, and not to the record of it. */
const hold = (orders: readonly string[]) => other.query('BEGIN').then(() => other.query('SELECT 1 FROM run WHERE order_id = ANY ($1) FOR UPDATE', [orders]));
const letGo = () => other.query('ROLLBACK');

async function waitingForARun(): Promise<number> {
  const [waiting] = await office.house.database.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return waiting?.count ?? 0;
}

describe('when the worker is killed', () => {
  let quick: string[];
  let interrupted: string[];
  let recording: string[];
  let late: string[];

  it('in the middle of mails and moments of many orders, nothing half done is on record', async () => {
    quick = await served(2);
    interrupted = await served(4);
    recording = await served(2, { arsUsed: true });
    await office.itIs('2026-09-03T09:00:00');
    await hold([...interrupted, ...recording]);
    const worker = newWorker();
    await soon(async () => (await effectsDone()) === quick.length, 'the mails of the orders that nobody holds');
    await soon(async () => (await waitingForARun()) === interrupted.length + recording.length, 'every other order in the middle of its mail or moment');
    for (const orderId of interrupted) expect(await mailsOf(orderId)).toHaveLength(1);

    await worker.kill();
    await letGo();
    expect(await effectsDone()).toBe(quick.length);
    expect(await Promise.all(recording.map(slotOf))).toEqual(['2026-09-03', '2026-09-03']);
  }, 60_000);

  it('people go on, and a new worker finishes what is new at once and what was interrupted after its time-out', async () => {
    late = await served(2);
    await office.done('apply-vpn', 'apply-vpn');
    newWorker();
    await soon(async () => (await Promise.all(late.map(mailsOf))).every((mails) => mails.length === 1), 'the mails of orders that no worker had seen');
    const all = [...quick, ...interrupted, ...recording, ...late];
    await soon(async () => (await effectsDone()) === all.length, 'every mail on record', 100_000);
    expect((await effectsOnRecord(office.house.database)).every(isDoneOnce)).toBe(true);
  }, 130_000);

  it('each mail exists once', async () => {
    const orders = [...quick, ...interrupted, ...recording, ...late];
    for (const orderId of orders) expect(await mailsOf(orderId)).toHaveLength(1);
    expect(readdirSync(mailDir()).filter((name) => name.startsWith('service-number-'))).toHaveLength(orders.length);
  });

  it('each missed cut-off has lapsed once, and the next Thursday is booked (X-82)', async () => {
    expect(await Promise.all(recording.map(slotOf))).toEqual(['2026-09-10', '2026-09-10']);
    const lapsed = await office.house.database.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM task_note WHERE kind = 'LAPSED' GROUP BY task_id`);
    expect(lapsed.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('the event log rebuilds the state of every run', async () => {
    expect(await eventLogRebuildsTheState(office.house.database)).toBe(10);
  });
});
