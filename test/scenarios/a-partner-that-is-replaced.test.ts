import { anApplication, partnerOf } from '../api/world/applications';
import { anotherDevicePartner } from '../builders/partners';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;
let orderId: string;
let application: Awaited<ReturnType<typeof anApplication>>;
let newPartner: string;

interface Changed {
  readonly opens: string[];
  readonly closes: string[];
  readonly doneForNothing: string[];
  readonly price: { readonly moved: boolean };
  readonly replaced: { readonly role: string; readonly fromName: string; readonly toName: string; readonly takenBack: { step: string; role: string }[]; readonly stillOwed: { itemId: string; atMostWon: string }[] }[];
}

const negotiated = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application'];
const contracted = ['register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order'];

const versionOf = async (): Promise<number> => ((await office.order(orderId)) as unknown as { version: number }).version;
const replaceBy = async (partner: string, preview = ''): Promise<Changed> =>
  office.as('sales').post(`/api/orders/${orderId}/changes${preview}`, {
    version: await versionOf(), reason: '협력사가 납품을 계속할 수 없습니다', application: { ...application, partners: { ...application.partners, PARTNER_DEVICE: partner } },
  });
const itemsOf = () =>
  office.rows<{ partner: string; pieces: number; replaced: boolean }>(
    `SELECT g.code AS partner, i.quantity AS pieces, i.replaced_on IS NOT NULL AS replaced FROM one_off_item i JOIN organisation g ON g.id = i.partner_id WHERE i.order_id = $1 ORDER BY i.replaced_on NULLS FIRST`,
    [orderId],
  );
const accrued = () =>
  office.rows(`SELECT g.code AS partner, a.source_kind AS kind, a.supply_won::text AS won FROM partner_accrual a JOIN contract c ON c.id = a.contract_id JOIN organisation g ON g.id = a.partner_id WHERE c.order_id = $1 ORDER BY a.id`, [orderId]);
const stands = async () => ({
  items: await itemsOf(),
  runs: await office.rows(`SELECT plan_key, last_seq FROM run WHERE order_id = $1 ORDER BY id`, [orderId]),
  order: await office.order(orderId),
});

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const { former, next } = await anotherDevicePartner(office);
  newPartner = next.id;
  application = await anApplication(office, {
    devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' }],
    partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: former.id },
  });
  orderId = await office.submitted(application);
  await office.done(...negotiated, ...contracted, 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'deliver-devices');
}, 60_000);
afterAll(() => office?.close());

