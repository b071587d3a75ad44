import { dataSourceFor } from '../../libs/database/data-source';
import { isBusinessRegistrationNumber } from '../../libs/domain/identifiers/business-registration-number';
import { applicationOfTheDemo } from '../demo/order-of-the-demo';
import type { Place } from './bench';
import { HttpClient } from './measuring/http-client';
import { cookieOf } from './measuring/signed-in';
import type { Served } from './served';

export interface Draft {
  readonly id: string;
  readonly customer: string;
}

export const people = ['sales', 'product', 'consulting'] as const;
export type Login = (typeof people)[number];

/** What people ask of a desk over HTTP; the house and its floor answer it, each under its own paths. */
export interface Desk {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What its server's process has used until now. */
  cpuMs(): Promise<number>;
  enter(): Promise<Draft>;
  submit(draft: Draft): Promise<unknown>;
  list(by: Login, customer?: string): Promise<{ readonly items: readonly { readonly id: string }[] }>;
  claim(by: Login, task: string): Promise<{ readonly version: number }>;
  complete(by: Login, task: string, done: { readonly version: number; readonly form: unknown }): Promise<{ readonly openedTasks: readonly string[] }>;
}

/** Business numbers that can exist: every order has a customer of its own, as orders of one customer would wait for each other. */
function* businessNumbers(): Generator<string, never> {
  for (let serial = 1_018_100_010; ; serial += 1) if (isBusinessRegistrationNumber(String(serial))) yield String(serial);
}

const numbers = businessNumbers();

/** Fewer than ten seats: their exception is a fourth task with people, and none of the four needs a file. */
function anApplication(partners: Record<string, string>, businessNo: string): unknown {
  const full = applicationOfTheDemo(partners, '2026-12-15') as { customer: object; payer: object; product: object };
  return {
    ...full,
    customer: { ...full.customer, businessNo },
    payer: { ...full.payer, businessNo },
    product: { ...full.product, seats: 9, agentApp: null, arsUsed: false },
    devices: [],
    staffing: null,
  };
}

/** A server that is started and stopped around what is measured, and a client that speaks to it. */
abstract class DeskOverHttp {
  private server?: Served;
  private client?: HttpClient;

  constructor(
    private readonly place: Place,
    private readonly script: string,
    protected readonly databaseUrl: string,
  ) {}

  async start(): Promise<void> {
    this.server = await this.place.serve(this.script, this.databaseUrl);
    this.client = new HttpClient(this.server.port);
  }

  async stop(): Promise<void> {
    this.client?.close();
    await this.server?.stop();
  }

  cpuMs(): Promise<number> {
    return this.server?.cpuMs() ?? Promise.resolve(0);
  }

  protected get http(): HttpClient {
    if (!this.client) throw new Error('the server was not started');
    return this.client;
  }
}

/** The house: the real API, with its login, rights, rules and log. */
export class HouseDesk extends DeskOverHttp implements Desk {
  private constructor(
    place: Place,
    databaseUrl: string,
    private readonly cookies: Readonly<Record<Login, string>>,
    private readonly partner: string,
  ) {
    super(place, 'the-api', databaseUrl);
  }

  static async on(place: Place, databaseUrl: string): Promise<HouseDesk> {
    const database = await dataSourceFor(databaseUrl, 1).initialize();
    const cookies = await Promise.all(people.map(async (login) => [login, await cookieOf(database, login)] as const));
    const [partner] = await database.query<{ id: string }[]>(`SELECT organisation_id AS id FROM partner_role WHERE role = 'PARTNER_SYSTEM'`);
    await database.destroy();
    return new HouseDesk(place, databaseUrl, Object.fromEntries(cookies) as Record<Login, string>, partner?.id ?? '');
  }

  async enter(): Promise<Draft> {
    const { id } = await this.http.post<{ id: string }>('/api/orders', anApplication({ PARTNER_SYSTEM: this.partner }, numbers.next().value), this.cookies.sales);
    const { customerId } = await this.http.get<{ customerId: string }>(`/api/orders/${id}`, this.cookies.sales);
    return { id, customer: customerId };
  }

  submit({ id }: Draft) {
    return this.http.post(`/api/orders/${id}/submit`, { version: 1 }, this.cookies.sales);
  }

  list(by: Login, customer?: string) {
    const box = by === 'sales' ? 'mine' : 'waiting';
    return this.http.get<{ items: { id: string }[] }>(`/api/tasks?box=${box}&limit=25${customer === undefined ? '' : `&customer=${customer}`}`, this.cookies[by]);
  }

  claim(by: Login, task: string) {
    return this.http.post<{ version: number }>(`/api/tasks/${task}/claim`, { version: 1 }, this.cookies[by]);
  }

  complete(by: Login, task: string, done: { version: number; form: unknown }) {
    return this.http.post<{ openedTasks: string[] }>(`/api/tasks/${task}/complete`, done, this.cookies[by]);
  }
}

/** The floor: NestJS, Fastify and pg with the same requests and transactions, and no rules. */
export class FloorDesk extends DeskOverHttp implements Desk {
  constructor(place: Place, databaseUrl: string) {
    super(place, 'floors/minimal-desk', databaseUrl);
  }

  async enter(): Promise<Draft> {
    const customer = numbers.next().value;
    const { id } = await this.http.post<{ id: string }>('/orders', { customer, application: anApplication({}, customer) });
    return { id, customer };
  }

  submit({ id }: Draft) {
    return this.http.post(`/orders/${id}/submit`, {});
  }

  list(by: Login, customer?: string) {
    return this.http.get<{ items: { id: string }[] }>(`/tasks?assignee=${by}${customer === undefined ? '' : `&customer=${customer}`}`);
  }

  claim(_: Login, task: string) {
    return this.http.post<{ version: number }>(`/tasks/${task}/claim`, { version: 1 });
  }

  complete(_: Login, task: string, done: { version: number; form: unknown }) {
    return this.http.post<{ openedTasks: string[] }>(`/tasks/${task}/complete`, done);
  }
}
