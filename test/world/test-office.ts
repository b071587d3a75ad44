import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '../../apps/api/app';
import { Client, Problem } from '../../apps/demo/client';
import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import type { KnownTask } from '../../apps/demo/known-task';
import { applicationOfTheDemo } from '../../apps/demo/order-of-the-demo';
import { filledInFor, type OrderOnScreen } from '../../apps/demo/what-people-fill-in';
import { openHouse, type House } from '../../apps/house';
import { awaitFirstMonth } from '../../libs/books/months/await-month';
import { readConfig } from '../../libs/config/config';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { freshDatabase } from './servers';

const password = 'ieum-demo-2026';
/** Told by whoever invites. */
export const firstPassword = '첫 눈 오는 목요일 2026';
const logins = ['sales', 'product', 'consulting', 'network', 'legal', 'procurement', 'branch', 'contact', 'system', 'app', 'staffing', 'device', 'dev', 'neteq', 'settlement', 'settlement-2', 'admin'] as const;
type Login = (typeof logins)[number];

interface Page extends KnownTask {
  readonly evidence: readonly string[];
}

/** The code with which the API refused what was asked; undefined where it did not. */
export const refusalOf = async (asked: Promise<unknown>): Promise<string | undefined> => {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.body.code;
    throw error;
  }
};

/** The demo people at their desks, over the real API on a database of the test's own. Business time stands still until it is moved. */
export class TestOffice {
  private constructor(
    readonly house: House,
    readonly folder: string,
    private readonly people: ReadonlyMap<Login, Client>,
    private readonly closing: () => Promise<void>,
  ) {}