describe('a partner under contract that another takes the place of', () => {
  let stillOwed: { itemId: string }[];

  it('must be another that serves the role', async () => {
    expect(await refusalOf(replaceBy(await partnerOf(office, 'PARTNER_SYSTEM')))).toBe('order.partner-does-not-serve');
  });

  it('is shown first: what the old one did for nothing, takes back and is still owed, and the new contract; looking changes nothing', async () => {
    const before = await stands();
    const foreseen = await replaceBy(newPartner, '/preview');
    expect(foreseen).toMatchObject({ opens: ['conclude-partner-contract#PARTNER_DEVICE.2'], price: { moved: false } });
    expect(foreseen.doneForNothing.toSorted()).toEqual(['conclude-partner-contract#PARTNER_DEVICE', 'deliver-devices']);
    expect(foreseen.replaced).toMatchObject([{ role: 'PARTNER_DEVICE', takenBack: [{ step: 'return-devices', role: 'PARTNER_DEVICE' }], stillOwed: [{ atMostWon: '2100000' }] }]);
    expect(foreseen.replaced[0]?.fromName).not.toBe(foreseen.replaced[0]?.toName);
    expect(await stands()).toEqual(before);
  });

  it('has its contract followed by the one of its successor, who delivers again once it is concluded; the rest of the order stands (S1-039)', async () => {
    const changed = await replaceBy(newPartner);
    stillOwed = changed.replaced[0]?.stillOwed ?? [];
    await expect(office.waitingFor('deliver-devices')).rejects.toThrow('nobody');
    await office.done('conclude-partner-contract#PARTNER_DEVICE.2');
    const { task, by } = await office.waitingFor('deliver-devices');
    expect([by, task]).toMatchObject([office.as('dev'), { orderId, round: 2 }]);
    expect(await office.rows(`SELECT round, status FROM task WHERE order_id = $1 AND step IN ('process-service-order', 'install-software')`, [orderId])).toEqual([1, 2].map(() => ({ round: 1, status: 'DONE' })));
  });

  it('leaves the order to the new one, and what it delivered stays its own', async () => {
    expect(await itemsOf()).toEqual([{ partner: 'P-DEV', pieces: 30, replaced: false }, { partner: 'P-DEVICE', pieces: 30, replaced: true }]);
    expect(await refusalOf(office.as('device').get(`/api/orders/${orderId}`))).toBe('order.not-found');
  });

  it('takes its goods back, and is paid what was agreed and approved by another person, without a charge to the customer (X-118, X-03)', async () => {
    expect((await office.waitingFor('return-devices')).by).toBe(office.as('device'));
    await office.done('return-devices');
    const settling = await office.waitingFor('settle-cancelled-work');
    expect(settling.task).toMatchObject({ name: { ko: '협력사 미지급분 정산', en: 'Settle what partners are still owed' } });
    await settling.by.post(`/api/tasks/${settling.task.id}/complete`, { version: settling.task.version, form: { items: stillOwed.map(({ itemId }) => ({ itemId, amountWon: '900000' })) } });
    const approving = await office.waitingFor('approve-cancelled-work');
    await approving.by.post(`/api/tasks/${approving.task.id}/complete`, { version: approving.task.version, form: { totalWon: '900000' } });
    expect(await accrued()).toEqual([{ partner: 'P-DEVICE', kind: 'CANCELLED_WORK', won: '900000' }]);
    await office.done('end-partner-contract#PARTNER_DEVICE');
    expect(await office.rows(`SELECT ended FROM run WHERE order_id = $1 AND subject_kind = 'REPLACED_PARTNER'`, [orderId])).toEqual([{ ended: 'COMPLETED' }]);
  });

  it('is told of its own delivery only, and nothing of what its successor delivers a day later', async () => {
    await office.itIs('2026-09-02T09:00:00');
    await office.done('deliver-devices');
    const [returning] = await office.rows<{ id: string }>(`SELECT id FROM task WHERE order_id = $1 AND step = 'return-devices'`, [orderId]);
    const { told } = await office.as('device').get<{ told: { step: string; fields: { name: string; value: unknown }[] }[] }>(`/api/tasks/${returning?.id}`);
    expect(told).toMatchObject([{ step: 'deliver-devices', fields: [{ name: 'deliveredOn', value: '2026-09-01' }, { name: 'place' }, { name: 'lines' }] }]);
  });

  it('is not paid by the order’s acceptance: that is the new one’s, who delivered what the customer is charged for', async () => {
    await office.done('train-users', 'final-test', 'prepare-acceptance', 'accept-service');
    expect(await office.rows(`SELECT g.code, i.accepted_on IS NOT NULL AS accepted FROM one_off_item i JOIN organisation g ON g.id = i.partner_id WHERE i.order_id = $1 ORDER BY 1`, [orderId])).toEqual([
      { code: 'P-DEV', accepted: true },
      { code: 'P-DEVICE', accepted: false },
    ]);
    expect(await refusalOf(replaceBy(application.partners.PARTNER_DEVICE ?? ''))).toBe('order.too-late-to-change');
  });
});

describe('an order whose partner was replaced and that is cancelled after all', () => {
  it('asks the new one for what it did alone, and pays the old one nothing twice', async () => {
    orderId = await office.submitted(application);
    await office.done(...negotiated, ...contracted, 'deliver-devices');
    await replaceBy(newPartner);
    await office.done('conclude-partner-contract#PARTNER_DEVICE.2');
    const cancelled = await office.as('sales').post<{ contractsToEnd: string[]; stillOwed: unknown[]; takenBack: { step: string }[] }>(`/api/orders/${orderId}/cancel`, { reason: '고객이 청약을 철회했습니다' });
    expect(cancelled).toMatchObject({ contractsToEnd: ['PARTNER_DEVICE'], stillOwed: [], takenBack: [] });
    expect((await office.waitingFor('return-devices')).by).toBe(office.as('device'));
    await expect(office.rows(`UPDATE one_off_item SET accepted_on = '2026-09-02' WHERE order_id = $1 AND replaced_on IS NOT NULL`, [orderId])).rejects.toThrow('replaced_work_is_never_charged');
  });
});
