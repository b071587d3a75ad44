import { randomUUID } from 'node:crypto';
import { TestOffice } from '../world/test-office';
import { anApplication, partnerOf } from './world/applications';
import { Browser, type Answer } from './world/browser';
import { DeskOf, doneFor, quoted, taskOf } from './world/desk-of';
import { anotherPartner } from './world/more-people';
import { inBothLanguages, refusedWithoutTrace } from './world/whole-database';

let office: TestOffice;
let sales: Browser;
let appFirm: string;
type Application = Awaited<ReturnType<typeof anApplication>>;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  sales = await Browser.signedIn(office.url, 'sales');
  appFirm = await partnerOf(office, 'PARTNER_APP');
}, 60_000);
afterAll(() => office?.close(), 60_000);

const enter = (application: unknown, key?: string) => sales.post('/api/orders', { body: application, ...(key && { key }) });
const noneAtAll = '01920000-0000-7000-8000-000000000000';

const changesNothing = (asked: () => Promise<Answer>) => refusedWithoutTrace(office, asked);

type Change = (application: Application) => unknown;
const product = (change: object): Change => (application) => ({ ...application, product: { ...application.product, ...change } });
const agentApp = (app: object): Change => (application) => ({ ...application, product: { ...application.product, agentApp: app }, partners: { ...application.partners, PARTNER_APP: appFirm } });
const customer = (change: object): Change => (application) => ({ ...application, customer: { ...application.customer, ...change } });
const device = { kind: 'HEADSET', quantity: 1, unitPriceWon: '85000', partnerUnitPriceWon: '70000' };

describe('an application that is not well filled in', () => {
  it.each<[string, Change, string, string]>([
    ['a business number whose check digit is wrong (K-13)', customer({ businessNo: '211-88-12345' }), 'customer.businessNo', 'not-a-business-number'],
    ['a business number that cannot exist', customer({ businessNo: '100-00-00000' }), 'customer.businessNo', 'not-a-business-number'],
    ['a payer’s business number with letters', (a) => ({ ...a, payer: { ...a.payer, businessNo: '211-88-1234A' } }), 'payer.businessNo', 'not-a-business-number'],
    ['no name', customer({ name: '  ' }), 'customer.name', 'required'],
    ['an e-mail address that is none', customer({ email: 'office' }), 'customer.email', 'not-an-email'],
    ['no seats', product({ seats: 0 }), 'product.seats', 'too-small'],
    ['half a seat', product({ seats: 10.5 }), 'product.seats', 'not-a-whole-number'],
    ['seats in words', product({ seats: '서른' }), 'product.seats', 'not-a-whole-number'],
    ['a term of 18 months', product({ termMonths: 18 }), 'product.termMonths', 'not-a-choice'],
    ['an agent app that nobody sells', product({ agentApp: { plan: 'GOLD', seats: 10 } }), 'product.agentApp.plan', 'not-a-choice'],
    ['an access that nobody offers', (a) => ({ ...a, access: { kind: 'WIFI' } }), 'access.kind', 'not-a-choice'],
    ['won as a number', (a) => ({ ...a, devices: [{ ...device, unitPriceWon: 85000 }] }), 'devices.0.unitPriceWon', 'wrong-type'],
    ['won below nothing', (a) => ({ ...a, devices: [{ ...device, unitPriceWon: '-1' }] }), 'devices.0.unitPriceWon', 'not-won'],
    ['won with a comma', (a) => ({ ...a, devices: [{ ...device, partnerUnitPriceWon: '70,000' }] }), 'devices.0.partnerUnitPriceWon', 'not-won'],
    ['none of a device', (a) => ({ ...a, devices: [{ ...device, quantity: 0 }] }), 'devices.0.quantity', 'too-small'],
    ['a day that is none', (a) => ({ ...a, requestedOpenDate: '2026-11-31' }), 'requestedOpenDate', 'not-a-date'],
    ['no mandatory consent (D-09)', (a) => ({ ...a, consents: { collection: false } }), 'consents.collection', 'consent-required'],
    ['a partner that is no organisation', (a) => ({ ...a, partners: { PARTNER_SYSTEM: '가온시스템' } }), 'partners.PARTNER_SYSTEM', 'not-an-organisation'],
    ['a field that nobody knows', (a) => ({ ...a, discount: 10 }), 'discount', 'unknown-field'],
    ['nothing', () => ({}), 'customer', 'required'],
  ])('is refused by its field: %s', async (_, change, field, rule) => {
    const application = await anApplication(office);
    const problem = await changesNothing(() => enter(change(application)));
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid', ...inBothLanguages });
    expect(problem.issues).toContainEqual({ field, rule, ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/[a-z]/) });
  });
});