  /** The machines of this office work on the Temporal server named; nowhere, unless a test needs them. */
  static async open(moment: string, temporalAddress = '', temporalNamespace = 'default'): Promise<TestOffice> {
    const database = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'ieum-office-'));
    const house = await openHouse(
      readConfig({
        DATABASE_URL: database.url,
        FILES_DIR: join(folder, 'files'),
        MAIL_DIR: join(folder, 'mail'),
        PAYOUT_DIR: join(folder, 'payouts'),
        TEMPORAL_ADDRESS: temporalAddress,
        TEMPORAL_NAMESPACE: temporalNamespace,
        LOG_LEVEL: 'silent',
      }),
    );
    await setClock(house, moment);
    await beginMonths(house);
    const api = await createApi(house);
    await api.listen(0, '127.0.0.1');
    const { port } = api.getHttpServer().address() as AddressInfo;
    const people = new Map<Login, Client>();
    for (const login of logins) people.set(login, await Client.signIn(`http://127.0.0.1:${port}`, login, password));
    return new TestOffice(house, folder, people, async () => {
      await api.close();
      await house.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.closing();
  }

  as(login: Login): Client {
    const person = this.people.get(login);
    if (!person) throw new Error(`${login} is not logged in`);
    return person;
  }

  /** Somebody who is not logged in from the start. */
  signIn(login: string, word = password): Promise<Client> {
    return Client.signIn(this.url, login, word);
  }

  /** The rep invites somebody of a customer, who logs in and chooses a password of their own: that of everybody here. */
  async invited(customerId: string, person: { readonly login: string; readonly name: string; readonly email: string }): Promise<Client> {
    await this.as('sales').post(`/api/customers/${customerId}/people`, { ...person, password: firstPassword });
    const client = await this.signIn(person.login, firstPassword);
    await client.post('/api/me/password', { old: firstPassword, new: password });
    return client;
  }

  get url(): string {
    return this.as('sales').url;
  }

  /** Rows as they lie in the database, beneath every right. */
  rows<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.house.database.query(sql, [...parameters]);
  }

  /** Business time is this Korean moment now, whatever waits before it. */
  itIs(moment: string): Promise<void> {
    return setClock(this.house, moment);
  }

  async today(): Promise<string> {
    return (await this.as('sales').get<{ today: string }>('/api/me')).today;
  }

  order(id: string | null): Promise<OrderOnScreen & { status: string }> {
    return this.as('sales').get(`/api/orders/${id}`);
  }

  async waitingFor(step: string): Promise<{ task: KnownTask; by: Client }> {
    for (const person of this.people.values())
      for (const box of ['mine', 'waiting']) {
        const { items } = await person.get<{ items: KnownTask[] }>(`/api/tasks?box=${box}&limit=100`);
        const task = items.find((one) => one.step === step || `${one.step}#${one.instance}` === step);
        if (task) return { task, by: person };
      }
    throw new Error(`${step} lies on nobody's desk`);
  }

  /** Does steps as their people would: reads, brings the evidence, fills the form in, completes. */
  async done(...steps: string[]): Promise<void> {
    for (const step of steps) {
      const { task, by } = await this.waitingFor(step);
      const page = await by.get<Page>(`/api/tasks/${task.id}`);
      for (const type of page.evidence) await by.upload(`/api/tasks/${task.id}/documents`, type, `${type}.pdf`, evidenceFor(step, type), 'application/pdf');
      await by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: await this.formFor(task, undefined, by) });
    }
  }

  /** What the person would fill in, today or on another day. */
  async formFor(task: KnownTask, on?: string, by: Client = this.as('sales')): Promise<unknown> {
    const order = task.orderId ? await this.order(task.orderId) : { serviceNo: null, facts: {} };
    return filledInFor({ today: on ?? (await this.today()), task, order, read: (path) => by.get(path) });
  }

  /** The main order, carried from its application to its closing: accepted on the 4th, opened on the 16th, everything in September 2026. */
  async theMainOrderCarriedOut(): Promise<string> {
    const orderId = await this.theMainOrder();
    await this.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application');
    await this.done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_STAFFING', 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order');
    await this.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'deliver-devices', 'install-software', 'train-users', 'set-up-agent-app', 'train-agent-app-users', 'submit-scenario');
    await this.itIs('2026-09-03T14:00:00');
    await this.done('record-scenario', 'load-scenario', 'hire-agents', 'train-agents', 'final-test', 'prepare-acceptance');
    await this.itIs('2026-09-04T10:00:00');
    await this.done('accept-service', 'accept-agent-app');
    await this.itIs('2026-09-16T10:00:00');
    await this.done('open-service', 'confirm-stability#PARTNER_SYSTEM', 'confirm-stability#CONSULTING_SUPPORT', 'notify-settlement');
    return orderId;
  }

  async submitted(application: unknown): Promise<string> {
    const draft = await this.as('sales').post<{ id: string; version: number }>('/api/orders', application);
    await this.as('sales').post(`/api/orders/${draft.id}/submit`, { version: draft.version });
    return draft.id;
  }

  /** The main order: 30 seats, 36 months, agent app, VPN, ARS, headsets, two agents. */
  async theMainOrder(): Promise<string> {
    return this.submitted(applicationOfTheDemo(await this.partnersOf('PARTNER_SYSTEM', 'PARTNER_APP', 'PARTNER_STAFFING', 'PARTNER_DEVICE'), '2026-10-19'));
  }

  /** Seats over VPN, nothing else (ASP only). */
  async anAspOrder({ seats = 30, arsUsed = false } = {}): Promise<string> {
    const full = applicationOfTheDemo(await this.partnersOf('PARTNER_SYSTEM'), '2026-11-02') as { product: object };
    return this.submitted({ ...full, product: { ...full.product, seats, agentApp: null, arsUsed }, devices: [], staffing: null });
  }

  private async partnersOf(...roles: string[]): Promise<Record<string, string>> {
    const named: Record<string, string> = {};
    for (const role of roles) named[role] = (await this.as('sales').get<{ items: { id: string }[] }>(`/api/organisations?role=${role}`)).items[0]?.id ?? '';
    return named;
  }
}

/** The months begin with the office: a template's first month may lie elsewhere. */
const beginMonths = (house: House): Promise<void> =>
  inTransaction(house.database, systemActor, async (tx) => {
    await tx.query(`DELETE FROM moment WHERE run_id IS NULL`);
    await awaitFirstMonth(tx);
  });

const setClock = (house: House, moment: string): Promise<void> =>
  inTransaction(house.database, systemActor, async (tx) => {
    await tx.query(`INSERT INTO test_clock (now_at, began_at) VALUES ($1, $1) ON CONFLICT (id) DO UPDATE SET now_at = excluded.now_at`, [`${moment}+09:00`]);
  });
