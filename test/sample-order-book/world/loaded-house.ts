import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { createApi } from '../../../apps/api/app';
import { Client } from '../../../apps/demo/client';
import { openHouse, type House } from '../../../apps/house';
import { readConfig } from '../../../libs/config/config';
import { nodeCaredFor } from '../../world/cared-for';
import { ownNamespace } from '../../world/own-namespace';
import { emptyDatabase, temporalAddress, type FreshDatabase } from '../../world/servers';
import { soon } from '../../world/soon';

const password = 'ieum-demo-2026';

/** The set-up in a process of its own, as `npm start` runs it. */
class SetUp {
  private said = '';

  private constructor(private readonly child: ReturnType<typeof nodeCaredFor>) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  static start = (env: NodeJS.ProcessEnv): SetUp => new SetUp(nodeCaredFor('dist/apps/setup/main.js', [], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }));

  /** Its last words, where it has ended before anybody asked it to. */
  get complaint(): string | undefined {
    return this.child.exitCode === null ? undefined : this.said;
  }

  /** What it answers at its end. */
  async answered<T>(): Promise<T> {
    const [code] = (await once(this.child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`the set-up failed: ${this.said}`);
    return JSON.parse(this.said) as T;
  }

  async killed(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'close');
  }
}

export interface Answer {
  readonly demoPeople: readonly { readonly login: string; readonly role: string }[];
  readonly sampleOrders?: { readonly orders: number; readonly seconds: number };
}

/** An installation that began with the sample order book, and whose set-up was killed on the way. */
export class LoadedHouse {
  private constructor(
    readonly house: House,
    readonly answer: Answer,
    private readonly env: NodeJS.ProcessEnv,
    private readonly url: string,
    private readonly closing: () => Promise<void>,
  ) {}

  static async upTo(day: string): Promise<LoadedHouse> {
    const database = await emptyDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'ieum-book-'));
    const env = {
      DATABASE_URL: database.url, FILES_DIR: join(folder, 'files'), MAIL_DIR: join(folder, 'mail'), PAYOUT_DIR: join(folder, 'payouts'), LOG_LEVEL: 'silent',
      TEMPORAL_ADDRESS: temporalAddress(), TEMPORAL_NAMESPACE: await ownNamespace(temporalAddress()),
      IEUM_DEMO_DATA: '1', IEUM_DEMO_PASSWORD: password, IEUM_SAMPLE_ORDERS: '1', IEUM_TEST_CLOCK: '1', IEUM_TEST_CLOCK_START: day,
    };
    await killedInTheMiddle(SetUp.start(env), database);
    const answer = await SetUp.start(env).answered<Answer>();
    const house = await openHouse(readConfig(env));
    const api = await createApi(house);
    await api.listen(0, '127.0.0.1');
    const { port } = api.getHttpServer().address() as AddressInfo;
    return new LoadedHouse(house, answer, env, `http://127.0.0.1:${port}`, async () => {
      await api.close();
      await house.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.closing();
  }

  setUpAgain(): Promise<Answer> {
    return SetUp.start(this.env).answered();
  }

  as(login: string): Promise<Client> {
    return Client.signIn(this.url, login, password);
  }

  /** Rows as they lie in the database, beneath every right. */
  rows<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.house.database.query(sql, [...parameters]);
  }
}

/** When forty orders are there, some of them are in service and months are closed. */
async function killedInTheMiddle(setUp: SetUp, { url }: FreshDatabase): Promise<void> {
  const client = new Postgres({ connectionString: url });
  await client.connect();
  const orders = async (): Promise<number> => {
    const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('customer_order') IS NOT NULL AS there`);
    return rows[0]?.there ? Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM customer_order`)).rows[0]?.n) : 0;
  };
  try {
    const there = await soon(async () => setUp.complaint ?? (await orders()) >= 40, 'forty orders are entered', 240_000);
    if (there !== true) throw new Error(`the set-up has ended: ${there}`);
    await setUp.killed();
  } finally {
    await client.end();
  }
}
