import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/app';
import { Client, Problem } from '../../apps/demo/client';
import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import type { KnownTask } from '../../apps/demo/known-task';
import { applicationOfTheDemo } from '../../apps/demo/order-of-the-demo';
import { filledInFor, type OrderOnScreen } from '../../apps/demo/what-people-fill-in';
import { openHouse, type House } from '../../apps/house';
import { readConfig } from '../../libs/config/config';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { freshDatabase, type FreshDatabase } from '../world/servers';

const password = 'ieum-demo-2026';
const logins = ['sales', 'product', 'consulting', 'network', 'legal', 'procurement', 'branch', 'contact', 'system', 'app', 'staffing', 'device'] as const;
type Login = (typeof logins)[number];

interface Page extends KnownTask {
  readonly evidence: readonly string[];
}

let database: FreshDatabase;
let house: House;
let api: NestFastifyApplication;
let filesDir: string;
const people = new Map<Login, Client>();
const as = (login: Login): Client => {
  const person = people.get(login);
  if (!person) throw new Error(`${login} is not logged in`);
  return person;
};

/** Business time stands still until a test moves it. */
const itIs = async (moment: string): Promise<void> => {
  await inTransaction(house.database, systemActor, async (tx) => {
    await tx.query('RESET ROLE');
    await tx.query(`INSERT INTO test_clock (now_at, began_at) VALUES ($1, $1) ON CONFLICT (id) DO UPDATE SET now_at = excluded.now_at`, [`${moment}+09:00`]);
  });
};

const today = async (): Promise<string> => (await as('sales').get<{ today: string }>('/api/me')).today;

const waitingFor = async (step: string): Promise<{ task: KnownTask; by: Client }> => {
  for (const person of people.values())
    for (const box of ['mine', 'waiting']) {
      const { items } = await person.get<{ items: KnownTask[] }>(`/api/tasks?box=${box}&limit=100`);
      const task = items.find((one) => one.step === step || `${one.step}#${one.instance}` === step);
      if (task) return { task, by: person };
    }
  throw new Error(`${step} lies on nobody's desk`);
};

const orderOf = (task: KnownTask): Promise<OrderOnScreen> => as('sales').get<OrderOnScreen>(`/api/orders/${task.orderId}`);

/** Does a step as its person would: reads it, brings the evidence, fills the form in, completes. */
const done = async (...steps: string[]): Promise<void> => {
  for (const step of steps) {
    const { task, by } = await waitingFor(step);
    const page = await by.get<Page>(`/api/tasks/${task.id}`);
    for (const type of page.evidence) await by.upload(`/api/tasks/${task.id}/documents`, type, `${type}.pdf`, evidenceFor(step, type), 'application/pdf');
    await by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: filledInFor({ today: await today(), task, order: await orderOf(task) }) });
  }
};

const refusalOf = async (asked: Promise<unknown>): Promise<string | undefined> => {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.body.code;
    throw error;
  }
};

const partnersOf = async (...roles: string[]): Promise<Record<string, string>> => {
  const named: Record<string, string> = {};
  for (const role of roles) named[role] = (await as('sales').get<{ items: { id: string }[] }>(`/api/organisations?role=${role}`)).items[0]?.id ?? '';
  return named;
};

const submitted = async (application: unknown): Promise<string> => {
  const draft = await as('sales').post<{ id: string; version: number }>('/api/orders', application);
  await as('sales').post(`/api/orders/${draft.id}/submit`, { version: draft.version });
  return draft.id;
};

beforeAll(async () => {
  database = await freshDatabase();
  filesDir = mkdtempSync(join(tmpdir(), 'ieum-files-'));
  house = await openHouse(readConfig({ DATABASE_URL: database.url, FILES_DIR: filesDir, LOG_LEVEL: 'silent' }));
  await itIs('2026-09-01T09:00:00');
  api = await createApi(house);
  await api.listen(0, '127.0.0.1');
  const { port } = api.getHttpServer().address() as AddressInfo;
  for (const login of logins) people.set(login, await Client.signIn(`http://127.0.0.1:${port}`, login, password));
}, 60_000);

afterAll(async () => {
  await api?.close();
  await house?.close();
  await database?.drop();
  rmSync(filesDir, { recursive: true, force: true });
});

const quoted = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting'];