describe('an application that the business cannot take', () => {
  it.each<[string, Change, string, string, object?]>([
    ['more app seats than base seats (X-06)', agentApp({ plan: 'BASIC', seats: 31 }), 'pricing.more-than-base-seats', 'product.agentApp.seats', { asked: 31, seats: 30 }],
    ['more recording seats than base seats (X-06)', product({ recordingSeats: 31 }), 'pricing.more-than-base-seats', 'product.recordingSeats', { asked: 31, seats: 30 }],
    ['a small agent app without an agreed price (X-06)', agentApp({ plan: 'BASIC', seats: 9 }), 'pricing.agent-app-needs-an-agreed-price', 'product.agentApp.seats', { seats: 9 }],
    ['an agreed price where the list has one', agentApp({ plan: 'BASIC', seats: 30, negotiatedUnitPriceWon: '1' }), 'pricing.agent-app-has-a-catalogue-price', 'product.agentApp.negotiatedUnitPriceWon'],
    ['no partner for a step of it (X-115)', (a) => ({ ...a, partners: {} }), 'order.partner-missing', 'partners.PARTNER_SYSTEM', { role: 'PARTNER_SYSTEM' }],
    ['devices, and nobody who delivers them', (a) => ({ ...a, devices: [device] }), 'order.partner-missing', 'partners.PARTNER_DEVICE', { role: 'PARTNER_DEVICE' }],
    ['a leased line, and nobody who brings the router', (a) => ({ ...a, access: { kind: 'LEASED' } }), 'order.partner-missing', 'partners.PARTNER_NETEQ', { role: 'PARTNER_NETEQ' }],
    ['a partner that does not serve the role', (a) => ({ ...a, partners: { PARTNER_SYSTEM: noneAtAll } }), 'order.partner-does-not-serve', 'partners.PARTNER_SYSTEM', { role: 'PARTNER_SYSTEM' }],
    ['an opening that is past', (a) => ({ ...a, requestedOpenDate: '2026-08-31' }), 'order.open-date-is-past', 'requestedOpenDate', { today: '2026-09-01' }],
    ['an end date beside a commitment', product({ endOn: '2027-11-01' }), 'order.end-date-with-commitment', 'product.endOn'],
    ['an end before the opening', product({ termMonths: 0, endOn: '2026-11-01' }), 'order.ends-before-it-opens', 'product.endOn', { requestedOpenDate: '2026-11-02' }],
  ])('is refused with its reason: %s', async (...[, change, code, field, params]) => {
    const application = await anApplication(office);
    const problem = await changesNothing(() => enter(change(application)));
    expect(problem).toMatchObject({ status: 422, code, field, ...(params && { params }), ...inBothLanguages });
    expect(`${problem.ko}${problem.en}`).not.toMatch(/[{}]/);
  });

  it('a partner that served until yesterday does not serve today', async () => {
    const firm = await anotherPartner(office, 'was-system', 'PARTNER_SYSTEM');
    await office.rows(`UPDATE partner_role SET valid_to = '2026-08-31' WHERE organisation_id = $1`, [firm]);
    expect((await enter({ ...(await anApplication(office)), partners: { PARTNER_SYSTEM: firm } })).problem.code).toBe('order.partner-does-not-serve');
  });

  it('takes no number: the next order has the next one (X-117)', async () => {
    const numberOf = (answer: Answer) => Number(String(answer.body['orderNo']).slice(-6));
    const before = numberOf(await enter(await anApplication(office)));
    await enter(product({ recordingSeats: 31 })(await anApplication(office)));
    expect(numberOf(await enter(await anApplication(office)))).toBe(before + 1);
  });
});

