import { TestOffice } from '../world/test-office';

interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let office: TestOffice;
let document: Document;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  document = await office.as('sales').get<Document>('/api/openapi.json');
}, 60_000);
afterAll(() => office?.close());

const get = (path: string) => office.as('sales').get<unknown>(path);

describe('OpenAPI', () => {
  it('is 3.1 and tells of every resource', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    for (const path of ['/api/login', '/api/tasks', '/api/orders', '/api/quotes', '/api/customers', '/api/recording/thursdays', '/api/clock', '/api/organisations', '/api/search'])
      expect(Object.keys(document.paths)).toContain(path);
  });

  it('says of every route what it is for and how it succeeds', () => {
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods)) {
        expect([path, method, operation.summary]).toEqual([path, method, expect.stringMatching(/\S/)]);
        expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
      }
  });

  it.each(['/api/tasks?box=mine', '/api/tasks/counts', '/api/orders', '/api/recording/thursdays', '/api/clock', '/api/me'])('GET %s answers', async (path) => {
    expect(await get(path)).toBeDefined();
  });
});

describe('business time over HTTP', () => {
  it('is moved by an administrator alone, and only forward', async () => {
    await expect(office.as('sales').post('/api/clock/move', { to: '2026-09-02' })).rejects.toMatchObject({ status: 403 });
    await expect(office.as('admin').post('/api/clock/move', { to: '2026-08-31' })).rejects.toMatchObject({ body: { code: 'clock.only-forward' } });
    await office.as('admin').post('/api/clock/move', { to: '2026-09-02' });
    expect(await office.today()).toBe('2026-09-02');
  });
});
