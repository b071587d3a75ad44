import { anApplication, partnerOf } from '../api/world/applications';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
}, 60_000);
afterAll(() => office?.close());

type Application = Awaited<ReturnType<typeof anApplication>>;
interface Changed {
  readonly opens: string[];
  readonly closes: string[];
  readonly added: string[];
  readonly dropped: string[];
  readonly doneForNothing: string[];
  readonly price: { readonly moved: boolean };
  readonly likelyOpening: { readonly before: string | null; readonly after: string | null };
}

const quoted = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting'];
const untilServiceOrder = [...quoted, 'collect-documents', 'receive-application', 'process-service-order'];

const versionOf = async (orderId: string): Promise<number> => ((await office.order(orderId)) as unknown as { version: number }).version;
const ask = async (orderId: string, application: Application, preview = ''): Promise<Changed> =>
  office.as('sales').post(`/api/orders/${orderId}/changes${preview}`, { version: await versionOf(orderId), application, reason: '고객이 변경을 요청했습니다' });
const carriedAway = (orderId: string) => office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '시험이 끝났습니다' });
const seatsOf = (application: Application, seats: number, more: object = {}): Application => ({ ...application, product: { ...application.product, seats, ...more } });
const nothingIsDone = async (orderId: string) => ({ order: await office.order(orderId), events: await office.rows(`SELECT seq FROM run_event e JOIN run r ON r.id = e.run_id WHERE r.order_id = $1`, [orderId]) });

describe('a customer who adds recording and ten seats after S/O', () => {
  let orderId: string;
  let application: Application;

  beforeAll(async () => {
    application = await anApplication(office);
    orderId = await office.submitted(application);
    await office.done(...untilServiceOrder, 'apply-vpn');
  });
  afterAll(() => carriedAway(orderId));

  it('is shown first what the change does, and nothing is changed by looking', async () => {
    const before = await nothingIsDone(orderId);
    const foreseen = await ask(orderId, seatsOf(application, 40, { arsUsed: true }), '/preview');
    expect(foreseen.opens.toSorted()).toEqual(['confirm-changed-quote-consulting#1', 'confirm-changed-quote-product#1', 'submit-scenario']);
    expect(await nothingIsDone(orderId)).toEqual(before);
  });

  it('waits for the recording Thursday, and the rest goes on (S1-056)', async () => {
    const changed = await ask(orderId, seatsOf(application, 40, { arsUsed: true }));
    expect(changed).toMatchObject({ price: { moved: true }, closes: [], doneForNothing: [] });
    expect(changed.opens.toSorted()).toEqual(['confirm-changed-quote-consulting#1', 'confirm-changed-quote-product#1', 'submit-scenario']);
    expect((await office.order(orderId)).facts).toMatchObject({ seats: 40, arsUsed: true, recordingSlotOn: '2026-09-03' });
    expect((await office.waitingFor('open-vpn-line')).task.orderId).toBe(orderId);
  });

  it('is charged for forty seats from the opening', async () => {
    expect(await office.rows(`SELECT i.item, i.quantity FROM contract_item i JOIN contract c ON c.id = i.contract_id WHERE c.order_id = $1`, [orderId])).toEqual([{ item: 'ASP_BASE', quantity: 40 }]);
  });

  it('has the changed quote confirmed twice, then stamped (S1-037)', async () => {
    await office.done('confirm-changed-quote-product#1');
    await expect(office.waitingFor('stamp-changed-quote')).rejects.toThrow('nobody');
    await office.done('confirm-changed-quote-consulting#1', 'stamp-changed-quote#1');
  });

  it('has the software installed again where ten more seats come after it, and a quote that changed again stamped again', async () => {
    await office.done('open-vpn-line', 'assign-ip', 'install-software', 'train-users');
    const changed = await ask(orderId, seatsOf(application, 50, { arsUsed: true }));
    expect(changed.doneForNothing).toEqual(expect.arrayContaining(['install-software', 'train-users', 'stamp-changed-quote#1']));
    expect(changed.opens.toSorted()).toEqual(['confirm-changed-quote-consulting#2', 'confirm-changed-quote-product#2', 'install-software']);
  });

  it('does not open before the newest quote is stamped', async () => {
    await office.done('submit-scenario', 'install-software', 'train-users');
    await office.itIs('2026-09-03T14:00:00');
    await office.done('record-scenario', 'load-scenario', 'final-test', 'prepare-acceptance');
    await office.itIs('2026-09-04T10:00:00');
    await office.done('accept-service');
    await expect(office.waitingFor('open-service')).rejects.toThrow('nobody');
    await office.done('confirm-changed-quote-product#2', 'confirm-changed-quote-consulting#2', 'stamp-changed-quote#2');
    expect((await office.waitingFor('open-service')).task.orderId).toBe(orderId);
  });

  it('changes nothing more once the service is accepted', async () => {
    expect(await refusalOf(ask(orderId, seatsOf(application, 60)))).toBe('order.too-late-to-change');
  });
});