describe('a draft', () => {
  const draft = async (): Promise<{ id: string; version: number }> => (await enter(await anApplication(office))).body as { id: string; version: number };
  const change = async (id: string, version: number, how: Change = (a) => a, by = sales) => by.put(`/api/orders/${id}`, { body: { version, application: how(await anApplication(office)) } });
  const submit = (id: string, version: number, key: string = randomUUID(), by = sales) => by.post(`/api/orders/${id}/submit`, { body: { version }, key });

  it('is warned of, not stopped for, an old corporate number (K-14), and takes names as they are typed', async () => {
    const { body } = await enter(customer({ corporateNo: '110111-0000001', name: ' 한빛여행 '.normalize('NFD') })(await anApplication(office)));
    expect(body).toMatchObject({ status: 'DRAFT', version: 1, warnings: ['customer.corporate-number-check-digit'], quote: { monthly: { totalWon: expect.stringMatching(/^\d+$/) } } });
    expect((await sales.get(`/api/orders/${String(body['id'])}`)).body).toMatchObject({ customerName: '한빛여행', application: { customer: { businessNo: '2118812346' } } });
  });

  it('is entered once by one click', async () => {
    const application = await anApplication(office);
    const answers = await Promise.all([1, 2, 3].map(() => enter(application, 'entered-once')));
    expect(new Set(answers.map(({ body }) => body['orderNo'])).size).toBe(1);
    expect((await enter(product({ seats: 31 })(application), 'entered-once')).problem).toMatchObject({ status: 422, code: 'request.key-reused' });
  });

  it('is priced anew when it is changed, by whoever saw the newest one', async () => {
    const { id, version } = await draft();
    const changed = await change(id, version, product({ seats: 40 }));
    expect(changed.body).toMatchObject({ version: version + 1, quote: { monthly: { lines: [{ quantity: 40 }] } } });
    expect(await changesNothing(() => change(id, version))).toMatchObject({ status: 409, code: 'order.changed', field: 'version', params: { version: version + 1 }, ...inBothLanguages });
    expect(await changesNothing(() => submit(id, version))).toMatchObject({ status: 409, code: 'order.changed' });
    expect(await changesNothing(() => change(id, version + 1, product({ recordingSeats: 41, seats: 40 })))).toMatchObject({ code: 'pricing.more-than-base-seats' });
  });

  it('changed by two at once is changed by one', async () => {
    const { id, version } = await draft();
    const lead = await Browser.signedIn(office.url, 'sales-lead');
    const answers = await Promise.all([change(id, version, product({ seats: 50 })), change(id, version, product({ seats: 60 }), lead)]);
    expect(answers.map(({ status, problem }) => problem.code ?? String(status)).sort()).toEqual(['200', 'order.changed']);
  });

  it('is submitted once, however often it is sent, and changed until its quote is confirmed', async () => {
    const { id, version } = await draft();
    const key = randomUUID();
    const clicks = await Promise.all([submit(id, version, key), submit(id, version, key)]);
    expect(clicks.map(({ body }) => body)).toEqual([clicks[0]?.body, clicks[0]?.body]);
    expect(clicks[0]?.body).toMatchObject({ status: 'SUBMITTED' });
    expect(await office.rows(`SELECT 1 FROM run WHERE order_id = $1`, [id])).toHaveLength(1);
    const newest = async () => Number((await sales.get(`/api/orders/${id}`)).body['version']);
    const version2 = await newest();
    expect(await changesNothing(() => submit(id, version2))).toMatchObject({ status: 409, code: 'order.not-a-draft' });
    expect(await changesNothing(async () => sales.put(`/api/orders/${id}`, { body: { version: version2, application: await anApplication(office, { company: 'saebyeok' }) } }))).toMatchObject({ status: 422, code: 'order.customer-is-fixed', field: 'application.customer.businessNo' });
    expect((await change(id, version2, product({ seats: 40 }))).body).toMatchObject({ status: 'SUBMITTED' });
    await doneFor(office, id, ...quoted);
    const version3 = await newest();
    expect(await changesNothing(() => change(id, version3))).toMatchObject({ status: 409, code: 'order.not-to-be-changed', ...inBothLanguages });
  });

  it('is judged again when it is submitted: a wanted opening may have passed meanwhile', async () => {
    const { id, version } = (await enter({ ...(await anApplication(office)), requestedOpenDate: '2026-09-01' })).body as { id: string; version: number };
    await office.itIs('2026-09-02T09:00:00');
    expect(await changesNothing(() => submit(id, version))).toMatchObject({ code: 'order.open-date-is-past', params: { today: '2026-09-02' } });
    await office.itIs('2026-09-01T09:00:00');
  });
});