describe('the main order: 30 seats, 36 months, agent app, VPN, ARS, headsets, two agents', () => {
  let orderId: string;
  const order = () => as('sales').get<OrderOnScreen & { status: string }>(`/api/orders/${orderId}`);

  it('is applied for, documented and received', async () => {
    const partners = await partnersOf('PARTNER_SYSTEM', 'PARTNER_APP', 'PARTNER_STAFFING', 'PARTNER_DEVICE');
    orderId = await submitted(applicationOfTheDemo(partners, '2026-10-19'));
    await done(...quoted, 'approve-negotiated-price', 'collect-documents', 'receive-application');
    expect((await order()).serviceNo).toBeNull();
  });

  it('is contracted with the customer by procurement and with each partner, then gets its service number (S1-039, S1-033)', async () => {
    await done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_STAFFING', 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order');
    expect((await order()).serviceNo).toMatch(/^J\d{8}$/);
  });

  it('books the first Thursday for its recording, and the scenario is due at the cut-off (X-82)', async () => {
    expect((await order()).facts['recordingSlotOn']).toBe('2026-09-03');
    expect((await waitingFor('submit-scenario')).task.dueOn).toBe('2026-09-02');
  });

  it('is provisioned: line, router, software, trainings and the recording on its Thursday (F-14)', async () => {
    await done('apply-vpn', 'open-vpn-line', 'assign-ip', 'deliver-devices', 'install-software', 'train-users', 'set-up-agent-app', 'train-agent-app-users', 'submit-scenario');
    const { task, by } = await waitingFor('record-scenario');
    const tooEarly = by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: filledInFor({ today: '2026-09-03', task, order: await orderOf(task) }) });
    expect(await refusalOf(tooEarly)).toBeDefined();
    await itIs('2026-09-03T14:00:00');
    await done('record-scenario', 'load-scenario', 'hire-agents', 'train-agents', 'final-test');
  });

  it('is accepted by the customer’s word on paper and opened (S1-059, S1-060)', async () => {
    await done('prepare-acceptance');
    await itIs('2026-09-04T10:00:00');
    await done('accept-service', 'accept-agent-app');
    await itIs('2026-09-16T10:00:00');
    await done('open-service');
    expect((await order()).status).toBe('OPEN');
  });

  it('ends when stability is confirmed twice, settlement is told and the headsets are asked to be billed', async () => {
    await done('confirm-stability#PARTNER_SYSTEM', 'confirm-stability#CONSULTING_SUPPORT', 'notify-settlement', 'request-one-off-billing');
    expect((await order()).status).toBe('CLOSED');
  });
});

describe('work that does not go straight', () => {
  const small = async (seats: number) => {
    const partners = await partnersOf('PARTNER_SYSTEM');
    const full = applicationOfTheDemo(partners, '2026-11-02') as { product: object };
    return submitted({ ...full, product: { ...full.product, seats, agentApp: null, arsUsed: false }, devices: [], staffing: null });
  };
  const statusOf = async (id: string) => (await as('sales').get<{ status: string }>(`/api/orders/${id}`)).status;

  it('returns documents with a reason, and they are collected again (S1-072, X-100)', async () => {
    await small(30);
    await done(...quoted, 'collect-documents');
    const { task, by } = await waitingFor('receive-application');
    expect(await refusalOf(by.post(`/api/tasks/${task.id}/return`, { version: task.version, reason: ' ', to: ['collect-documents'] }))).toBeDefined();
    await by.post(`/api/tasks/${task.id}/return`, { version: task.version, reason: '사업자등록증 사본이 흐립니다', to: ['collect-documents'] });
    const again = await waitingFor('collect-documents');
    expect(again.task.round).toBe(2);
    await done('collect-documents', 'receive-application', 'process-service-order', 'apply-vpn');
    expect((await waitingFor('open-vpn-line')).task.orderId).toBe(again.task.orderId);
    await done('open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'final-test');
  });

  it('refuses an application for one of the seven reasons (S1-072)', async () => {
    const id = await small(30);
    await done(...quoted, 'collect-documents');
    const { task, by } = await waitingFor('receive-application');
    await by.post(`/api/tasks/${task.id}/refuse`, { version: task.version, reason: 'FALSE_IDENTITY' });
    expect(await statusOf(id)).toBe('REJECTED');
  });

  it('lets an order under 10 seats through after its exception, and not before (X-05, X-104)', async () => {
    await small(9);
    await done(...quoted);
    await expect(waitingFor('collect-documents')).rejects.toThrow('nobody');
    await done('approve-under-minimum', 'collect-documents');
    const { task, by } = await waitingFor('receive-application');
    expect(await refusalOf(by.post(`/api/tasks/${task.id}/refuse`, { version: task.version, reason: 'UNDER_MIN_SEATS' }))).toBe('refusal.exception-was-approved');
    await done('receive-application');
  });

  it('answers a repeated click with the first answer, and a partner sees no task of others', async () => {
    await small(30);
    const { task, by } = await waitingFor('check-site');
    const body = { version: task.version, form: filledInFor({ today: await today(), task, order: await orderOf(task) }) };
    const [once, twice] = await Promise.all([by.post(`/api/tasks/${task.id}/complete`, body, 'click-1'), by.post(`/api/tasks/${task.id}/complete`, body, 'click-1')]);
    expect(twice).toEqual(once);
    expect(await refusalOf(as('device').get(`/api/tasks/${task.id}`))).toBe('task.not-found');
  });
});
