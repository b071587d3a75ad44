import { randomUUID } from 'node:crypto';
import { forecastOnce } from '../../apps/worker/forecasts';
import { anApplication, partnerOf } from '../api/world/applications';
import { wholeDatabase } from '../api/world/whole-database';
import { refusalOf, TestOffice } from '../world/test-office';

interface Opening {
  readonly wantedOn: string;
  readonly earliestOn: string;
  readonly likelyOn: string;
  readonly lateDays: number;
  readonly couldSave: readonly string[];
  readonly earliestPath: readonly { readonly ref: string }[];
}
interface Draft {
  readonly id: string;
  readonly version: number;
  readonly customerName: string | null;
}
type Application = Awaited<ReturnType<typeof anApplication>>;

let office: TestOffice;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
}, 60_000);
afterAll(() => office?.close());

const partOf = ({ product, access, devices, buildHardware, development, floorSpace, staffing, equipmentRental }: Application) => ({ product, access, devices, buildHardware, development, floorSpace, staffing, equipmentRental });
const preview = (asked: unknown) => office.as('sales').post<Opening>('/api/orders/opening-preview', asked);

async function forecastOnceEntered(application: Application): Promise<Opening> {
  const orderId = await office.submitted(application);
  await forecastOnce(office.house);
  const { wantedOn, earliestOn, likelyOn, lateDays, couldSave, earliestPath } = await office.as('sales').get<Opening>(`/api/orders/${orderId}/forecast`);
  return { wantedOn, earliestOn, likelyOn, lateDays, couldSave, earliestPath };
}

const priced = { unitPriceWon: '2600000', partnerUnitPriceWon: '2400000' };
const orders = [
  ['seats over VPN', {}, {}],
  ['a scenario to record', { arsUsed: true }, {}],
  ['a leased line', {}, { access: { kind: 'LEASED' } }],
  ['agents and two months of training', { arsUsed: true }, { staffing: { agents: 2, ...priced, businessTraining: { months: 2, ...priced } } }],
  ['headsets, an agent app and its development', { agentApp: { plan: 'BASIC', seats: 30 } }, { devices: [{ kind: 'HEADSET', quantity: 30, ...priced }], development: { description: '상담 이력 연동', ...priced } }],
  ['fewer than ten seats', { seats: 5 }, {}],
] as const;

