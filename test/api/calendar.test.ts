import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { importCalendar } from '../../apps/setup/calendar';
import { freshDatabase, type FreshDatabase } from '../world/servers';
import { TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import { Browser } from './world/browser';
import { twoCustomers } from './world/two-customers';
import { wholeDatabase } from './world/whole-database';

interface Moved {
  readonly version: number;
  readonly added: number;
  readonly revoked: number;
  readonly tasks: readonly { readonly step: string; readonly was: string; readonly is: string }[];
  readonly recordings: readonly { readonly orderId: string; readonly from: string; readonly to: string }[];
  readonly months: readonly { readonly month: string; readonly date: string; readonly was: string; readonly is: string }[];
}

let office: TestOffice;
let admin: Browser;
let orders: readonly string[];

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const people = await twoCustomers(office);
  orders = [people['customer A'].own.orderId, people['customer B'].own.orderId];
  admin = await Browser.signedIn(office.url, 'admin');
}, 60_000);
afterAll(() => office?.close(), 60_000);

const holiday = (date: string, name = '임시공휴일') => ({ holidays: [{ date, name, kind: 'TEMPORARY', status: 'OFFICIAL', sourceRef: '관보 제00000호' }], reason: '국무회의 의결' });
const booked = async (): Promise<string[]> => (await office.rows<{ thursday: string }>(`SELECT thursday FROM recording_booking WHERE state = 'BOOKED' ORDER BY thursday`)).map(({ thursday }) => thursday);
const fileOf = (content: string, name: string): FormData => {
  const form = new FormData();
  form.set('file', new Blob([content], { type: 'text/plain' }), name);
  return form;
};
const inForce = async (year: string) => (await admin.get(`/api/calendar/holidays?year=${year}`)).body as { version: number; items: { date: string; name: string; status: string; kind: string }[] };

