import { TestOffice } from '../world/test-office';
import { Browser } from './world/browser';
import { LivePage } from './world/live-page';
import { twoCustomers, type Outsider, type OutsiderName } from './world/two-customers';

let office: TestOffice;
let people: Record<OutsiderName, Outsider>;
const pages: LivePage[] = [];

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  people = await twoCustomers(office);
}, 60_000);
afterAll(async () => {
  await Promise.all(pages.map((page) => page.close()));
  await office?.close();
}, 60_000);

async function open(browser: Browser, query = '', lastSeen?: string): Promise<LivePage> {
  const page = await LivePage.open(browser, query, lastSeen);
  pages.push(page);
  return page;
}

const installation = ({ own }: Outsider) => {
  const task = own.tasks.find(({ step }) => step === 'install-software');
  if (!task) throw new Error('nothing to install');
  return task;
};

/** Takes the task up or puts it back: either way it changes. */
async function touch(outsider: Outsider): Promise<void> {
  const { id } = installation(outsider);
  const { version, status } = (await outsider.browser.get(`/api/tasks/${id}`)).body as { version: number; status: string };
  const answer = await outsider.browser.post(`/api/tasks/${id}/${status === 'OPEN' ? 'claim' : 'release'}`, { body: { version } });
  if (answer.status !== 200) throw new Error(answer.text);
}

const sales = () => Browser.signedIn(office.url, 'sales');

describe('an open page', () => {
  it('tells two partners each of their own task, and neither of the other’s', async () => {
    const [a, b] = [people['partner A'], people['partner B']];
    const [pageA, pageB] = [await open(a.browser), await open(b.browser)];
    await touch(a);
    await touch(b);
    await Promise.all([pageA.hears(({ data }) => data.id === installation(a).id), pageB.hears(({ data }) => data.id === installation(b).id)]);
    const told = (page: LivePage) => page.of('inbox').map(({ data }) => data);
    expect(told(pageA)).toContainEqual({ id: installation(a).id, orderId: a.own.orderId });
    expect(told(pageB)).toContainEqual({ id: installation(b).id, orderId: b.own.orderId });
    // Each at least once: whatever else they are told lies in their own order.
    expect(new Set(pageA.told.flatMap(({ data }) => data.orderId ?? []))).toEqual(new Set([a.own.orderId]));
    expect(new Set(pageB.told.flatMap(({ data }) => data.orderId ?? []))).toEqual(new Set([b.own.orderId]));
  });

  it('tells the customer of the own order and of its run when a step is done, and the other customer nothing', async () => {
    const [a, b] = [await open(people['customer A'].browser), await open(people['customer B'].browser)];
    const { orderId } = people['customer A'].own;
    await touch(people['partner A']);
    const { version } = (await people['partner A'].browser.get(`/api/tasks/${installation(people['partner A']).id}`)).body as { version: number };
    const done = await people['partner A'].browser.post(`/api/tasks/${installation(people['partner A']).id}/complete`, { body: { version, form: await formOf() } });
    expect(done.status).toBe(200);
    expect((await a.hears(({ event }) => event === 'run')).data.orderId).toBe(orderId);
    await touch(people['partner B']);
    await office.rows(`UPDATE customer_order SET version = version + 1 WHERE id = $1`, [people['customer B'].own.orderId]);
    expect((await b.hears(({ event }) => event === 'order')).data.id).toBe(people['customer B'].own.orderId);
    expect(b.told.filter(({ data }) => data.orderId === orderId)).toEqual([]);
    expect(a.told.filter(({ data }) => data.orderId === people['customer B'].own.orderId)).toEqual([]);
  });

  it('tells of what was asked for alone', async () => {
    const page = await open(await sales(), '?topics=order');
    await touch(people['partner B']);
    await office.rows(`UPDATE customer_order SET version = version + 1 WHERE id = $1`, [people['customer A'].own.orderId]);
    await page.hears(({ event }) => event === 'order');
    expect(new Set(page.told.map(({ event }) => event))).toEqual(new Set(['hello', 'order']));
    expect((await (await sales()).get('/api/live?topics=gossip')).problem).toMatchObject({ code: 'request.invalid', field: 'topics' });
  });

  it('says nothing of what was taken back: a transaction that fails is no news', async () => {
    const page = await open(people['partner B'].browser);
    const runner = office.house.database.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`UPDATE task SET version = version + 1 WHERE id = $1`, [installation(people['partner B']).id]);
    await runner.rollbackTransaction();
    await runner.release();
    await office.rows(`UPDATE customer_order SET version = version + 1 WHERE id = $1`, [people['partner B'].own.orderId]);
    await page.hears(({ event }) => event === 'order');
    expect(page.of('inbox')).toEqual([]);
  });
});

const formOf = async (): Promise<unknown> => office.formFor({ ...(await taskRow()), step: 'install-software' } as Parameters<TestOffice['formFor']>[0]);
const taskRow = async (): Promise<object> => (await people['partner A'].browser.get(`/api/tasks/${installation(people['partner A']).id}`)).body;

describe('a page that was cut off', () => {
  it('is told when it comes back what it missed, and nothing of others', async () => {
    const partner = people['partner B'];
    const page = await open(partner.browser);
    await page.close();
    await touch(partner);
    await office.rows(`UPDATE customer_order SET version = version + 1`);
    const back = await open(partner.browser, '', page.lastSeen);
    expect((await back.hears(({ data }) => data.id === installation(partner).id)).event).toBe('inbox');
    await back.hears(({ event }) => event === 'order');
    expect(back.told.filter(({ data }) => data.orderId === people['partner A'].own.orderId)).toEqual([]);
  });

  it('is asked to read everything anew when what it saw last is not kept any more', async () => {
    const page = await open(await sales(), '', '999999999');
    expect((await page.hears(({ event }) => event === 'reload')).event).toBe('reload');
  });

  it('hears again after the database had dropped the listening connection', async () => {
    const partner = people['partner B'];
    const page = await open(partner.browser);
    const dropped = await office.rows(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ieum live'`);
    expect(dropped).toHaveLength(1);
    await touch(partner);
    expect((await page.hears(({ data }) => data.id === installation(partner).id)).event).toBe('inbox');
  });
});

describe('the end of a session', () => {
  it('closes its page, and nobody else’s', async () => {
    const [leaving, staying] = [await Browser.signedIn(office.url, 'system-b'), await Browser.signedIn(office.url, 'system-b')];
    const [closed, open1] = [await open(leaving), await open(staying)];
    await leaving.post('/api/logout');
    await closed.over;
    await touch(people['partner B']);
    expect((await open1.hears(({ event }) => event === 'inbox')).event).toBe('inbox');
  });

  it('closes all pages of a person who left', async () => {
    const page = await open(await Browser.signedIn(office.url, 'system-b'));
    await office.rows(`UPDATE person SET active = false WHERE login = 'system-b'`);
    await page.over;
    expect((await fetch(`${office.url}/api/live`)).status).toBe(401);
  });
});