describe('a quote', () => {
  const quote = async (how: Change = (a) => a) => (await sales.post('/api/quotes', { body: how(await anApplication(office)) })).body as { monthly: { supplyWon: string; totalWon: string; vatWon: string }; approvals: unknown[]; nextBandHint?: object };

  it('tells that 30 seats cost less than 29 (X-08)', async () => {
    const [below, at] = [await quote(product({ seats: 29 })), await quote(product({ seats: 30 }))];
    expect([below.monthly.supplyWon, at.monthly.supplyWon]).toEqual(['5220000', '4800000']);
    expect(below.nextBandHint).toMatchObject({ seats: 30, amountWon: '4800000', savedWon: '420000' });
    expect(at.nextBandHint).toBeUndefined();
  });

  it('says who must approve: fewer than 10 seats, and every agreed price (X-05, X-11)', async () => {
    expect((await quote()).approvals).toEqual([]);
    expect((await quote(product({ seats: 9 }))).approvals).toMatchObject([{ approval: 'UNDER_MIN_SEATS' }]);
    expect((await quote(product({ agentApp: { plan: 'BASIC', seats: 9, negotiatedUnitPriceWon: '20000' } }))).approvals).toMatchObject([{ approval: 'NEGOTIATED_PRICE' }]);
  });

  it('is the price of the order, and changes nothing', async () => {
    const [asked, entered] = [await quote(), (await enter(await anApplication(office))).body['quote']];
    expect(asked).toEqual(entered);
    expect(await changesNothing(async () => sales.post('/api/quotes', { body: await anApplication(office) }))).toEqual(expect.not.objectContaining({ code: expect.anything() }));
  });

  it.each<[string, Change, number, string, string]>([
    ['more app seats than base seats', product({ agentApp: { plan: 'BASIC', seats: 31 } }), 422, 'pricing.more-than-base-seats', 'product.agentApp.seats'],
    ['no product', () => ({}), 400, 'request.invalid', 'product'],
  ])('is refused for %s', async (...[, how, status, code, field]) => {
    expect((await sales.post('/api/quotes', { body: how(await anApplication(office)) })).problem).toMatchObject({ status, code, field });
  });
});

