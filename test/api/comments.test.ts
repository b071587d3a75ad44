import { TestOffice } from '../world/test-office';
import { twoCustomers, type Outsider, type OutsiderName } from './world/two-customers';
import { Browser } from './world/browser';

let office: TestOffice;
let people: Record<OutsiderName, Outsider>;
let sales: Browser;
let orderId: string;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  people = await twoCustomers(office);
  sales = await Browser.signedIn(office.url, 'sales');
  orderId = people['partner A'].own.orderId;
}, 60_000);
afterAll(() => office?.close(), 60_000);

const path = (order = orderId): string => `/api/orders/${order}/comments`;
const write = async (by: Browser, text: string, audience = 'HOUSE') => String((await by.post(path(), { body: { text, audience } })).body['id']);
const readBy = async (reader: Browser): Promise<string[]> => ((await reader.get(path())).body['items'] as { text: string }[]).map(({ text }) => text);
const kept = () => office.rows(`SELECT id, withdrawn_at FROM order_comment ORDER BY id`);

describe('comments on an order', () => {
  it('are read by those to whom they are addressed, and an outsider’s by the house and their own firm', async () => {
    await write(sales, '사내만 볼 말');
    await write(sales, '협력사에 할 말', 'PARTNER');
    await write(sales, '고객에게 할 말', 'CUSTOMER');
    await write(people['partner A'].browser, '협력사가 한 말');
    await write(people['customer A'].browser, '고객이 한 말');
    expect(await readBy(sales)).toEqual(['고객이 한 말', '협력사가 한 말', '고객에게 할 말', '협력사에 할 말', '사내만 볼 말']);
    expect(await readBy(people['partner A'].browser)).toEqual(['협력사가 한 말', '협력사에 할 말']);
    expect(await readBy(people['customer A'].browser)).toEqual(['고객이 한 말', '고객에게 할 말']);
    expect((await people['partner B'].browser.get(path())).problem.code).toBe('order.not-found');
  });

  it('are taken back by their author alone, and the audit keeps what was said', async () => {
    const id = await write(sales, '잘못 쓴 말', 'PARTNER');
    const before = await kept();
    expect((await people['partner A'].browser.post(`${path()}/${id}/withdraw`)).problem.code).toBe('comment.only-its-author');
    expect(await kept()).toEqual(before);
    expect((await sales.post(`${path()}/${id}/withdraw`)).status).toBe(200);
    expect(await readBy(sales)).not.toContain('잘못 쓴 말');
    expect(await readBy(people['partner A'].browser)).not.toContain('잘못 쓴 말');
    expect(await office.rows(`SELECT before FROM audit_entry WHERE action = 'order.comment-withdrawn'`)).toEqual([{ before: { text: '잘못 쓴 말' } }]);
    expect((await sales.post(`${path()}/${id}/withdraw`)).problem.code).toBe('comment.not-found');
  });

  it('on a task belong to it, and are read of its order too', async () => {
    const [{ id: taskId } = { id: '' }] = await office.rows<{ id: string }>(`SELECT id FROM task WHERE order_id = $1 LIMIT 1`, [orderId]);
    expect((await sales.post(path(), { body: { text: '업무에 남긴 말', taskId } })).body).toMatchObject({ taskId, text: '업무에 남긴 말' });
    const ofTask = (await sales.get(`${path()}?taskId=${taskId}`)).body['items'] as { text: string }[];
    expect(ofTask.map(({ text }) => text)).toEqual(['업무에 남긴 말']);
    expect(await readBy(sales)).toContain('업무에 남긴 말');
  });

  it.each([
    ['nothing said', { text: ' ' }, 'request.invalid'],
    ['too much said', { text: '가'.repeat(2_001) }, 'request.invalid'],
    ['no such reader', { text: '말', audience: 'EVERYBODY' }, 'request.invalid'],
    ['a task of no order', { text: '말', taskId: '01920000-0000-7000-8000-000000000000' }, 'comment.task-of-another-order'],
  ])('are refused for %s, and nothing is written', async (_, body, code) => {
    const before = await kept();
    expect((await sales.post(path(), { body })).problem.code).toBe(code);
    expect(await kept()).toEqual(before);
  });

  it('of an outsider are addressed to the house alone', async () => {
    expect((await people['partner A'].browser.post(path(), { body: { text: '고객님', audience: 'CUSTOMER' } })).problem).toMatchObject({ code: 'comment.audience-is-the-house', field: 'audience' });
  });
});
