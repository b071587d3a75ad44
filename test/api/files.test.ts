import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import { Browser, type Answer } from './world/browser';
import { DeskOf, doneFor, quoted, taskOf, type OpenTask } from './world/desk-of';
import { wholeDatabase } from './world/whole-database';

let office: TestOffice;
let sales: Browser;
let task: OpenTask;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  sales = await Browser.signedIn(office.url, 'sales');
  task = await taskOf(office, await office.submitted(await anApplication(office)), 'check-site');
}, 60_000);
afterAll(() => office?.close(), 60_000);

let papers = 0;
const pdf = (words = `paper ${(papers += 1)}`): Buffer => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`);
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

interface Paper {
  readonly content?: Buffer;
  readonly name?: string;
  readonly type?: string | null;
  readonly saysItIs?: string;
}

function formOf({ content = pdf(), name = '서류.pdf', type = 'TERMS', saysItIs = 'application/pdf' }: Paper): FormData {
  const form = new FormData();
  if (type !== null) form.set('documentType', type);
  form.set('file', new Blob([new Uint8Array(content)], { type: saysItIs }), name);
  return form;
}

const attach = (paper: Paper = {}, to: { id: string } = task, by = sales, key?: string): Promise<Answer> => by.post(`/api/tasks/${to.id}/documents`, { form: formOf(paper), ...(key && { key }) });
const download = (by: Browser, id: unknown) => by.get(`/api/documents/${String(id)}`);

const filesOnDisk = (): string[] => {
  const folder = join(office.folder, 'files');
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  } catch {
    return [];
  }
};

async function leavesNothing(asked: () => Promise<Answer>): Promise<Answer['problem']> {
  const before = [await wholeDatabase(office), filesOnDisk()];
  const { problem } = await asked();
  expect([await wholeDatabase(office), filesOnDisk()]).toEqual(before);
  return problem;
}

describe('a paper', () => {
  it('is kept once by its content, however often and under whatever name it is brought', async () => {
    const content = pdf();
    const before = filesOnDisk().length;
    const ids = new Set((await Promise.all(['약관.pdf', '약관 (2).pdf', 'terms.pdf', 'a.pdf', 'b.pdf', 'c.pdf'].map((name) => attach({ content, name })))).map(({ body }) => body['id']));
    expect(ids.size).toBe(6);
    expect(filesOnDisk().length).toBe(before + 1);
    expect(await office.rows(`SELECT DISTINCT file_hash FROM document WHERE id = ANY ($1)`, [[...ids]])).toHaveLength(1);
    for (const id of ids) expect((await download(sales, id)).text).toBe(content.toString());
  });

  it('is kept once when many bring it to many tasks at the same moment', async () => {
    const tasks = await Promise.all(Array.from({ length: 8 }, async () => taskOf(office, await office.submitted(await anApplication(office)), 'check-site')));
    const content = pdf();
    const before = filesOnDisk().length;
    expect((await Promise.all(tasks.map((one) => attach({ content }, one)))).map(({ status }) => status)).toEqual(tasks.map(() => 201));
    expect(filesOnDisk().length).toBe(before + 1);
  });

  it('is brought once by one click, however often it is sent', async () => {
    const content = pdf();
    const clicks = await Promise.all([1, 2, 3].map(() => attach({ content }, task, sales, 'one-click')));
    expect(clicks.map(({ status, body }) => [status, body])).toEqual(clicks.map(() => [201, clicks[0]?.body]));
    expect((await attach({}, task, sales, 'one-click')).problem.code).toBe('request.key-reused');
  });

  it.each([
    ['a PDF', { content: pdf(), name: 'x.pdf' }, 'application/pdf'],
    ['a picture that calls itself a PDF', { content: png, name: '사진.pdf' }, 'image/png'],
    ['a PDF that says it is a web page', { content: pdf(), name: 'x.html', saysItIs: 'text/html' }, 'application/pdf'],
  ])('is what its bytes say: %s', async (_, paper, mediaType) => {
    const { body } = await attach(paper);
    expect((await download(sales, body['id'])).headers.get('content-type')).toBe(mediaType);
  });

  it.each([
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script in it', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['plain text', Buffer.from('약관')],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s, whatever it is called', async (_, content) => {
    expect(await leavesNothing(() => attach({ content, name: '약관.pdf' }))).toMatchObject({ status: 422, code: 'file.type-not-taken', field: 'file' });
  });

  it('has at most 20 megabytes', async () => {
    const problem = await leavesNothing(() => attach({ content: Buffer.concat([pdf(), Buffer.alloc(20 * 1024 * 1024)]) }));
    expect(problem).toMatchObject({ status: 413, code: 'request.too-large', ko: expect.stringMatching(/[가-힣]/) });
  });

  it.each([
    ['no kind', { type: null }],
    ['a kind that is none', { type: 'not a kind' }],
    ['a kind of 41 letters', { type: 'A'.repeat(41) }],
  ])('comes with its kind: %s', async (_, paper) => {
    expect(await leavesNothing(() => attach(paper))).toMatchObject({ status: 422, code: 'file.document-type-missing', field: 'documentType' });
  });

  it('may name its kind after the file', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(pdf())]), '약관.pdf');
    form.set('documentType', 'TERMS');
    expect((await sales.post(`/api/tasks/${task.id}/documents`, { form })).body).toMatchObject({ documentType: 'TERMS' });
  });

  it.each([
    ['without a file', { form: new FormData() }, 422, 'file.missing'],
    ['as JSON', { body: { file: 'x' } }, 422, 'file.missing'],
    ['cut off in the middle', { body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF', headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 400, 'request.malformed'],
  ])('is refused %s', async (_, sent, status, code) => {
    expect(await leavesNothing(() => sales.post(`/api/tasks/${task.id}/documents`, sent))).toMatchObject({ status, code });
  });

  it('two at once are one too many', async () => {
    const form = formOf({});
    form.append('file', new Blob([new Uint8Array(pdf())]), 'b.pdf');
    expect(await leavesNothing(() => sales.post(`/api/tasks/${task.id}/documents`, { form }))).toMatchObject({ status: 413, code: 'request.too-large' });
  });
});

describe('its name', () => {
  const savedAs = async (name: string) => {
    const { body } = await attach({ name });
    const { headers } = await download(sales, body['id']);
    return { shown: body['fileName'], disposition: headers.get('content-disposition') ?? '', headers };
  };

  it('is Korean, composed, and only ever the name of a download', async () => {
    const { shown, disposition, headers } = await savedAs('사업자등록증 사본.pdf'.normalize('NFD'));
    expect(shown).toBe('사업자등록증 사본.pdf');
    expect(disposition).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('사업자등록증 사본.pdf')}`);
    expect(Object.fromEntries(headers)).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'cache-control': 'no-store' });
  });

  it.each([
    ['../../etc/passwd.pdf', /^[^/\\]*passwd\.pdf$/],
    ['C:\\windows\\system.pdf', /^[^/\\]*system\.pdf$/],
    ["it's (1) *new*.pdf", /^it's \(1\) \*new\*\.pdf$/],
    [`${'긴'.repeat(300)}.pdf`, /^긴{200}$/],
    ['😀'.repeat(201), /^(?:😀){200}$/u],
  ])('leads nowhere and breaks nothing: %s', async (name, expected) => {
    const { shown, disposition } = await savedAs(name);
    expect(shown).toMatch(expected);
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w.~%!-]+$/);
  });
});

