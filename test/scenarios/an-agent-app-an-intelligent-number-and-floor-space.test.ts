import { anApplication, partnerOf } from '../api/world/applications';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;
let orderId: string;

const roles = ['PARTNER_SYSTEM', 'PARTNER_APP', 'PARTNER_STAFFING'];

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const application = await anApplication(office, {
    floorSpace: { site: '대전 2센터', places: 12, monthlyUnitPriceWon: '180000', setUp: { unitPriceWon: '4000000', partnerUnitPriceWon: '3500000' } },
    equipmentRental: [{ description: '교환기', quantity: 1, unitPriceWon: '450000' }],
    partners: Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await partnerOf(office, role)] as const))),
    requestedOpenDate: '2026-09-28',
  });
  orderId = await office.submitted({ ...application, product: { ...application.product, agentApp: { plan: 'PREMIUM', seats: 30 }, intelligentNumber: true } });
}, 60_000);
afterAll(() => office?.close());

const tries = async (step: string, but: object): Promise<string | undefined> => {
  const { task, by } = await office.waitingFor(step);
  const form = { ...((await office.formFor(task, undefined, by)) as object), ...but };
  return refusalOf(by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form }));
};
const dueOn = async (step: string): Promise<string> => (await office.waitingFor(step)).task.dueOn;
const waitsForNobody = async (step: string) => expect(office.waitingFor(step)).rejects.toThrow('nobody');

describe('an order with agent app, intelligent number, floor space and a rented switch', () => {
  it('has the prices that are not in the table approved, and no contract beside the application (X-11, X-12, S1-039)', async () => {
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting');
    await waitsForNobody('collect-documents');
    // 12 × 180,000 and 450,000 a month, 4,000,000 once
    const quote = await office.as('sales').get<{ quote: { approvals: { items: string[] }[] } }>(`/api/orders/${orderId}`);
    expect(quote.quote.approvals.flatMap(({ items }) => items).toSorted()).toEqual(['EQUIPMENT_RENTAL', 'FLOOR_SPACE']);
    await office.done('approve-negotiated-price', 'collect-documents', 'receive-application', 'process-service-order');
    expect((await office.rows(`SELECT 1 FROM task WHERE order_id = $1 AND step LIKE '%contract'`, [orderId])).length).toBe(0);
  });

  it('has its number registered with ICIS a business day before the wanted opening, over Chuseok, and one that was assigned (S1-057, X-111)', async () => {
    expect(await dueOn('assign-did-dod')).toBe('2026-09-04');
    await waitsForNobody('register-icis');
    expect(await tries('assign-did-dod', { numbers: [{ kind: 'DID', number: '대표번호' }] })).toBe('form.invalid');
    await office.done('assign-did-dod');
    expect(await dueOn('register-icis')).toBe('2026-09-23');
    expect(await tries('register-icis', { terminatingNumber: '02-0000-9999' })).toBe('icis.number-not-assigned');
    expect(await tries('register-icis', { result: 'PENDING' })).toBe('form.invalid');
    expect(await tries('register-icis', { terminatingNumber: '0200007000' })).toBeUndefined();
  });

  it('has all its places prepared by the staffing partner, though nobody is hired (S1-008)', async () => {
    expect((await office.waitingFor('prepare-floor-space')).task).toMatchObject({ role: 'PARTNER_STAFFING', dueOn: '2026-09-15' });
    expect(await tries('prepare-floor-space', { places: 11 })).toBe('floor-space.places-missing');
    await office.done('prepare-floor-space');
    await waitsForNobody('hire-agents');
  });

  it('has the app set up as it was ordered, after the software, and its users trained by the app’s partner (S1-017, S1-053)', async () => {
    await office.done('apply-vpn', 'open-vpn-line', 'assign-ip');
    await waitsForNobody('set-up-agent-app');
    await office.done('install-software', 'train-users');
    expect(await tries('set-up-agent-app', { plan: 'BASIC' })).toBe('agent-app.another-plan');
    await office.done('set-up-agent-app');
    await waitsForNobody('final-test');
    expect((await office.waitingFor('train-agent-app-users')).task).toMatchObject({ role: 'PARTNER_APP', dueOn: '2026-09-04' });
    await office.done('train-agent-app-users', 'final-test', 'prepare-acceptance');
  });

  it('is accepted twice, service and app, and the set-up of the floor space asked to be billed with the service (X-92)', async () => {
    await office.itIs('2026-09-02T10:00:00');
    await office.done('accept-service', 'request-one-off-billing');
    await waitsForNobody('open-service');
    await office.done('accept-agent-app', 'open-service', 'confirm-stability#PARTNER_SYSTEM', 'confirm-stability#CONSULTING_SUPPORT', 'notify-settlement');
    expect((await office.order(orderId)).status).toBe('CLOSED');
  });

  it('stands as a contract of every item at its price, the agreed ones without a discount for the term (F-01, X-11)', async () => {
    const { contractId } = (await office.order(orderId)) as unknown as { contractId: string };
    const { items } = await office.as('sales').get<{ items: { item: string; quantity: number; unitPriceWon: string }[] }>(`/api/contracts/${contractId}`);
    expect(Object.fromEntries(items.map(({ item, quantity, unitPriceWon }) => [item, [quantity, unitPriceWon]]))).toEqual({
      ASP_BASE: [30, '160000'],
      AGENT_APP_PREMIUM: [30, '76500'],
      FLOOR_SPACE: [12, '180000'],
      EQUIPMENT_RENTAL: [1, '450000'],
    });
  });
});
