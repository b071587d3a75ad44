import { createHash } from 'node:crypto';
import type { Client } from '../../apps/demo/client';
import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import type { KnownTask } from '../../apps/demo/known-task';
import { refusalOf, TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import { Browser } from './world/browser';
import { aColleague } from './world/more-people';

let office: TestOffice;
let customerId: string;
let orderId: string;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  orderId = await office.submitted(await anApplication(office));
  ({ customerId } = await office.as('sales').get<{ customerId: string }>(`/api/orders/${orderId}`));
}, 60_000);
afterAll(() => office?.close(), 60_000);

const garam = { login: 'hanbit.garam', name: '한가람', email: 'garam@hanbit.example.com', phone: '010-0000-1201', password: '첫 눈 오는 목요일 2026' };
const own = '봄비 내리는 목요일 2026';
const invite = (by: Client, person: object = garam, key?: string) => by.post<{ id: string; since: string }>(`/api/customers/${customerId}/people`, person, key);
const people = (by: Client = office.as('sales')) => by.get<{ items: { login: string }[] }>(`/api/customers/${customerId}/people`);
const boxOf = (by: Client, box: string) => by.get<{ items: KnownTask[] }>(`/api/tasks?box=${box}`);
const counted = async () => (await office.rows<{ people: string; teams: string }>(`SELECT (SELECT count(*) FROM person)::text AS people, (SELECT count(*) FROM team)::text AS teams`))[0];

describe('who may invite', () => {
  it('is a rep of the customer’s orders or the administrator, and nobody else', async () => {
    const before = await counted();
    for (const login of ['consulting', 'system', 'branch'] as const) expect(await refusalOf(invite(office.as(login)))).toBe('access.denied');
    await aColleague(office, 'other-rep', 'SALES_REP');
    const stranger = await office.signIn('other-rep');
    expect(await refusalOf(invite(stranger))).toBe('people.not-your-customer');
    expect(await refusalOf(office.as('sales').post(`/api/customers/01920000-0000-7000-8000-000000000000/people`, garam))).toBe('people.customer-not-found');
    expect((await counted())?.people).toBe(String(Number(before?.people) + 1));
    expect((await people()).items).toEqual([]);
  });
});