describe('cancelling (청약취소)', () => {
  const cancel = (by: Browser, id: string, reason: unknown = '고객이 청약을 철회했습니다') => by.post(`/api/orders/${id}/cancel`, { body: { reason } });
  const withArs = async () => office.submitted(product({ arsUsed: true })(await anApplication(office)));
  const takenOn = async (thursday: string) => ((await sales.get('/api/recording/thursdays')).body['items'] as { thursday: string; taken: number }[]).find((day) => day.thursday === thursday)?.taken;
  let orderId: string;

  beforeAll(async () => {
    orderId = await withArs();
    await doneFor(office, orderId, ...quoted, 'collect-documents', 'receive-application', 'process-service-order');
  });

  it('needs a reason, and somebody who handles the order', async () => {
    const other = await Browser.signedIn(office.url, 'sales-lead');
    expect(await changesNothing(() => cancel(other, orderId, '  '))).toMatchObject({ status: 400, code: 'request.invalid', field: 'reason' });
    expect(await changesNothing(async () => cancel(await Browser.signedIn(office.url, 'branch'), orderId))).toMatchObject({ status: 403, code: 'access.denied' });
    expect(await changesNothing(() => cancel(sales, noneAtAll))).toMatchObject({ status: 404, code: 'order.not-found' });
  });

  it('before opening lists the work done for nothing, closes every task and frees the Thursday', async () => {
    expect(await takenOn('2026-09-03')).toBe(1);
    const consulting = await Browser.signedIn(office.url, 'consulting');
    const { body } = await cancel(consulting, orderId);
    expect(body).toMatchObject({ id: orderId, status: 'CANCELLED' });
    expect([...(body['doneForNothing'] as string[])].sort()).toEqual([...quoted, 'collect-documents', 'process-service-order', 'receive-application'].sort());
    expect(await takenOn('2026-09-03')).toBe(0);
    expect(await office.rows(`SELECT 1 FROM task WHERE order_id = $1 AND status IN ('OPEN', 'IN_PROGRESS')`, [orderId])).toEqual([]);
    expect(await office.rows(`SELECT status FROM contract WHERE order_id = $1`, [orderId])).toEqual([{ status: 'TERMINATED' }]);
    expect((await sales.get(`/api/orders/${orderId}`)).body).toMatchObject({ status: 'CANCELLED', endedAt: expect.any(String) });
  });

  it('is done once; what is over is over', async () => {
    expect(await changesNothing(() => cancel(sales, orderId))).toMatchObject({ status: 409, code: 'order.already-ended', params: { status: 'CANCELLED' } });
    const step = await taskOf(office, orderId, 'apply-vpn');
    const rep = await DeskOf.person(office, 'sales');
    expect((await rep.act(step, 'claim', { version: step.version })).problem).toMatchObject({ code: 'task.closed-by-cancellation', params: { by: '정컨설' } });
  });

  it('of a draft leaves nothing to be done', async () => {
    const { id } = (await enter(await anApplication(office))).body;
    expect((await cancel(sales, String(id))).body).toEqual({ id, status: 'CANCELLED', closes: [], doneForNothing: [], takenBack: [], freedSlotOn: null, contractsToEnd: [], stillOwed: [] });
  });

  it('twice at once by one click is one', async () => {
    const id = await withArs();
    const clicks = await Promise.all([1, 2].map(() => sales.post(`/api/orders/${id}/cancel`, { body: { reason: '철회' }, key: 'cancelled-once' })));
    expect(clicks.map(({ status, body }) => [status, body])).toEqual([[200, clicks[0]?.body], [200, clicks[0]?.body]]);
  });
});

describe('fewer than 10 seats (X-05)', () => {
  it('need an exception before documents are collected, and are then no reason to refuse (X-104)', async () => {
    const id = await office.submitted(product({ seats: 9 })(await anApplication(office)));
    await doneFor(office, id, ...quoted);
    await expect(taskOf(office, id, 'collect-documents')).rejects.toThrow('not opened');
    await doneFor(office, id, 'approve-under-minimum', 'collect-documents');
    const task = await taskOf(office, id, 'receive-application');
    const consulting = await DeskOf.person(office, 'consulting');
    expect(await changesNothing(() => consulting.act(task, 'refuse', { version: task.version, reason: 'UNDER_MIN_SEATS' }))).toMatchObject({ status: 422, code: 'refusal.exception-was-approved', field: 'reason', ...inBothLanguages });
    expect((await consulting.act(task, 'complete', { version: task.version, form: {} })).status).toBe(200);
  });
});

