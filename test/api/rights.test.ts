import { allRoles } from '../../libs/domain/process/roles';
import { TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import { Browser } from './world/browser';
import { documentedRoutes, pathOfNobody, type DocumentedRoute } from './world/documented-routes';
import { judges, type Judge, type Try } from './world/judges';
import { outsiders, sampleOfOthers, twoCustomers, wordsOfOthers, type Outsider, type OutsiderName } from './world/two-customers';
import { wholeDatabase } from './world/whole-database';

let office: TestOffice;
let people: Record<OutsiderName, Outsider>;
let asItWas: Readonly<Record<string, string>>;
let byRole: ReadonlyMap<string, Browser>;

const loginOfRole: Readonly<Record<string, string>> = {
  PRODUCT_OWNER: 'product', CONSULTING_SUPPORT: 'consulting', SETTLEMENT_TEAM: 'settlement', SALES_REP: 'sales', NETWORK_OPS: 'network', LEGAL: 'legal',
  PROCUREMENT_CONTRACT: 'procurement', BRANCH: 'branch', CONTACT_CENTER: 'contact', CREDIT_CENTER: 'credit', PARTNER_SYSTEM: 'system', PARTNER_APP: 'app',
  PARTNER_STAFFING: 'staffing', PARTNER_DEV: 'dev', PARTNER_NETEQ: 'neteq', PARTNER_DEVICE: 'device', CUSTOMER: 'hanbit.person', ADMIN: 'admin',
};

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  people = await twoCustomers(office);
  asItWas = await wholeDatabase(office);
  byRole = new Map(await Promise.all(allRoles.map(async (role) => [role, await Browser.signedIn(office.url, loginOfRole[role] ?? '')] as const)));
}, 60_000);
afterAll(() => office?.close(), 60_000);

const judgeOf = ({ name }: DocumentedRoute): Judge => {
  const judge = judges[name];
  if (!judge) throw new Error(`${name} is new: say in test/api/world/judges.ts who may call it and how others' rows could be asked for`);
  return judge;
};

const isOutside = (role: string): boolean => role.startsWith('PARTNER_') || role === 'CUSTOMER';

const mayCall = ({ who }: Judge, role: string): boolean => {
  if (who === 'everyone' || who === 'signed-in') return true;
  return who === 'staff' ? !isOutside(role) : who.includes(role);
};

const send = (browser: Browser, { method }: DocumentedRoute, { path, sent }: Try) => browser.send(method, path, sent);