describe('the customer’s first person', () => {
  it('has a unit, a team, a membership from today and an entry of what changed', async () => {
    const person = await invite(office.as('sales'));
    expect(person).toMatchObject({ login: garam.login, name: garam.name, since: '2026-09-01' });
    expect(JSON.stringify(person)).not.toContain(garam.password);
    const audited = await office.rows<{ text: string }>(`SELECT after::text AS text FROM audit_entry WHERE action = 'person.invited' AND subject_id = $1`, [person.id]);
    expect(audited).toHaveLength(1);
    expect(audited[0]?.text).not.toContain(garam.password);
  });

  it('chooses a password of their own, which the rep does not know, and is then on the customer’s side, under the customer’s name', async () => {
    const first = await office.signIn(garam.login, garam.password);
    expect(await first.get('/api/me')).toMatchObject({ passwordIsFirst: true });
    expect(await refusalOf(first.get('/api/orders'))).toBe('login.password-to-change');
    await first.post('/api/me/password', { old: garam.password, new: own });
    expect(await first.get('/api/me')).toMatchObject({ passwordIsFirst: false, side: 'CUSTOMER', organisation: { nameKo: '한빛여행' }, memberships: [{ role: 'CUSTOMER', unitNameKo: '한빛여행' }] });
  });

  it('is refused a second time, with the field at fault, and nothing is left of the try', async () => {
    const before = await counted();
    const answer = await (await Browser.signedIn(office.url, 'admin')).post(`/api/customers/${customerId}/people`, { body: garam });
    expect(answer.status).toBe(409);
    expect(answer.problem).toMatchObject({ code: 'people.login-taken', field: 'login', ko: expect.stringContaining(garam.login), en: expect.stringContaining(garam.login) });
    expect(await counted()).toEqual(before);
  });

  it.each([
    ['a short password', { password: '짧은말' }, 'password', 'too-short'],
    ['a login in capitals', { login: 'Garam' }, 'login', 'wrong-format'],
    ['no e-mail address', { email: '한가람' }, 'email', 'not-an-email'],
    ['a number that is no phone', { phone: 'J00000001' }, 'phone', 'not-a-number'],
    ['a field that nobody knows', { role: 'ADMIN' }, 'role', 'unknown-field'],
  ])('is not invited with %s', async (_, wrong, field, rule) => {
    const answer = await (await Browser.signedIn(office.url, 'admin')).post(`/api/customers/${customerId}/people`, { body: { ...garam, login: 'hanbit.naru', ...wrong } });
    expect(answer.problem).toMatchObject({ status: 400, code: 'request.invalid', issues: [{ field, rule, ko: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) }] });
  });

  it('is followed by colleagues in the same team, invited once however often the button is pressed', async () => {
    const naru = { ...garam, login: 'hanbit.naru', name: '한나루' };
    const [once, twice] = await Promise.all([invite(office.as('admin'), naru, 'click'), invite(office.as('admin'), naru, 'click')]);
    expect(twice).toEqual(once);
    expect(await refusalOf(invite(office.as('admin'), { ...naru, password: '다른 첫 비밀번호 2026' }, 'click'))).toBe('request.key-reused');
    expect((await people()).items.map(({ login }) => login)).toEqual(['hanbit.garam', 'hanbit.naru']);
    expect(await office.rows(`SELECT 1 FROM team WHERE organisation_id = $1`, [customerId])).toHaveLength(1);
  });

  it('keeps nothing of a password beside its hash', async () => {
    const kept = await office.rows<{ text: string }>(`SELECT k::text AS text FROM request_key k UNION ALL SELECT a::text FROM audit_entry a UNION ALL SELECT p::text FROM person p`);
    expect(kept.filter(({ text }) => text.includes(garam.password))).toEqual([]);
    const hashes = [garam, { ...garam, login: 'hanbit.naru', name: '한나루' }].map((body) => createHash('sha256').update(`POST /api/customers/${customerId}/people\n${JSON.stringify(body)}`).digest('hex'));
    expect(kept.filter(({ text }) => hashes.some((hash) => text.includes(hash)))).toEqual([]);
  });
});

describe('what the customer then does', () => {
  let customer: Client;

  beforeAll(async () => {
    customer = await office.signIn(garam.login, own);
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
    await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'final-test', 'prepare-acceptance');
    await office.itIs('2026-09-02T10:00:00');
  });

  it('has the acceptance on the own desk instead of the rep’s (X-115)', async () => {
    const [task] = (await boxOf(customer, 'waiting')).items;
    expect(task).toMatchObject({ step: 'accept-service', orderId });
    expect((await boxOf(office.as('sales'), 'waiting')).items.some(({ step }) => step === 'accept-service')).toBe(false);
  });

  it('accepts with the signed certificate, and the service can be opened (S1-059)', async () => {
    const [task] = (await boxOf(customer, 'waiting')).items;
    if (!task) throw new Error('nothing waits for the customer');
    const form = { acceptedOn: '2026-09-02', inspector: garam.name };
    expect(await refusalOf(customer.post(`/api/tasks/${task.id}/complete`, { version: task.version, form }))).toBe('evidence.missing');
    await customer.upload(`/api/tasks/${task.id}/documents`, 'ACCEPTANCE_CERTIFICATE', '검수확인서.pdf', evidenceFor('검수', 'D-06'), 'application/pdf');
    await customer.post(`/api/tasks/${task.id}/complete`, { version: task.version, form });
    expect((await boxOf(customer, 'done')).items.map(({ step }) => step)).toEqual(['accept-service']);
    await office.done('open-service');
  });

  it('sees the own orders, and those of no other company', async () => {
    const other = await office.submitted(await anApplication(office, { company: 'saebyeok' }));
    expect((await customer.get<{ items: { id: string }[] }>('/api/orders')).items.map(({ id }) => id)).toEqual([orderId]);
    expect(await refusalOf(customer.get(`/api/orders/${other}`))).toBe('order.not-found');
  });

  it('invites nobody and reads no list of people', async () => {
    expect(await refusalOf(invite(customer))).toBe('access.denied');
    expect(await refusalOf(people(customer))).toBe('access.denied');
  });
});