describe('whose it is', () => {
  let orderId: string;
  let install: OpenTask;
  let system: Browser;

  beforeAll(async () => {
    orderId = await office.submitted(await anApplication(office));
    await doneFor(office, orderId, ...quoted, 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip');
    install = await taskOf(office, orderId, 'install-software');
    system = await Browser.signedIn(office.url, 'system');
    const { customerId } = (await sales.get(`/api/orders/${orderId}`)).body;
    await office.invited(String(customerId), { login: 'hanbit.person', name: '한가람', email: 'garam@hanbit.example.com' });
  });

  it('a partner’s is seen by the partner and the house, and by no customer or other partner', async () => {
    const { body } = await attach({ name: '설치확인서.pdf' }, install, system);
    const others = await Promise.all(['app', 'device', 'hanbit.person'].map((login) => Browser.signedIn(office.url, login)));
    expect((await download(system, body['id'])).status).toBe(200);
    expect((await download(sales, body['id'])).status).toBe(200);
    expect((await Promise.all(others.map((one) => download(one, body['id'])))).map(({ problem }) => problem.code)).toEqual(others.map(() => 'document.not-found'));
    expect(JSON.stringify((await system.get(`/api/orders/${orderId}`)).body['documents'])).toContain('설치확인서.pdf');
  });

  it('the house’s on the partner’s own order stays in the house', async () => {
    const documents = await office.rows<{ id: string }>(`SELECT id FROM document WHERE order_id = $1 AND partner_id IS NULL`, [orderId]);
    expect(documents.length).toBeGreaterThan(3);
    const customer = await Browser.signedIn(office.url, 'hanbit.person');
    for (const by of [system, customer]) for (const { id } of documents) expect((await download(by, id)).problem.code).toBe('document.not-found');
  });

  it('nobody brings a paper to a task of others, nor to one that is closed', async () => {
    const device = await Browser.signedIn(office.url, 'device');
    expect(await leavesNothing(() => attach({}, install, device))).toMatchObject({ status: 404, code: 'task.not-found' });
    expect(await leavesNothing(() => attach({}, install, sales))).toMatchObject({ status: 403, code: 'task.not-yours' });
    const closed = await taskOf(office, orderId, 'apply-vpn');
    expect(await leavesNothing(() => attach({}, closed, sales))).toMatchObject({ status: 409, code: 'task.not-open', params: { by: '김영업' } });
  });
});

describe('what was attached by mistake', () => {
  const remove = (by: Browser, id: unknown, key?: string) => by.send('DELETE', `/api/documents/${String(id)}`, key ? { key } : {});
  const auditOf = (id: unknown) => office.rows(`SELECT action, before ->> 'fileName' AS "fileName" FROM audit_entry WHERE subject_kind = 'DOCUMENT' AND subject_id = $1`, [id]);

  it('is taken off by whoever attached it, once, and is on record', async () => {
    const { body } = await attach({ name: '다른 회사 약관.pdf' });
    const clicks = await Promise.all([1, 2].map(() => remove(sales, body['id'], 'taken-off-once')));
    expect(clicks.map(({ status, body: answer }) => [status, answer])).toEqual(clicks.map(() => [200, { removed: true }]));
    expect(await auditOf(body['id'])).toEqual([{ action: 'document.removed', fileName: '다른 회사 약관.pdf' }]);
    expect((await download(sales, body['id'])).problem).toMatchObject({ status: 404, code: 'document.not-found' });
    expect(await leavesNothing(() => remove(sales, body['id']))).toMatchObject({ status: 404, code: 'document.not-found' });
    const desk = await DeskOf.person(office, 'sales');
    expect(JSON.stringify(await desk.page(task))).not.toContain(String(body['id']));
  });

  it('is no evidence any more', async () => {
    const fresh = await office.submitted(await anApplication(office));
    await doneFor(office, fresh, ...quoted);
    const collect = await taskOf(office, fresh, 'collect-documents');
    const ids = await Promise.all(['APPLICATION_FORM', 'TERMS', 'STAMPED_QUOTE', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION'].map(async (type) => (await attach({ type }, collect)).body['id']));
    await remove(sales, ids[1]);
    const complete = () => sales.post(`/api/tasks/${collect.id}/complete`, { body: { version: collect.version, form: { quoteStampedOn: '2026-09-01' } } });
    expect(await leavesNothing(complete)).toMatchObject({ code: 'evidence.missing', params: { documents: 'TERMS' } });
    await attach({ type: 'TERMS' }, collect);
    expect((await complete()).status).toBe(200);
    expect(await leavesNothing(() => remove(sales, ids[0]))).toMatchObject({ status: 409, code: 'document.task-is-closed', ko: expect.stringMatching(/[가-힣]/) });
  });

  it('is not taken off by a colleague, nor by anybody who does not see it', async () => {
    const { body } = await attach();
    const [lead, device] = [await Browser.signedIn(office.url, 'sales-lead'), await Browser.signedIn(office.url, 'device')];
    expect(await leavesNothing(() => remove(lead, body['id']))).toMatchObject({ status: 403, code: 'document.not-yours' });
    expect(await leavesNothing(() => remove(device, body['id']))).toMatchObject({ status: 404, code: 'document.not-found' });
  });
});