describe('an application that is refused (S1-072)', () => {
  it('is not refused for fewer than 10 seats when it has more', async () => {
    const id = await office.submitted(await anApplication(office));
    await doneFor(office, id, ...quoted, 'collect-documents');
    const task = await taskOf(office, id, 'receive-application');
    const consulting = await DeskOf.person(office, 'consulting');
    expect(await changesNothing(() => consulting.act(task, 'refuse', { version: task.version, reason: 'UNDER_MIN_SEATS' }))).toMatchObject({ status: 422, field: 'reason', ...inBothLanguages });
  });

  it.each(['FALSE_IDENTITY', 'TECHNICALLY_IMPOSSIBLE', 'INSPECTION_REFUSED', 'TELECOM_LAW', 'THIRD_PARTY_USE', 'SYSTEM_RISK'])('ends for %s, with its reason in the log', async (reason) => {
    const id = await office.submitted(await anApplication(office));
    await doneFor(office, id, ...quoted, 'collect-documents');
    const task = await taskOf(office, id, 'receive-application');
    const consulting = await DeskOf.person(office, 'consulting');
    expect((await consulting.act(task, 'refuse', { version: task.version, reason, comment: '확인했습니다' })).body).toMatchObject({ ended: 'REFUSED', openedTasks: [] });
    expect((await sales.get(`/api/orders/${id}`)).body).toMatchObject({ status: 'REJECTED', inPlainWords: inBothLanguages });
    const { items } = (await sales.get(`/api/orders/${id}/events`)).body as { items: { event: { type: string; reason?: string }; actorName: string }[] };
    expect(items.at(-1)).toMatchObject({ event: { type: 'refused', reason, comment: '확인했습니다' }, actorName: '정컨설' });
  });
});

describe('an order that is opened', () => {
  let id: string;
  let contractId: string;
  const preview = (lastDay: string, more = '') => sales.get(`/api/contracts/${contractId}/penalty-preview?lastDay=${lastDay}${more}`);

  beforeAll(async () => {
    id = await office.submitted(await anApplication(office));
    await doneFor(office, id, ...quoted, 'collect-documents', 'receive-application', 'process-service-order');
    contractId = String((await sales.get(`/api/orders/${id}`)).body['contractId']);
  });

  it('has no penalty before charging has begun', async () => {
    expect((await preview('2027-01-31')).problem).toMatchObject({ status: 409, code: 'contract.not-open', ...inBothLanguages });
    expect((await sales.get(`/api/contracts/${noneAtAll}/penalty-preview?lastDay=2027-01-31`)).problem).toMatchObject({ status: 404, code: 'contract.not-found' });
    expect((await sales.get(`/api/contracts/${contractId}/penalty-preview`)).problem).toMatchObject({ status: 400, code: 'request.invalid', field: 'lastDay' });
  });

  it('has one afterwards, for a last day that comes after it', async () => {
    await doneFor(office, id, 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'final-test', 'prepare-acceptance');
    await office.itIs('2026-09-02T10:00:00');
    await doneFor(office, id, 'accept-service', 'open-service');
    expect((await preview('2026-12-31')).body).toMatchObject({ fullMonths: 3, totalWon: expect.stringMatching(/^[1-9]\d*$/), lines: [expect.objectContaining({ arithmetic: inBothLanguages })] });
    expect((await preview('2026-12-31', '&reason=KT_BUSINESS_END')).body).toMatchObject({ totalWon: '0' });
    expect((await preview('2026-09-01')).problem).toMatchObject({ status: 422, code: 'contract.ends-before-it-starts', field: 'lastDay', params: { billingStartOn: '2026-09-02' } });
  });

  it('is terminated, not cancelled', async () => {
    expect(await changesNothing(() => sales.post(`/api/orders/${id}/cancel`, { body: { reason: '늦었다' } }))).toMatchObject({ status: 409, code: 'order.already-open', ...inBothLanguages });
  });

  it('has the partner of its steps on its page, for the house', async () => {
    expect((await sales.get(`/api/orders/${id}`)).body).toMatchObject({ partners: [{ role: 'PARTNER_SYSTEM', organisationId: await partnerOf(office, 'PARTNER_SYSTEM') }], serviceNo: expect.stringMatching(/^J\d{8}$/) });
  });
});
