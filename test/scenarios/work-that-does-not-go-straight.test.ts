import { anApplication, partnerOf } from '../api/world/applications';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
}, 60_000);
afterAll(() => office?.close());

const quoted = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting'];
const refuse = async (reason: string): Promise<string | undefined> => {
  const { task, by } = await office.waitingFor('receive-application');
  return refusalOf(by.post(`/api/tasks/${task.id}/refuse`, { version: task.version, reason }));
};
const sendBack = async (from: string, more: { reason: string; to?: string[] }) => {
  const { task, by } = await office.waitingFor(from);
  return by.post(`/api/tasks/${task.id}/return`, { version: task.version, ...more });
};

/** Each order is carried past the steps that the next test looks for. */
const carriedAway = (orderId: string) => office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '시험이 끝났습니다' });

describe('returned documents', () => {
  it('are collected again with a reason, and the order goes on (S1-072, X-100)', async () => {
    const orderId = await office.anAspOrder();
    await office.done(...quoted, 'collect-documents');
    expect(await refusalOf(sendBack('receive-application', { reason: ' ' }))).toBe('request.invalid');
    await sendBack('receive-application', { reason: '사업자등록증 사본이 흐립니다' });
    expect((await office.order(orderId)).status).toBe('DOCS_INCOMPLETE');
    expect((await office.waitingFor('collect-documents')).task.round).toBe(2);
    await office.done('collect-documents', 'receive-application', 'process-service-order', 'apply-vpn');
    expect((await office.waitingFor('open-vpn-line')).task.orderId).toBe(orderId);
    await carriedAway(orderId);
  });
});

describe('a refused application', () => {
  it('ends for one of the seven reasons (S1-072)', async () => {
    const orderId = await office.anAspOrder();
    await office.done(...quoted, 'collect-documents');
    expect(await refuse('BAD_MOOD')).toBe('refusal.reason-unknown');
    expect(await refuse('FALSE_IDENTITY')).toBeUndefined();
    expect((await office.order(orderId)).status).toBe('REJECTED');
  });

  it('is not refused for too few seats where there are enough', async () => {
    const orderId = await office.anAspOrder();
    await office.done(...quoted, 'collect-documents');
    expect(await refuse('UNDER_MIN_SEATS')).toBe('refusal.reason-does-not-hold');
    await carriedAway(orderId);
  });
});

describe('an order under 10 seats', () => {
  it('goes on after its exception is approved, not before, and cannot be refused for it any more (X-05, X-104)', async () => {
    const orderId = await office.anAspOrder({ seats: 9 });
    await office.done(...quoted);
    await expect(office.waitingFor('collect-documents')).rejects.toThrow('nobody');
    await office.done('approve-under-minimum', 'collect-documents');
    expect(await refuse('UNDER_MIN_SEATS')).toBe('refusal.exception-was-approved');
    await office.done('receive-application');
    await carriedAway(orderId);
  });
});

describe('a quote that was not confirmed', () => {
  it('is changed at the site check and confirmed anew, and an approval opens that the change needs (X-110)', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted(application);
    await office.done('check-site');
    await sendBack('confirm-quote-product', { reason: '현장에는 9석뿐입니다' });
    const { version } = (await office.order(orderId)) as unknown as { version: number };
    const smaller = { ...application, product: { ...application.product, seats: 9 } };
    await office.as('sales').put(`/api/orders/${orderId}`, { version, application: smaller });
    expect((await office.order(orderId)).facts).toMatchObject({ seats: 9, underMinimumSeats: true });
    await office.done('check-site');
    expect((await office.waitingFor('approve-under-minimum')).task.orderId).toBe(orderId);
    expect(await refusalOf(office.as('sales').put(`/api/orders/${orderId}`, { version: version + 1, application: smaller }))).toBe('order.not-to-be-changed');
    await carriedAway(orderId);
  });
});

describe('development without an agent application', () => {
  it('goes back to its developer where the customer does not accept it (S1-059)', async () => {
    const orderId = await office.submitted(
      await anApplication(office, {
        development: { description: '상담 이력 화면', unitPriceWon: '9000000', partnerUnitPriceWon: '7000000' },
        partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEV: await partnerOf(office, 'PARTNER_DEV') },
      }),
    );
    await office.done(...quoted, 'approve-negotiated-price', 'collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract');
    await office.done('conclude-customer-contract', 'conclude-partner-contract#PARTNER_DEV', 'process-service-order');
    const developer = await office.signIn('dev');
    const [task] = (await developer.get<{ items: { id: string; version: number; step: string; dueOn: string }[] }>('/api/tasks?box=team')).items;
    expect(task).toMatchObject({ step: 'develop-application', dueOn: '2026-09-15' });
    await carriedAway(orderId);
  });
});

describe('a click', () => {
  it('that is repeated is answered with the first answer, and a partner sees no task of others', async () => {
    const orderId = await office.anAspOrder();
    const { task, by } = await office.waitingFor('check-site');
    const body = { version: task.version, form: await office.formFor(task) };
    const [once, twice] = await Promise.all([by.post(`/api/tasks/${task.id}/complete`, body, 'click-1'), by.post(`/api/tasks/${task.id}/complete`, body, 'click-1')]);
    expect(twice).toEqual(once);
    expect(await refusalOf(office.as('device').get(`/api/tasks/${task.id}`))).toBe('task.not-found');
    await carriedAway(orderId);
  });
});