describe('a change before the customer has stamped', () => {
  it('has the quote itself confirmed again (S1-037)', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted(application);
    await office.done(...quoted);
    const changed = await ask(orderId, seatsOf(application, 35));
    expect(changed.opens.toSorted()).toEqual(['confirm-quote-consulting', 'confirm-quote-product']);
    expect(changed.closes).toEqual(['collect-documents']);
    await carriedAway(orderId);
  });

  it('that leaves the price alone asks nobody again', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted(application);
    await office.done(...quoted);
    expect(await ask(orderId, { ...application, requestedOpenDate: '2026-12-01' })).toMatchObject({ opens: [], closes: [], doneForNothing: [], price: { moved: false } });
    expect((await office.order(orderId)).facts).toMatchObject({ requestedOpenDate: '2026-12-01' });
    await carriedAway(orderId);
  });
});

describe('another access', () => {
  it('orders the leased line and lists the VPN work that was done for nothing, and its opening moves (S1-045, S1-049)', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted(application);
    await office.done(...untilServiceOrder, 'apply-vpn');
    const partners = { ...application.partners, PARTNER_NETEQ: await partnerOf(office, 'PARTNER_NETEQ') };
    const changed = await ask(orderId, { ...application, access: { kind: 'LEASED' }, partners });
    expect(changed).toMatchObject({ opens: ['order-leased-line'], closes: ['open-vpn-line'], doneForNothing: ['apply-vpn'] });
    expect(changed.likelyOpening.before).not.toBeNull();
    expect(changed.likelyOpening.after).not.toBe(changed.likelyOpening.before);
    await carriedAway(orderId);
  });
});

describe('agents that are added after S/O', () => {
  it('are hired under their own contract, while the service number and the work that has begun stand (S1-039, X-107)', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted(application);
    await office.done(...untilServiceOrder, 'apply-vpn', 'open-vpn-line', 'assign-ip');
    const { serviceNo } = await office.order(orderId);
    const staffing = { agents: 2, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: null };
    const changed = await ask(orderId, { ...application, staffing, partners: { ...application.partners, PARTNER_STAFFING: await partnerOf(office, 'PARTNER_STAFFING') } });
    expect(changed).toMatchObject({ closes: [], doneForNothing: [] });
    expect(changed.opens.toSorted()).toEqual(['confirm-changed-quote-consulting#1', 'confirm-changed-quote-product#1', 'register-opportunity']);
    await office.done('install-software', 'train-users', 'register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract');
    await expect(office.waitingFor('hire-agents')).rejects.toThrow('nobody');
    await office.done('conclude-partner-contract#PARTNER_STAFFING');
    expect((await office.waitingFor('hire-agents')).task.dueOn).toBe((await office.order(orderId)).facts['staffReadyOn']);
    expect((await office.order(orderId)).serviceNo).toBe(serviceNo);
    expect(await office.rows(`SELECT round, status FROM task WHERE order_id = $1 AND step = 'process-service-order'`, [orderId])).toEqual([{ round: 1, status: 'DONE' }]);
    await carriedAway(orderId);
  });

  it('leave a delivery alone that has begun under another contract', async () => {
    const application = await anApplication(office, { devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '55000', partnerUnitPriceWon: '48000' }] });
    const partners = { ...application.partners, PARTNER_DEVICE: await partnerOf(office, 'PARTNER_DEVICE') };
    const orderId = await office.submitted({ ...application, partners });
    await office.done(...quoted, 'approve-negotiated-price', 'collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order');
    const staffing = { agents: 2, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: null };
    const changed = await ask(orderId, { ...application, staffing, partners: { ...partners, PARTNER_STAFFING: await partnerOf(office, 'PARTNER_STAFFING') } });
    expect(changed).toMatchObject({ closes: [], doneForNothing: [] });
    expect(changed.opens).toContain('conclude-partner-contract#PARTNER_STAFFING');
    expect((await office.waitingFor('deliver-devices')).task).toMatchObject({ orderId, round: 1 });
    await carriedAway(orderId);
  });
});

