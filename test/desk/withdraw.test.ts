import { anApplication } from '../api/world/applications';
import { DeskOf, doneFor, quoted, taskOf } from '../api/world/desk-of';
import { refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: DeskOf;
let consulting: DeskOf;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [sales, consulting] = [await DeskOf.person(office, 'sales'), await DeskOf.person(office, 'consulting')];
}, 60_000);
afterAll(() => office?.close());

const anOrderAfter = async (...steps: readonly string[]): Promise<string> => {
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...steps);
  return orderId;
};
const back = async (desk: DeskOf, orderId: string, step: string, more: object = {}) => {
  const task = await taskOf(office, orderId, step);
  return desk.act(task, 'withdraw', { version: task.version, reason: '잘못 적었습니다', ...more });
};
const refused = async (asked: () => ReturnType<typeof back>): Promise<string> => (await refusedWithoutTrace(office, asked)).code;

describe('taking back what one has completed (회수)', () => {
  it('puts it back on the same desk as it was filled in, and what followed waits again', async () => {
    const orderId = await anOrderAfter('check-site');
    expect((await back(sales, orderId, 'check-site')).status).toBe(200);
    const again = await taskOf(office, orderId, 'check-site');
    expect(again).toMatchObject({ round: 2, status: 'IN_PROGRESS', assigneeId: sales.id });
    expect((await sales.page(again))['draft']).toMatchObject({ network: expect.any(String) });
    expect((await taskOf(office, orderId, 'confirm-quote-consulting')).status).toBe('RETURNED');
    await doneFor(office, orderId, 'check-site', 'confirm-quote-product', 'confirm-quote-consulting');
    expect((await taskOf(office, orderId, 'collect-documents')).status).toBe('OPEN');
  });

  it('leaves the work of others beside it alone', async () => {
    const orderId = await anOrderAfter('check-site', 'confirm-quote-consulting', 'confirm-quote-product');
    expect((await back(consulting, orderId, 'confirm-quote-consulting')).status).toBe(200);
    expect((await office.order(orderId)) as unknown).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining({ ref: 'confirm-quote-product', status: 'DONE' }), expect.objectContaining({ ref: 'collect-documents', status: 'WAITING' })]) });
  });

  it('is too late once somebody has begun with what followed', async () => {
    const orderId = await anOrderAfter('check-site');
    const next = await taskOf(office, orderId, 'confirm-quote-consulting');
    await consulting.act(next, 'claim', { version: next.version });
    expect(await refused(() => back(sales, orderId, 'check-site'))).toBe('task.follower-has-begun');
  });

  it('is not for what others completed, what is open, what is told outside, or an older screen', async () => {
    const orderId = await anOrderAfter(...quoted, 'collect-documents', 'receive-application', 'process-service-order');
    expect(await refused(() => back(sales, orderId, 'receive-application'))).toMatch(/^task\.not-(found|completed-by-you)$/);
    expect(await refused(() => back(sales, orderId, 'apply-vpn'))).toBe('task.not-completed-by-you');
    expect(await refused(() => back(consulting, orderId, 'process-service-order'))).toBe('task.has-left-the-house');
    expect(await refused(() => back(sales, orderId, 'collect-documents', { version: 99 }))).toBe('task.changed');
    expect(await refused(() => back(sales, orderId, 'collect-documents', { reason: ' ' }))).toBe('request.invalid');
  });

  it('twice with one key is once', async () => {
    const orderId = await anOrderAfter('check-site');
    const task = await taskOf(office, orderId, 'check-site');
    const ask = () => sales.act(task, 'withdraw', { version: task.version, reason: '잘못 적었습니다' }, { key: `back-${orderId}` });
    const [once, twice] = [await ask(), await ask()];
    expect(twice.body).toEqual(once.body);
    expect((await taskOf(office, orderId, 'check-site')).round).toBe(2);
  });
});