describe('the matrix', () => {
  it('knows every route of the document that the API serves', async () => {
    const served = (await new Browser(office.url).get('/api/openapi.json')).body as { paths: Record<string, Record<string, unknown>> };
    const names = Object.entries(served.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(names.filter((name) => !(name in judges))).toEqual([]);
    expect(documentedRoutes.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('has somebody for every role', () => {
    expect(Object.keys(loginOfRole).sort()).toEqual([...allRoles].sort());
  });
});

describe.each(documentedRoutes.map((route) => [route.name, route] as const))('%s', (_, route) => {
  const isPublic = route.operation.security.length === 0;
  const changes = route.method !== 'GET';

  it('asks for a login, unless everyone may call it', async () => {
    expect(judgeOf(route).who === 'everyone').toBe(isPublic);
    const answer = await new Browser(office.url).send(route.method, pathOfNobody(route.path), changes ? { body: {} } : {});
    if (isPublic) expect(answer.problem.code).not.toBe('login.needed');
    else expect(answer.problem).toMatchObject({ status: 401, code: 'login.needed' });
  });

  if (changes && !isPublic)
    it('is no change without its Idempotency-Key', async () => {
      const role = allRoles.find((one) => mayCall(judgeOf(route), one));
      const answer = await byRole.get(role ?? '')?.send(route.method, pathOfNobody(route.path), { body: {}, key: null });
      expect(answer?.problem).toMatchObject({ status: 400, code: 'request.key-missing', field: 'Idempotency-Key' });
    });

  it('lets in the roles that may, and no other', async () => {
    const judge = judgeOf(route);
    const denied: string[] = [];
    for (const role of allRoles) {
      const browser = judge.endsTheSession ? await Browser.signedIn(office.url, loginOfRole[role] ?? '') : byRole.get(role);
      const answer = await browser?.send(route.method, pathOfNobody(route.path), changes ? { body: {} } : {});
      expect([role, String(answer?.status)]).toEqual([role, expect.not.stringMatching(/^(401|5..)$/)]);
      if (answer?.problem.code === 'access.denied') denied.push(role);
    }
    expect(denied).toEqual(allRoles.filter((role) => !mayCall(judge, role)));
  });

  it.each(outsiders)('gives %s nothing of others', async (name) => {
    const { tries, refuses } = judgeOf(route);
    const outsider = people[name];
    const hidden = wordsOfOthers(outsider);
    for (const one of tries?.(sampleOfOthers(outsider)) ?? []) {
      const answer = await send(outsider.browser, route, one);
      const asked = JSON.stringify(one);
      expect([one.path, hidden.filter((word) => answer.text.includes(word) && !asked.includes(word))]).toEqual([one.path, []]);
      if (refuses) expect([one.path, answer.problem.code]).toEqual([one.path, expect.stringMatching(new RegExp(`^(${refuses.join('|')})$`))]);
      else expect([one.path, answer.status]).toEqual([one.path, 200]);
    }
  });

  if (changes)
    it('has changed nothing by all that', async () => {
      expect(await wholeDatabase(office)).toEqual(asItWas);
    });
});

describe('what is their own', () => {
  const read = async (name: OutsiderName, path: string) => (await people[name].browser.get(path)).text;

  it.each(outsiders)('%s finds: the order in lists and by its number, the tasks in the box and their count', async (name) => {
    const { own, organisationId, side } = people[name];
    for (const path of ['/api/orders', `/api/orders/${own.orderId}`, `/api/search?q=${own.orderNo}`, `/api/search?q=${own.serviceNo}`]) expect(await read(name, path)).toContain(own.orderNo);
    const [open] = await office.rows<{ tasks: number }>(
      `SELECT count(*)::int AS tasks FROM task t JOIN team m ON m.id = t.team_id WHERE m.organisation_id = $1 AND t.status IN ('OPEN', 'IN_PROGRESS')`,
      [organisationId],
    );
    expect(open?.tasks).toBeGreaterThan(0);
    expect(JSON.parse(await read(name, '/api/tasks/counts'))).toMatchObject({ team: open?.tasks });
    expect(await read(name, '/api/tasks?box=team')).toContain(own.orderId);
    if (side === 'CUSTOMER') expect(await read(name, `/api/contracts/${own.contractId}`)).toContain(own.contractNo);
  });

  it.each(['partner A', 'customer A'] as const)('%s sees the own recording among the Thursdays, and of others only that there is less room', async (name) => {
    const { items } = JSON.parse(await read(name, '/api/recording/thursdays')) as { items: { thursday: string; taken: number; bookings: { orderId: string }[] }[] };
    const booked = items.filter(({ bookings }) => bookings.length > 0);
    expect(booked.map(({ bookings }) => bookings.map(({ orderId }) => orderId))).toEqual([[people[name].own.orderId]]);
    expect(booked[0]?.taken).toBe(2);
  });

  it.each(outsiders)('%s is told the time, and not how much waits in the house', async (name) => {
    expect(JSON.parse(await read(name, '/api/clock'))).toMatchObject({ today: '2026-09-01', waitingMoments: 0, nextMomentAt: null });
    expect(Number((await byRole.get('ADMIN')?.get('/api/clock'))?.body['waitingMoments'])).toBeGreaterThan(0);
  });

  it.each(['partner A', 'partner B'] as const)('%s downloads the paper that it brought', async (name) => {
    const { own, organisationId } = people[name];
    const brought = own.documents.filter(({ partnerId }) => partnerId === organisationId);
    expect(brought).toHaveLength(1);
    expect(await read(name, `/api/documents/${brought[0]?.id}`)).toMatch(/^%PDF/);
  });
});

describe('of an order', () => {
  const page = async (browser: Browser | undefined, orderId: string) => (await browser?.get(`/api/orders/${orderId}`))?.body ?? {};
  const customer = { name: '한빛여행', address: '서울특별시 중구 시범로 12', phone: '02-0000-1200' };

  it('the software partner reads what it installs and nothing that anybody pays', async () => {
    const shown = await page(people['partner A'].browser, people['partner A'].own.orderId);
    expect(shown['application']).toEqual({
      customer,
      requestedOpenDate: '2026-11-02',
      product: { seats: 30, recordingSeats: 0, extraLines: 0, arsUsed: true, intelligentNumber: false },
      access: { kind: 'VPN', routerFromKt: true },
      buildHardware: [],
    });
    for (const hidden of ['quote', 'partners', 'facts', 'steps']) expect(shown).not.toHaveProperty(hidden);
    expect(JSON.stringify(shown)).not.toMatch(/85123|70321|businessNo/);
  });

  it('the device partner reads what it delivers and what it is paid, not what the customer pays', async () => {
    const shown = await page(byRole.get('PARTNER_DEVICE'), people['partner A'].own.orderId);
    expect(shown['application']).toEqual({ customer, requestedOpenDate: '2026-11-02', devices: [{ kind: 'HEADSET', quantity: 30, partnerUnitPriceWon: '70321' }] });
    expect(shown['dates']).toEqual({});
    expect(JSON.stringify(shown)).not.toContain('85123');
    expect((await byRole.get('PARTNER_DEVICE')?.get('/api/recording/thursdays'))?.text).not.toContain(people['partner A'].own.orderNo);
  });

  it('the customer reads what it asked for and pays, not what partners are paid', async () => {
    const { own, browser } = people['customer A'];
    const shown = JSON.stringify([await page(browser, own.orderId), (await browser.get(`/api/contracts/${own.contractId}`)).body]);
    expect(shown).toContain('85123');
    expect(shown).not.toMatch(/70321|partnerUnitPriceWon|partnerId/);
    expect(await page(browser, own.orderId)).not.toHaveProperty('facts');
  });
});

describe('within the house', () => {
  const by = (login: string) => Browser.signedIn(office.url, login);

  it('a rep of another team changes, submits and cancels no order of others', async () => {
    const { orderId, version } = people['customer A'].own;
    const stranger = await by('other-rep');
    const application = await anApplication(office);
    const tries = [
      await stranger.put(`/api/orders/${orderId}`, { body: { version, application } }),
      await stranger.post(`/api/orders/${orderId}/submit`, { body: { version } }),
      await stranger.post(`/api/orders/${orderId}/cancel`, { body: { reason: '남의 주문' } }),
      await stranger.post(`/api/orders/${orderId}/cancel/preview`, { body: { reason: '남의 주문' } }),
    ];
    expect(tries.map(({ problem }) => [problem.status, problem.code])).toEqual(tries.map(() => [403, 'order.not-yours']));
  });

  it('a task is worked on by its team alone, whoever may read it', async () => {
    const { tasks } = people['customer A'].own;
    const open = tasks.filter(({ step }) => ['install-software', 'deliver-devices'].includes(step));
    expect(open).toHaveLength(2);
    for (const login of ['branch', 'product', 'admin'])
      for (const { id, version } of open) {
        const browser = await by(login);
        expect((await browser.get(`/api/tasks/${id}`)).status).toBe(200);
        for (const [act, more] of [['claim', {}], ['release', {}], ['draft', { form: {} }], ['complete', { form: {} }], ['return', { reason: '남의 업무' }], ['refuse', { reason: 'SYSTEM_RISK' }], ['reassign', { to: id, reason: '남의 업무' }]] as const)
          expect([act, (await browser.post(`/api/tasks/${id}/${act}`, { body: { version, ...more } })).problem.code]).toEqual([act, 'task.not-yours']);
      }
  });

  it('has changed nothing by all that', async () => {
    expect(await wholeDatabase(office)).toEqual(asItWas);
  });
});