describe('agent app, development and floor space', () => {
  const wanted = {
    development: { description: '예약 조회 화면', unitPriceWon: '5000000', partnerUnitPriceWon: '4000000' },
    floorSpace: { site: '강남센터 3층', places: 10, monthlyUnitPriceWon: '150000', setUp: { unitPriceWon: '2000000', partnerUnitPriceWon: '1500000' } },
  };

  it('come to an order on its way with their partners, their price and their steps, and leave it again with them (S1-008, S1-009)', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted(application);
    await office.done(...untilServiceOrder, 'apply-vpn');
    const roles = ['PARTNER_APP', 'PARTNER_DEV', 'PARTNER_STAFFING'];
    const partners = { ...application.partners, ...Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await partnerOf(office, role)] as const))) };
    const more = { ...application, ...wanted, partners, product: { ...application.product, agentApp: { plan: 'PREMIUM', seats: 30 } } } as Application;
    const changed = await ask(orderId, more);
    expect(changed).toMatchObject({ closes: [], doneForNothing: [], price: { moved: true } });
    const theirSteps = ['set-up-agent-app', 'develop-application', 'prepare-floor-space'];
    expect(changed.added).toEqual(expect.arrayContaining(theirSteps));
    expect(await neededOf(orderId)).toEqual({ 'set-up-agent-app': true, 'develop-application': true, 'prepare-floor-space': true });
    expect(await office.rows(`SELECT kind, unit_price_won AS won FROM one_off_item WHERE order_id = $1 ORDER BY kind`, [orderId])).toEqual([{ kind: 'DEVELOPMENT', won: 5000000n }, { kind: 'FLOOR_SPACE', won: 2000000n }]);
    const back = await ask(orderId, application);
    expect(back).toMatchObject({ added: ['confirm-changed-quote-product#2', 'confirm-changed-quote-consulting#2', 'stamp-changed-quote#2'], price: { moved: true } });
    expect(back.dropped).toEqual(expect.arrayContaining(theirSteps));
    expect(await neededOf(orderId)).toEqual({ 'set-up-agent-app': false, 'develop-application': false, 'prepare-floor-space': false });
    expect(await office.rows(`SELECT kind FROM one_off_item WHERE order_id = $1`, [orderId])).toEqual([]);
    await carriedAway(orderId);
  });

  const neededOf = async (orderId: string): Promise<Readonly<Record<string, boolean>>> => {
    const { steps } = await office.as('sales').get<{ steps: { ref: string; needed: boolean }[] }>(`/api/orders/${orderId}`);
    return Object.fromEntries(['set-up-agent-app', 'develop-application', 'prepare-floor-space'].map((step) => [step, steps.some(({ ref, needed }) => ref === step && needed)]));
  };
});

describe('hardware that was delivered', () => {
  it('is not delivered again where something else changes', async () => {
    const application = await anApplication(office, { buildHardware: [{ description: '교환기', quantity: 1, unitPriceWon: '9000000', partnerUnitPriceWon: '8000000' }] });
    const orderId = await office.submitted(application);
    await office.done(...quoted, 'approve-negotiated-price', 'collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract', 'process-service-order', 'deliver-build-hardware');
    expect(await ask(orderId, { ...application, requestedOpenDate: '2026-12-01' })).toMatchObject({ opens: [], closes: [], doneForNothing: [] });
    expect(await ask(orderId, { ...application, buildHardware: [{ ...application.buildHardware[0], description: '교환기와 서버' }] } as Application)).toMatchObject({ doneForNothing: ['deliver-build-hardware'] });
    await carriedAway(orderId);
  });
});

describe('a partner', () => {
  it('that is replaced before it finished hands its open task to the new one (X-115)', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted(application);
    await office.done(...untilServiceOrder, 'apply-vpn', 'open-vpn-line', 'assign-ip');
    const other = await anotherSystemPartner();
    const changed = await ask(orderId, { ...application, partners: { ...application.partners, PARTNER_SYSTEM: other } });
    expect(changed).toMatchObject({ opens: ['install-software'], doneForNothing: [], price: { moved: false } });
    const tasks = await office.rows(`SELECT partner_id, status FROM task WHERE order_id = $1 AND step = 'install-software' ORDER BY round`, [orderId]);
    expect(tasks).toEqual([{ partner_id: application.partners['PARTNER_SYSTEM'], status: 'RETURNED' }, { partner_id: other, status: 'OPEN' }]);
    await carriedAway(orderId);
  });

  /** The device partner serves as a system partner too from this year on. */
  const anotherSystemPartner = async (): Promise<string> => {
    const partner = await partnerOf(office, 'PARTNER_DEVICE');
    await office.rows(`INSERT INTO partner_role (organisation_id, role, valid_from) VALUES ($1, 'PARTNER_SYSTEM', '2026-01-01')`, [partner]);
    await office.rows(`INSERT INTO team (id, unit_id, organisation_id, role) SELECT gen_random_uuid(), unit_id, organisation_id, 'PARTNER_SYSTEM' FROM team WHERE organisation_id = $1`, [partner]);
    return partner;
  };
});

describe('bad input', () => {
  it('is refused and changes nothing', async () => {
    const application = await anApplication(office);
    const draft = await office.as('sales').post<{ id: string }>('/api/orders', application);
    expect(await refusalOf(ask(draft.id, application))).toBe('order.not-under-way');
    const orderId = await office.submitted(application);
    const before = await nothingIsDone(orderId);
    expect(await refusalOf(ask(orderId, { ...application, customer: { ...application.customer, businessNo: '999-88-00014' } }))).toBe('order.customer-is-fixed');
    expect(await refusalOf(ask(orderId, { ...application, access: { kind: 'LEASED' } }))).toBe('order.partner-missing');
    expect(await refusalOf(office.as('sales').post(`/api/orders/${orderId}/changes`, { version: 99, application, reason: '이유' }))).toBe('order.changed');
    expect(await refusalOf(office.as('sales').post(`/api/orders/${orderId}/changes`, { version: 2, application, reason: ' ' }))).toBe('request.invalid');
    expect(await nothingIsDone(orderId)).toEqual(before);
    await carriedAway(orderId);
  });
});
