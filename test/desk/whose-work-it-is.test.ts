import type { Client } from '../../apps/demo/client';
import type { KnownTask } from '../../apps/demo/known-task';
import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { routeTo } from '../../libs/desk/routing';
import { runColumns, type LockedRun } from '../../libs/desk/run-store';
import { anApplication, partnerOf } from '../api/world/applications';
import { aColleague } from '../api/world/more-people';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;
let customer: Client;
let customerId: string;
let orderId: string;

const headsets = [{ kind: 'HEADSET', quantity: 10, unitPriceWon: '85000', partnerUnitPriceWon: '70000' }];
const boxOf = async (by: Client, box: string): Promise<KnownTask[]> => (await by.get<{ items: KnownTask[] }>(`/api/tasks?box=${box}&limit=100`)).items;
const stepsIn = async (by: Client, box: string): Promise<string[]> => (await boxOf(by, box)).map(({ step }) => step);
const seenBy = async (by: Client): Promise<unknown> => {
  const { items: listed } = await by.get<{ items: { id: string }[] }>('/api/orders');
  const { orders: found } = await by.get<{ orders: { orderId: string }[] }>(`/api/search?q=${encodeURIComponent('한빛여행')}`);
  return { page: await refusalOf(by.get(`/api/orders/${orderId}`)), listed: listed.map(({ id }) => id), found: found.map((one) => one.orderId) };
};
const unseen = { page: 'order.not-found', listed: [], found: [] };

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const partners = { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: await partnerOf(office, 'PARTNER_DEVICE') };
  const application = await anApplication(office, { devices: headsets, partners });
  const draft = await office.as('sales').post<{ id: string }>('/api/orders', { ...application, product: { ...application.product, arsUsed: true } });
  orderId = draft.id;
  ({ customerId } = await office.as('sales').get<{ customerId: string }>(`/api/orders/${orderId}`));
  customer = await office.invited(customerId, { login: 'hanbit.garam', name: '한가람', email: 'garam@hanbit.example.com' });
}, 60_000);
afterAll(() => office?.close(), 60_000);

describe('a draft', () => {
  it('is the rep’s paper: neither the customer nor a partner that it names reads it or hears of it', async () => {
    expect(await seenBy(customer)).toEqual(unseen);
    expect(await seenBy(office.as('system'))).toEqual(unseen);
    expect(await office.rows(`SELECT customer_id, partners FROM live_change WHERE order_id = $1`, [orderId])).toEqual([{ customer_id: null, partners: [] }]);
  });

  it('that is cancelled stays unseen', async () => {
    const { id } = await office.as('sales').post<{ id: string }>('/api/orders', await anApplication(office));
    await office.as('sales').post(`/api/orders/${id}/cancel`, { reason: '고객이 청약을 접었습니다' });
    for (const by of [customer, office.as('system')]) expect(await refusalOf(by.get(`/api/orders/${id}`))).toBe('order.not-found');
  });

  it('is seen once it is submitted', async () => {
    await office.as('sales').post(`/api/orders/${orderId}/submit`, { version: 1 });
    const seen = { page: undefined, listed: [orderId], found: [orderId] };
    expect(await seenBy(customer)).toEqual(seen);
    expect(await seenBy(office.as('system'))).toEqual(seen);
    expect((await office.rows(`SELECT customer_id FROM live_change WHERE order_id = $1 AND topic = 'order' ORDER BY id DESC LIMIT 1`, [orderId]))[0]).toEqual({ customer_id: customerId });
  });
});

describe('a scenario that either may submit (X-103)', () => {
  beforeAll(() =>
    office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract', 'process-service-order'),
  );

  it('waits in the box of the customer and on the desk of the rep', async () => {
    expect(await stepsIn(customer, 'waiting')).toEqual(['submit-scenario']);
    expect(await customer.get('/api/tasks/counts')).toMatchObject({ waiting: 1, mine: 0 });
    expect(await stepsIn(office.as('sales'), 'waiting')).toContain('submit-scenario');
  });

  it('is done by the customer, and lies with nobody any more', async () => {
    const [task] = await boxOf(customer, 'waiting');
    await customer.post(`/api/tasks/${task?.id}/complete`, { version: task?.version, form: { scenarioText: '안녕하십니까, 한빛여행입니다.' } });
    for (const by of [customer, office.as('sales')]) expect(await stepsIn(by, 'waiting')).not.toContain('submit-scenario');
  });
});

describe('a customer’s person who has left', () => {
  it('gets no task any more: the rep acts for the customer (X-115)', async () => {
    const [member] = await office.rows<{ id: string; team: string }>(`SELECT p.id, m.team_id AS team FROM person p JOIN team_member m ON m.person_id = p.id WHERE p.login = 'hanbit.garam'`);
    await office.as('admin').post(`/api/people/${member?.id}/memberships/end`, { teamId: member?.team, lastDay: '2026-09-02' });
    await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'deliver-devices');
    await office.itIs('2026-09-03T14:00:00');
    await office.done('record-scenario', 'load-scenario', 'final-test', 'prepare-acceptance');
    expect(await stepsIn(office.as('sales'), 'mine')).toContain('accept-service');
  });
});

describe('a billing request (X-38)', () => {
  let task: KnownTask;

  beforeAll(async () => {
    await office.itIs('2026-09-04T10:00:00');
    await office.done('accept-service');
    ({ task } = await office.waitingFor('request-one-off-billing'));
  });

  const asks = async (by: Client) => {
    const form = await office.formFor(task);
    return by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form });
  };

  it('is not made by a branch that does not own the order', async () => {
    await aColleague(office, 'branch-2', 'BRANCH');
    expect(await refusalOf(asks(await office.signIn('branch-2')))).toBe('task.not-yours');
  });

  it('is made by the branch to which the rep’s unit belongs, and who did is recorded', async () => {
    await office.as('branch').upload(`/api/tasks/${task.id}/documents`, 'BILLING_REQUEST', '청구요청.pdf', evidenceFor('청구', 'D-05'), 'application/pdf');
    await asks(office.as('branch'));
    expect(await office.rows(`SELECT p.login FROM one_off_item i JOIN person p ON p.id = i.billing_requested_by WHERE i.order_id = $1`, [orderId])).toEqual([{ login: 'branch' }]);
  });

  it('and the customer’s paper goes to that branch too, whichever was founded last (S1-066)', async () => {
    await office.rows(`UPDATE org_unit SET valid_from = '2020-01-01' WHERE code = 'UNIT-branch-2'`);
    const team = await inTransaction(office.house.database, systemActor, async (tx) => {
      const run = await tx.one<LockedRun>(`SELECT ${runColumns} FROM run r WHERE r.order_id = $1`, [orderId]);
      return run && (await routeTo(tx, ['BRANCH'], run)).teamId;
    });
    expect(await office.rows(`SELECT u.code FROM team t JOIN org_unit u ON u.id = t.unit_id WHERE t.id = $1`, [team])).toEqual([{ code: 'BRANCH-1' }]);
  });
});
