import { randomUUID } from 'node:crypto';
import { anApplication } from '../api/world/applications';
import { Browser } from '../api/world/browser';
import { refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: Browser;
let lead: Browser;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [sales, lead] = [await Browser.signedIn(office.url, 'sales'), await Browser.signedIn(office.url, 'sales-lead')];
}, 60_000);
afterAll(() => office?.close(), 60_000);

const pathOf = (name: string): string => `/api/me/views/${encodeURIComponent(name)}`;
const save = (by: Browser, name: string, filters: object, key: string = randomUUID()) => by.put(pathOf(name), { body: { filters }, key });
const viewsOf = async (by: Browser) => (await by.get('/api/me/views')).body['items'] as readonly { name: string; filters: Record<string, unknown> }[];

describe('a saved view', () => {
  it('is kept under the person’s own name for it, and asks a box as it stands', async () => {
    await office.submitted(await anApplication(office));
    const saved = await save(sales, '오늘 현장 확인', { box: 'mine', step: 'check-site', limit: 50 });
    expect([saved.status, saved.body]).toEqual([200, expect.objectContaining({ name: '오늘 현장 확인', filters: { box: 'mine', sort: 'due', limit: 50, step: 'check-site' } })]);
    const [view] = await viewsOf(sales);
    const asked = new URLSearchParams(Object.entries(view?.filters ?? {}).map(([name, value]): [string, string] => [name, String(value)]));
    expect((await sales.get(`/api/tasks?${asked.toString()}`)).body['items']).toHaveLength(1);
  });

  it('is replaced under the same name, however its Hangul is composed', async () => {
    await save(sales, '오늘 현장 확인'.normalize('NFD'), { box: 'overdue' });
    expect((await viewsOf(sales)).map(({ name, filters }) => [name, filters['box']])).toEqual([['오늘 현장 확인', 'overdue']]);
  });

  it('is nobody else’s: a colleague sees, changes and removes none of it', async () => {
    expect(await viewsOf(lead)).toEqual([]);
    await save(lead, '오늘 현장 확인', { box: 'team' });
    expect((await viewsOf(sales))[0]?.filters['box']).toBe('overdue');
    expect((await lead.send('DELETE', pathOf('오늘 현장 확인'))).body).toEqual({ removed: true });
    expect(await viewsOf(sales)).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['a box that is none', { box: 'attic' }, 'filters.box'],
    ['a page of its own', { after: 'x' }, 'filters.after'],
    ['a day that is none', { dueFrom: '2026-02-30' }, 'filters.dueFrom'],
    ['a thousand rows', { limit: 1000 }, 'filters.limit'],
    ['something that no box is asked', { colour: 'red' }, 'filters.colour'],
  ])('with %s is refused, as the box would', async (_, filters, field) => {
    expect(await refusedWithoutTrace(office, () => save(sales, '틀린 보기', filters))).toMatchObject({ status: 400, code: 'request.invalid', field });
  });

  it('sent again under its key is answered as before', async () => {
    const first = await save(sales, '두 번', { box: 'team' }, 'twice');
    expect((await save(sales, '두 번', { box: 'team' }, 'twice')).body).toEqual(first.body);
    expect((await save(sales, '두 번', { box: 'mine' }, 'twice')).problem.code).toBe('request.key-reused');
  });

  it('is removed once', async () => {
    expect((await sales.send('DELETE', pathOf('두 번'))).body).toEqual({ removed: true });
    expect((await sales.send('DELETE', pathOf('두 번'))).problem).toMatchObject({ status: 404, code: 'view.not-found' });
  });

  it('is one of fifty at most', async () => {
    for (let n = 0; n < 50; n += 1) await save(lead, `보기 ${n}`, {});
    expect((await save(lead, '하나 더', {})).problem).toMatchObject({ status: 409, code: 'view.too-many' });
    expect((await save(lead, '보기 7', { box: 'done' })).status).toBe(200);
  });
});
