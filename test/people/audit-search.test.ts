import { Browser } from '../api/world/browser';
import { TestOffice } from '../world/test-office';

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectName: string | null;
  readonly actorName: string;
}

let office: TestOffice;
let admin: Browser;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  admin = await Browser.signedIn(office.url, 'admin');
}, 60_000);
afterAll(() => office?.close(), 60_000);

const idOf = async (login: string): Promise<string> => (await office.rows<{ id: string }>(`SELECT id FROM person WHERE login = $1`, [login]))[0]?.id ?? '';
const found = async (query: string): Promise<readonly Entry[]> => (await admin.get(`/api/audit?${query}`)).body['items'] as Entry[];

describe('the audit', () => {
  it('is searched by kind of thing, by who changed it, and by the days of it, with the name of what was changed', async () => {
    const order = await office.anAspOrder();
    await office.itIs('2026-09-02T09:00:00');
    await admin.post(`/api/people/${await idOf('credit')}/deactivate`, { body: { reason: '휴직' } });
    const people = await found('subjectKind=PERSON&from=2026-09-02');
    expect(people).toEqual([expect.objectContaining({ action: 'person.deactivated', subjectKind: 'PERSON', actorName: '관리자' })]);
    expect(people[0]?.subjectName).not.toBeNull();
    expect((await found('subjectKind=PERSON&to=2026-09-01')).map(({ action }) => action)).not.toContain('person.deactivated');
    const bySales = await found(`actor=${await idOf('sales')}`);
    expect(bySales.length).toBeGreaterThan(0);
    expect(bySales.every(({ actorName }) => actorName === bySales[0]?.actorName)).toBe(true);
    expect(bySales.find(({ subjectKind }) => subjectKind === 'ORDER')?.subjectName).toMatch(/^O-2026-/);
    expect(order).toBeDefined();
  });

  it('looks back a month where no day is named, and all the way for one thing', async () => {
    await office.itIs('2026-10-20T09:00:00');
    expect((await found('subjectKind=PERSON')).map(({ action }) => action)).not.toContain('person.deactivated');
    expect((await found(`subjectKind=PERSON&subjectId=${await idOf('credit')}`)).map(({ action }) => action)).toContain('person.deactivated');
  });

  it('asks what kind of thing a number is of, and for days in their order', async () => {
    expect((await admin.get(`/api/audit?subjectId=${await idOf('credit')}`)).problem).toMatchObject({ status: 400, code: 'request.invalid', field: 'subjectKind' });
    expect((await admin.get('/api/audit?from=2026-09-02&to=2026-09-01')).problem).toMatchObject({ code: 'date.too-early', field: 'to' });
  });
});
