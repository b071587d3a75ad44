import { inTransaction } from '../../libs/database/transaction';
import { systemActor } from '../../libs/contract/sides';
import { awaitFirstDeskCare, careForDesks } from '../../libs/desk/desk-care';
import { anApplication, partnerOf } from '../api/world/applications';
import { Browser, type Answer } from '../api/world/browser';
import { doneFor, quoted, taskOf } from '../api/world/desk-of';
import { refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let admin: Browser;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  admin = await Browser.signedIn(office.url, 'admin');
}, 60_000);
afterAll(() => office?.close(), 60_000);

const send = (path: string, body: unknown): Promise<Answer> => admin.post(`/api${path}`, { body });
const refused = (path: string, body: unknown) => refusedWithoutTrace(office, () => send(path, body));
const haru = { code: 'P-HARU', nameKo: '하루시스템', nameEn: 'Haru Systems', businessNo: '999-86-10065' };
const idOfUnit = async (code: string): Promise<string> => (await office.rows<{ id: string }>(`SELECT id FROM org_unit WHERE code = $1`, [code]))[0]?.id ?? '';
const telco = async (): Promise<string> => (await office.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'TELCO'`))[0]?.id ?? '';
const morningOf = async (date: string): Promise<void> => {
  await office.itIs(`${date}T08:00:00`);
  await inTransaction(office.house.database, systemActor, careForDesks);
};
const mornings = (): Promise<void> => inTransaction(office.house.database, systemActor, awaitFirstDeskCare);
const history = async (id: string): Promise<unknown[]> => ((await admin.get(`/api/organisations/${id}/history`)).body['items'] as { action: string }[]).map(({ action }) => action);

describe('a partner', () => {
  let id: string;

  it('is entered with a business registration number that can exist and that nobody else has (K-13)', async () => {
    const made = await send('/organisations', haru);
    id = String(made.body['id']);
    expect(made).toMatchObject({ status: 201, body: { code: 'P-HARU', kind: 'PARTNER', businessNo: '9998610065', lastDay: null, roles: [] } });
    expect((await refused('/organisations', { ...haru, businessNo: '999-86-10066' })).issues?.[0]).toMatchObject({ field: 'businessNo', rule: 'not-a-business-number' });
    expect(await refused('/organisations', { ...haru, code: 'P-OTHER' })).toMatchObject({ status: 409, code: 'organisation.business-number-taken', params: { name: '하루시스템' } });
    expect(await refused('/organisations', { ...haru, businessNo: '999-86-10070' })).toMatchObject({ status: 409, code: 'organisation.code-taken', field: 'code' });
  });

  it('is found by the beginning of its name, its code or its number', async () => {
    const found = async (query: string) => ((await admin.get(`/api/organisations?${query}`)).body['items'] as { code: string }[]).map(({ code }) => code);
    for (const query of [`q=${encodeURIComponent('하루')}`, 'q=p-haru', 'q=999-86-10065', `kind=PARTNER&q=${encodeURIComponent('하루시')}`]) expect([query, await found(query)]).toEqual([query, ['P-HARU']]);
    expect(await found(`kind=CUSTOMER&q=${encodeURIComponent('하루')}`)).toEqual([]);
  });

  it('is called otherwise, and what it was called stays on record', async () => {
    const { body } = await admin.put(`/api/organisations/${id}`, { body: { nameKo: '하루네트웍스', nameEn: 'Haru Networks', reason: '상호 변경' } });
    expect(body).toMatchObject({ nameKo: '하루네트웍스', businessNo: '9998610065' });
    const { items } = (await admin.get(`/api/organisations/${id}/history`)).body as { items: { action: string; actorName: string; before: unknown; after: unknown }[] };
    expect(items[0]).toMatchObject({ action: 'organisation.changed', actorName: '관리자', before: { nameKo: '하루시스템' }, after: { nameKo: '하루네트웍스', reason: '상호 변경' } });
  });

  it('serves a role from a day to a day: orders may name it on those days alone (X-115)', async () => {
    const named = async () => (await Browser.signedIn(office.url, 'sales')).post('/api/orders', { body: { ...(await anApplication(office)), partners: { PARTNER_SYSTEM: id } } });
    expect((await send(`/organisations/${id}/roles`, { role: 'PARTNER_SYSTEM', from: '2026-09-02', lastDay: '2026-09-03' })).body['roles']).toEqual([{ role: 'PARTNER_SYSTEM', from: '2026-09-02', lastDay: '2026-09-03' }]);
    expect((await named()).problem.code).toBe('order.partner-does-not-serve');
    await office.itIs('2026-09-02T09:00:00');
    expect((await named()).status).toBe(201);
    await office.itIs('2026-09-04T09:00:00');
    expect((await named()).problem).toMatchObject({ code: 'order.partner-does-not-serve', field: 'partners.PARTNER_SYSTEM' });
    expect(await refused(`/organisations/${id}/roles`, { role: 'PARTNER_SYSTEM', from: '2026-09-03' })).toMatchObject({ status: 409, code: 'organisation.serves-already' });
    expect(await refused(`/organisations/${await telco()}/roles`, { role: 'PARTNER_SYSTEM', from: '2026-09-03' })).toMatchObject({ code: 'organisation.not-a-partner' });
  });

  it('on no day serves a role twice, whoever writes it', async () => {
    await expect(office.rows(`INSERT INTO partner_role (organisation_id, role, valid_from) VALUES ($1, 'PARTNER_SYSTEM', '2026-09-03')`, [id])).rejects.toThrow('partner_role_once');
  });

  it('ends once nothing names it any more, and with it the logins of its people', async () => {
    const unit = ((await admin.get(`/api/organisations/${id}/units`)).body['items'] as { teams: { id: string; role: string }[] }[])[0];
    const body = { organisationId: id, login: 'haru.bom', name: '하루봄', email: 'bom@haru.example.com', password: '첫 비밀번호 2026', memberships: [{ teamId: unit?.teams[0]?.id, supervisor: false, from: '2026-09-04' }] };
    expect((await send('/people', body)).status).toBe(201);
    const bom = await Browser.signedIn(office.url, 'haru.bom', '첫 비밀번호 2026');
    const [draft] = await office.rows<{ order_no: string; id: string; version: number }>(`SELECT o.order_no, o.id FROM customer_order o JOIN order_partner p ON p.order_id = o.id WHERE p.organisation_id = $1`, [id]);
    expect(await refused(`/organisations/${id}/end`, { lastDay: '2026-09-04', reason: '거래 종료' })).toMatchObject({ status: 409, code: 'organisation.in-use', params: { numbers: draft?.order_no } });
    await (await Browser.signedIn(office.url, 'sales')).post(`/api/orders/${draft?.id}/cancel`, { body: { reason: '다른 협력사로' } });
    expect((await send(`/organisations/${id}/end`, { lastDay: '2026-09-04', reason: '거래 종료' })).body).toMatchObject({ lastDay: '2026-09-04' });
    expect((await bom.get('/api/me')).status).toBe(200);
    await office.itIs('2026-09-05T09:00:00');
    expect((await bom.get('/api/me')).status).toBe(401);
    await expect(Browser.signedIn(office.url, 'haru.bom', '첫 비밀번호 2026')).rejects.toThrow('cannot log in');
    expect(await refused(`/organisations/${id}/roles`, { role: 'PARTNER_APP', from: '2026-10-01' })).toMatchObject({ code: 'organisation.ended-already' });
    expect(await history(id)).toEqual(['organisation.ended', 'organisation.role-given', 'organisation.changed', 'organisation.entered']);
  });
});

describe('the S/O of an order', () => {
  it('is refused where a partner of it does not serve its role any more, and goes on when it does again (X-115)', async () => {
    await office.itIs('2026-09-07T09:00:00');
    const system = await partnerOf(office, 'PARTNER_SYSTEM');
    const orderId = await office.submitted(await anApplication(office));
    await doneFor(office, orderId, ...quoted, 'collect-documents', 'receive-application');
    const { orders } = (await send(`/organisations/${system}/roles/end`, { role: 'PARTNER_SYSTEM', lastDay: '2026-09-07' })).body as { orders: { id: string }[] };
    expect(orders.map((order) => order.id)).toContain(orderId);
    await office.itIs('2026-09-08T09:00:00');
    const task = await taskOf(office, orderId, 'process-service-order');
    const consulting = await Browser.signedIn(office.url, 'consulting');
    const soProcessed = () => consulting.post(`/api/tasks/${task.id}/complete`, { body: { version: task.version, form: {} } });
    expect(await refusedWithoutTrace(office, soProcessed)).toMatchObject({ status: 422, code: 'order.partner-does-not-serve', field: 'partners.PARTNER_SYSTEM' });
    await send(`/organisations/${system}/roles`, { role: 'PARTNER_SYSTEM', from: '2026-09-08' });
    expect((await soProcessed()).status).toBe(200);
  });
});

describe('a contact', () => {
  it('is read by whoever deals with the firm, and masked for everybody else of the house (K-18)', async () => {
    const firm = await partnerOf(office, 'PARTNER_SYSTEM');
    const { body } = await send(`/organisations/${firm}/contacts`, { purpose: 'SETTLEMENT', name: '한가람', email: 'garam@gaon.example.com', phone: '010-0000-1400', from: '2026-09-01' });
    const seenBy = async (login: string) => ((await (await Browser.signedIn(office.url, login)).get(`/api/organisations/${firm}/contacts`)).body['items'] as object[] | undefined)?.[0];
    for (const login of ['settlement', 'system']) expect(await seenBy(login)).toMatchObject({ name: '한가람', email: 'garam@gaon.example.com', phone: '010-0000-1400', masked: false });
    expect(await seenBy('network')).toMatchObject({ name: '한*람', email: 'g****@gaon.example.com', phone: '010-****-1400', masked: true });
    expect(await seenBy('app')).toBeUndefined();
    expect((await send(`/contacts/${String(body['id'])}/end`, { lastDay: '2026-12-31' })).status).toBe(200);
    expect(await refused(`/contacts/${String(body['id'])}/end`, { lastDay: '2026-12-31' })).toMatchObject({ code: 'organisation.contact-ended-already' });
    expect(await history(firm)).toEqual(expect.arrayContaining(['organisation.contact-ended', 'organisation.contact-entered']));
    expect(JSON.stringify(await office.rows(`SELECT before, after FROM audit_entry WHERE subject_id = $1`, [firm]))).not.toMatch(/한가람|1400|gaon\.example/);
  });
});

describe('a unit', () => {
  it('is one unit under all its names (X-01)', async () => {
    const unit = await idOfUnit('CONSULTING');
    for (const [nameKo, from] of [['SMB현장지원담당', '2027-01-01'], ['SMB본부 컨설팅지원담당', '2028-01-01'], ['Biz사업본부 컨설팅지원담당', '2029-01-01']])
      await send(`/units/${unit}/rename`, { nameKo, nameEn: 'Consulting support', from });
    const namedOn = async (on: string) => ((await admin.get(`/api/organisations/${await telco()}/units?on=${on}`)).body['items'] as { id: string; nameKo: string }[]).find(({ id }) => id === unit)?.nameKo;
    expect([await namedOn('2026-12-31'), await namedOn('2027-06-01'), await namedOn('2028-01-01'), await namedOn('2029-12-31')]).toEqual(['컨설팅지원팀', 'SMB현장지원담당', 'SMB본부 컨설팅지원담당', 'Biz사업본부 컨설팅지원담당']);
    expect(((await admin.get(`/api/units/${unit}`)).body['names'] as unknown[]).length).toBe(4);
  });

  it('has the roles of its firm, and a code of its own', async () => {
    const unit = { code: 'SALES-2', nameKo: '기업영업2팀', nameEn: 'Business sales 2', from: '2026-09-08', roles: ['SALES_REP'] };
    expect((await send(`/organisations/${await telco()}/units`, unit)).body).toMatchObject({ teams: [{ role: 'SALES_REP', people: 0 }], predecessors: [] });
    expect(await refused(`/organisations/${await telco()}/units`, unit)).toMatchObject({ code: 'people.unit-code-taken', field: 'code' });
    expect(await refused(`/organisations/${await telco()}/units`, { ...unit, code: 'SALES-3', roles: ['SALES_REP', 'PARTNER_APP'] })).toMatchObject({ code: 'people.role-elsewhere', field: 'roles.1' });
    expect(await refused(`/units/${await idOfUnit('SALES-2')}/teams`, { role: 'CUSTOMER' })).toMatchObject({ code: 'people.role-elsewhere' });
  });

  it('with open work does not end without a successor', async () => {
    await office.submitted(await anApplication(office));
    expect(await refused(`/units/${await idOfUnit('SALES-1')}/end`, { lastDay: '2026-09-09', reason: '조직 개편' })).toMatchObject({ status: 409, code: 'people.unit-has-work', field: 'successorId' });
    expect(await refused(`/units/${await idOfUnit('SALES-1')}/end`, { lastDay: '2026-09-09', successorId: await idOfUnit('P-APP-1'), reason: '조직 개편' })).toMatchObject({ code: 'people.no-such-successor' });
    expect(await refused(`/units/${await idOfUnit('SALES-1')}/end`, { lastDay: '2026-09-07', successorId: await idOfUnit('SALES-2'), reason: '조직 개편' })).toMatchObject({ code: 'date.in-the-past', field: 'lastDay' });
  });

  it('gives its people, open tasks, orders and contracts to its successor on the day after its last', async () => {
    const rep = await Browser.signedIn(office.url, 'sales');
    const [was, next] = [await idOfUnit('SALES-1'), await idOfUnit('SALES-2')];
    const ended = await send(`/units/${was}/end`, { lastDay: '2026-09-09', successorId: next, reason: '조직 개편' });
    expect(ended.body).toMatchObject({ lastDay: '2026-09-09', successorId: next });
    const unitsOf = async () => ((await rep.get('/api/me')).body['memberships'] as { unitId: string }[]).map(({ unitId }) => unitId);
    const inBoxes = async () => (await office.rows<{ unit: string; n: number }>(`SELECT u.code AS unit, count(*)::int AS n FROM task t JOIN team m ON m.id = t.team_id JOIN org_unit u ON u.id = m.unit_id WHERE t.status = 'OPEN' AND t.role = 'SALES_REP' GROUP BY 1`));
    const before = await inBoxes();
    await mornings();
    await morningOf('2026-09-09');
    expect([await unitsOf(), await inBoxes()]).toEqual([[was], before]);
    await morningOf('2026-09-10');
    expect(await unitsOf()).toEqual([next]);
    expect(await inBoxes()).toEqual(before.map(({ n }) => ({ unit: 'SALES-2', n })));
    expect(await office.rows(`SELECT DISTINCT u.code FROM customer_order o JOIN team t ON t.id = o.sales_team_id JOIN org_unit u ON u.id = t.unit_id UNION SELECT u.code FROM contract c JOIN team t ON t.id = c.sales_team_id JOIN org_unit u ON u.id = t.unit_id`)).toEqual([{ code: 'SALES-2' }]);
    const [order] = await office.rows<{ id: string }>(`SELECT id FROM customer_order WHERE status = 'SUBMITTED' ORDER BY id DESC LIMIT 1`);
    const audit = (await admin.get(`/api/audit?subjectKind=ORDER&subjectId=${order?.id}`)).body['items'] as { action: string; actorName: string }[];
    expect(audit[0]).toMatchObject({ action: 'order.sales-team-changed', actorName: '시스템' });
    expect((await admin.get(`/api/units/${next}`)).body['predecessors']).toEqual([{ id: was, code: 'SALES-1', lastDay: '2026-09-09' }]);
    const task = await taskOf(office, order?.id ?? '', 'check-site');
    expect((await rep.post(`/api/tasks/${task.id}/claim`, { body: { version: task.version } })).status).toBe(200);
  });

  it('a second time on the same morning nothing moves', async () => {
    const notes = () => office.rows(`SELECT count(*)::int AS n FROM task_note WHERE text = '조직 승계'`);
    const before = await notes();
    await morningOf('2026-09-11');
    expect(await notes()).toEqual(before);
  });
});