describe('a day that the government names on short notice (K-21, K-24)', () => {
  it('is shown with all that it would move before it is entered, and moves nothing by that', async () => {
    const before = await wholeDatabase(office);
    const [thursday = ''] = await booked();
    const { status, body } = await admin.post('/api/calendar/holidays?preview=true', { body: holiday(thursday) });
    const moved = body as unknown as Moved;
    expect(status).toBe(200);
    expect(moved.recordings.map(({ orderId, from }) => `${orderId} ${from}`).toSorted()).toEqual(orders.map((orderId) => `${orderId} ${thursday}`).toSorted());
    expect(moved.recordings.every(({ to }) => to > thursday)).toBe(true);
    expect(moved.tasks.find(({ step }) => step === 'install-software')).toMatchObject({ was: '2026-09-04', is: '2026-09-07' });
    expect(moved).toMatchObject({ version: 2, added: 1, months: [] });
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('moves bookings off its Thursday and the dates of open tasks, leaves closed ones, and is on record', async () => {
    const [thursday = ''] = await booked();
    const closed = () => office.rows(`SELECT id, due_on, calendar_version FROM task WHERE status = 'DONE' ORDER BY id`);
    const done = await closed();
    const moved = (await admin.post('/api/calendar/holidays', { body: holiday(thursday) })).body as unknown as Moved;
    expect((await booked()).some((day) => day <= thursday)).toBe(false);
    expect(await booked()).toEqual(moved.recordings.map(({ to }) => to).toSorted());
    expect(await office.rows(`SELECT DISTINCT due_on, calendar_version FROM task WHERE step = 'install-software'`)).toEqual([{ due_on: '2026-09-07', calendar_version: 2 }]);
    expect(await closed()).toEqual(done);
    const scenarios = await office.rows<{ due: string; slot: string }>(`SELECT t.due_on AS due, r.state -> 'facts' ->> 'recordingSlotOn' AS slot FROM task t JOIN run r ON r.id = t.run_id WHERE t.step = 'submit-scenario' AND t.status = 'OPEN'`);
    expect(scenarios.map(({ slot }) => slot).toSorted()).toEqual(await booked());
    expect(scenarios.every(({ due, slot }) => due < slot && due > thursday)).toBe(true);
    expect(await office.rows(`SELECT action, subject_id FROM audit_entry WHERE action = 'calendar.changed'`)).toEqual([{ action: 'calendar.changed', subject_id: '2' }]);
  });

  it('moves the dates of a month, and the moments that machines wait for', async () => {
    const before = await office.rows<{ at: string }>(`SELECT at FROM moment WHERE kind = 'month-run-starts' AND done_at IS NULL`);
    const moved = (await admin.post('/api/calendar/holidays', { body: holiday('2026-10-01', '임시공휴일 (국군의날)') })).body as unknown as Moved;
    expect(moved.months.find(({ month, date }) => month === '2026-09' && date === 'RUN_STARTS')).toEqual({ month: '2026-09', date: 'RUN_STARTS', was: '2026-10-01', is: '2026-10-02' });
    const after = await office.rows<{ at: string }>(`SELECT at FROM moment WHERE kind = 'month-run-starts' AND done_at IS NULL`);
    expect([before.map(({ at }) => at), after.map(({ at }) => at)]).toEqual([['2026-09-30T15:00:00.000Z'], ['2026-10-01T15:00:00.000Z']]);
  });

  it('is taken back in a version of its own: the older ones still say what they said', async () => {
    const revoked = await admin.post('/api/calendar/holidays/revoke', { body: { date: '2026-10-01', name: '임시공휴일 (국군의날)', reason: '철회' } });
    expect(revoked.body).toMatchObject({ version: 4, revoked: 1 });
    expect((await inForce('2026')).items.some(({ date }) => date === '2026-10-01')).toBe(false);
    expect(await office.rows(`SELECT valid_from_knowledge AS known, revoked_in AS gone FROM holiday WHERE date = '2026-10-01'`)).toEqual([{ known: 3, gone: 4 }]);
    expect((await admin.post('/api/calendar/holidays/revoke', { body: { date: '2026-10-01', name: '임시공휴일 (국군의날)', reason: '철회' } })).problem.code).toBe('calendar.holiday-not-found');
  });

  it('is entered once', async () => {
    expect((await admin.post('/api/calendar/holidays', { body: holiday('2026-12-25', '기독탄신일') })).problem).toMatchObject({ status: 409, code: 'calendar.holiday-known' });
  });
});

describe('a calendar file', () => {
  const year2031 = 'date,name,kind,status,source,source_ref\r\n2031-01-01,1월1일,STATUTORY,OFFICIAL,관보,제1호\r\n2031-03-03,대체공휴일(삼일절),,OFFICIAL,관보,제1호\r\n';

  it('is the whole truth of its years: CSV adds them, and a second time there is nothing to do', async () => {
    expect((await admin.post('/api/calendar/import', { form: fileOf(year2031, '2031.csv') })).body).toMatchObject({ added: 2, revoked: 0 });
    expect((await inForce('2031')).items.map(({ date, kind }) => [date, kind])).toEqual([['2031-01-01', 'STATUTORY'], ['2031-03-03', 'SUBSTITUTE']]);
    expect((await admin.post('/api/calendar/import', { form: fileOf(year2031, '2031.csv') })).problem.code).toBe('calendar.nothing-changes');
  });

  it('takes back what it does not name, and JSON may name a day twice', async () => {
    const json = JSON.stringify([{ date: '2031-01-01', names: ['1월1일', '임시공휴일'], status: 'official' }]);
    expect((await admin.post('/api/calendar/import?preview=true', { form: fileOf(json, '2031.json') })).body).toMatchObject({ added: 1, revoked: 1 });
    expect((await admin.post('/api/calendar/import', { form: fileOf(json, '2031.json') })).body).toMatchObject({ added: 1, revoked: 1 });
    expect((await inForce('2031')).items.map(({ date }) => date)).toEqual(['2031-01-01', '2031-01-01']);
  });

  it('is refused with its row and column', async () => {
    expect((await admin.post('/api/calendar/import', { form: fileOf('date,name,status\n2031-02-30,없는 날,OFFICIAL\n', 'x.csv') })).problem).toMatchObject({ code: 'calendar.file-row', params: { row: 1, column: 'date' } });
    expect((await admin.post('/api/calendar/import', { form: fileOf('{"no":"list"}', 'x.json') })).problem.code).toBe('calendar.file-unreadable');
  });
});

describe('dates of a year that is not official (X-95)', () => {
  it('are marked 예정 among the recording Thursdays', async () => {
    const marks = async (from: string) => new Set(((await admin.get(`/api/recording/thursdays?from=${from}`)).body['items'] as { provisional: boolean }[]).map(({ provisional }) => provisional));
    expect(await marks('2026-09-01')).toEqual(new Set([false]));
    expect(await marks('2028-03-01')).toEqual(new Set([true]));
  });
});

describe('an installation whose official holidays end (X-95)', () => {
  const empty = () => office.rows(`WITH v AS (INSERT INTO calendar_version (version, loaded_by, reason) SELECT max(version) + 1, gen_random_uuid(), '비움' FROM calendar_version RETURNING version) UPDATE holiday SET revoked_at = now(), revoked_in = (SELECT version FROM v) WHERE revoked_at IS NULL`);

  it('can be read, and changed in nothing but its calendar', async () => {
    const application = await anApplication(office);
    await empty();
    const sales = await Browser.signedIn(office.url, 'sales');
    expect((await sales.get('/api/health')).body).toMatchObject({ calendar: 'READ_ONLY', status: 'degraded' });
    expect((await sales.get('/api/orders')).status).toBe(200);
    expect((await sales.post('/api/orders', { body: application })).problem).toMatchObject({ status: 503, code: 'calendar.read-only' });
    expect((await sales.post('/api/logout')).status).toBe(204);
    const file = JSON.stringify(['2026', '2027', '2028'].map((year) => ({ date: `${year}-01-01`, names: ['1월1일'], status: 'official' })));
    expect((await admin.post('/api/calendar/import', { form: fileOf(file, 'kr.json') })).status).toBe(200);
    expect((await admin.get('/api/health')).body).toMatchObject({ calendar: 'ENOUGH' });
    expect((await (await Browser.signedIn(office.url, 'sales')).post('/api/orders', { body: application })).status).toBe(201);
  });

});

describe('the command npm run calendar, with no API running (X-95)', () => {
  let database: FreshDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await freshDatabase();
    folder = mkdtempSync(join(tmpdir(), 'ieum-calendar-'));
    writeFileSync(join(folder, '2031.csv'), 'date,name,kind,status\n2031-01-01,1월1일,STATUTORY,OFFICIAL\n');
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const sql = async <Row>(text: string): Promise<Row[]> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(text);
    await client.end();
    return rows as Row[];
  };

  it('gives an installation that was never started the calendar of the house first: the file says nothing of other years', async () => {
    await sql(`TRUNCATE holiday, calendar_version`);
    expect(await importCalendar({ DATABASE_URL: database.url, INIT_CWD: folder }, ['2031.csv', '--preview'])).toMatchObject({ version: 2, added: 1, revoked: 0 });
    expect(await sql(`SELECT count(*) > 1 AS known FROM holiday WHERE date BETWEEN '2027-01-01' AND '2027-12-31'`)).toEqual([{ known: true }]);
  });

  it('changes the calendar once', async () => {
    const env = { DATABASE_URL: database.url };
    expect(await importCalendar(env, [join(folder, '2031.csv')])).toMatchObject({ version: 2, added: 1 });
    expect(await importCalendar(env, [join(folder, '2031.csv')])).toMatchObject({ refusal: 'calendar.nothing-changes' });
  });

  it('says which file it cannot read', async () => {
    await expect(importCalendar({ DATABASE_URL: database.url }, ['nowhere.csv'])).rejects.toThrow('nowhere.csv cannot be read');
    await expect(importCalendar({ DATABASE_URL: database.url }, ['--preview'])).rejects.toThrow('npm run calendar -- FILE');
  });
});