describe('the opening of an order that nobody has entered yet (S1-077)', () => {
  const roles = ['PARTNER_SYSTEM', 'PARTNER_APP', 'PARTNER_STAFFING', 'PARTNER_DEV', 'PARTNER_NETEQ', 'PARTNER_DEVICE'];
  const everyPartner = async () => Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await partnerOf(office, role)])));

  describe.each(['2026-09-01T09:00:00', '2026-09-02T17:59:00', '2026-09-02T18:30:00', '2026-09-23T10:00:00'])('at %s', (moment) => {
    it.each(orders)('is what the forecast says once it is entered: %s', async (_, product, changes) => {
      await office.itIs(moment);
      const usual = await anApplication(office, { partners: await everyPartner(), ...changes });
      const application = { ...usual, product: { ...usual.product, ...product } };
      const shown = await preview({ ...partOf(application), requestedOpenDate: application.requestedOpenDate });
      const { wantedOn, earliestOn, likelyOn, lateDays, couldSave, earliestPath } = shown;
      expect(earliestOn >= moment.slice(0, 10)).toBe(true);
      expect(likelyOn >= earliestOn).toBe(true);
      expect({ wantedOn, earliestOn, likelyOn, lateDays, couldSave, earliestPath }).toEqual(await forecastOnceEntered(application));
    });
  });

  it('waits for the first Thursday that has room: a full one is passed over', async () => {
    await office.itIs('2026-09-28T09:00:00');
    const usual = await anApplication(office);
    const recorded = { ...partOf(usual), product: { ...usual.product, arsUsed: true } };
    expect((await preview(recorded)).earliestOn).toBe('2026-10-01');
    await office.as('consulting').put('/api/recording/thursdays/2026-10-01', { capacity: 0, reason: '녹음실 점검' });
    const later = await preview(recorded);
    expect(later.earliestOn).toBe('2026-10-08');
    expect(later.earliestPath.map(({ ref }) => ref)).toContain('record-scenario');
  });

  it('names the papers that the case asks for, step by step', async () => {
    const usual = partOf(await anApplication(office));
    const papers = async (asked: object) => (await office.as('sales').post<{ papers: { step: string; types: string[] }[] }>('/api/orders/opening-preview', { ...usual, ...asked })).papers;
    const always = { step: 'collect-documents', name: { ko: '서류징구', en: 'Collect documents' }, types: ['APPLICATION_FORM', 'TERMS', 'STAMPED_QUOTE', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION'] };
    expect(await papers({})).toEqual([always]);
    expect((await papers({ staffing: { agents: 2, ...priced } })).map(({ step }) => step)).toEqual(['approve-negotiated-price', 'collect-documents', 'draft-contract', 'conclude-customer-contract', 'conclude-partner-contract']);
    expect((await papers({ equipmentRental: [{ description: '녹취 서버', quantity: 1, unitPriceWon: '300000' }] })).map(({ types }) => types)).toContainEqual(['NEGOTIATED_AGREEMENT']);
  });

  it('takes the earliest day for the wanted one where none is wanted yet, and writes nothing', async () => {
    const before = await wholeDatabase(office);
    const shown = await preview(partOf(await anApplication(office)));
    expect(shown.wantedOn).toBe(shown.earliestOn);
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('refuses dates that an application may not name, with the field', async () => {
    const usual = partOf(await anApplication(office));
    const faults = [
      [{ ...usual, requestedOpenDate: '2026-09-01' }, 'order.open-date-is-past'],
      [{ ...usual, product: { ...usual.product, endOn: '2027-09-01' }, requestedOpenDate: '2026-11-02' }, 'order.end-date-with-commitment'],
      [{ ...usual, product: { ...usual.product, termMonths: 0, endOn: '2026-10-01' }, requestedOpenDate: '2026-11-02' }, 'order.ends-before-it-opens'],
      [{ ...usual, product: { ...usual.product, recordingSeats: 31 } }, 'pricing.more-than-base-seats'],
    ] as const;
    for (const [asked, code] of faults) expect(await refusalOf(preview(asked))).toBe(code);
  });
});

describe('an application that is not finished', () => {
  const begin = (content: object = {}, customerName?: string) => office.as('sales').post<Draft>('/api/application-drafts', { content, ...(customerName ? { customerName } : {}) });
  const mine = async () => (await office.as('sales').get<{ items: Draft[] }>('/api/application-drafts')).items;

  it('is kept as it was left, and found again by the name typed so far', async () => {
    const { id, version } = await begin({ customer: { name: '한' } });
    await office.as('sales').put(`/api/application-drafts/${id}`, { version, customerName: '한빛여행', content: { customer: { name: '한빛여행' }, step: 'product' } });
    expect(await mine()).toContainEqual(expect.objectContaining({ id, version: 2, customerName: '한빛여행' }));
    expect(await office.as('sales').get(`/api/application-drafts/${id}`)).toMatchObject({ content: { customer: { name: '한빛여행' }, step: 'product' } });
  });

  it('is never overwritten by another window that has not seen what is kept', async () => {
    const { id, version } = await begin();
    await office.as('sales').put(`/api/application-drafts/${id}`, { version, content: { seats: 30 } });
    expect(await refusalOf(office.as('sales').put(`/api/application-drafts/${id}`, { version, content: { seats: 10 } }))).toBe('draft.changed');
    expect(await office.as('sales').get(`/api/application-drafts/${id}`)).toMatchObject({ content: { seats: 30 } });
  });

  it('is its writer’s alone: the lead of the team neither reads nor changes it', async () => {
    const { id, version } = await begin({}, '새벽물류');
    const lead = await office.signIn('sales-lead');
    expect((await lead.get<{ items: Draft[] }>('/api/application-drafts')).items).toEqual([]);
    expect(await refusalOf(lead.get(`/api/application-drafts/${id}`))).toBe('draft.not-found');
    expect(await refusalOf(lead.put(`/api/application-drafts/${id}`, { version, content: {} }))).toBe('draft.not-found');
    expect(await refusalOf(lead.post(`/api/application-drafts/${id}/submit`, { application: await anApplication(office) }))).toBe('draft.not-found');
  });

  it('becomes an order that runs, once under its key, and is a draft no more', async () => {
    const { id } = await begin();
    const [application, key] = [await anApplication(office), randomUUID()];
    const order = await office.as('sales').post<{ id: string; status: string }>(`/api/application-drafts/${id}/submit`, { application }, key);
    expect(await office.as('sales').post(`/api/application-drafts/${id}/submit`, { application }, key)).toEqual(order);
    expect(order.status).toBe('SUBMITTED');
    expect(await office.rows(`SELECT step FROM task WHERE order_id = $1`, [order.id])).toEqual([{ step: 'check-site' }]);
    expect((await mine()).map((draft) => draft.id)).not.toContain(id);
  });

  it('stays a draft where the order is refused: no order, no number, no customer', async () => {
    const { id } = await begin();
    const before = await wholeDatabase(office);
    const application = await anApplication(office, { company: 'saebyeok', partners: {} });
    expect(await refusalOf(office.as('sales').post(`/api/application-drafts/${id}/submit`, { application }))).toBe('order.partner-missing');
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('is one of fifty at most', async () => {
    await office.rows(`INSERT INTO application_draft (id, person_id, content, began_at, saved_at) SELECT gen_random_uuid(), p.id, '{}', now(), now() FROM person p, generate_series(1, 50) WHERE p.login = 'sales'`);
    expect(await refusalOf(begin())).toBe('draft.too-many');
  });
});

describe('former orders of a customer', () => {
  it('are listed by the customer alone', async () => {
    const orderId = await office.submitted(await anApplication(office, { company: 'saebyeok' }));
    const { customerId } = await office.as('sales').get<{ customerId: string }>(`/api/orders/${orderId}`);
    const { items } = await office.as('sales').get<{ items: { id: string }[] }>(`/api/orders?customer=${customerId}`);
    expect(items.map(({ id }) => id)).toEqual([orderId]);
  });
});
