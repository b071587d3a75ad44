import { TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import { Browser, type Answer } from './world/browser';
import { doneFor, quoted, taskOf } from './world/desk-of';
import { refusedWithoutTrace } from './world/whole-database';

let office: TestOffice;
let sales: Browser;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  sales = await Browser.signedIn(office.url, 'sales');
}, 60_000);
afterAll(() => office?.close(), 60_000);

const pdf = Buffer.from('%PDF-1.4\n% a paper of the customer\n%%EOF\n');
const withOrder = ['APPLICATION_FORM', 'TERMS', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION'] as const;

const begun = async (): Promise<string> => String((await sales.post('/api/application-drafts', { body: { content: {} } })).body['id']);

function attach(draftId: string, { type = 'TERMS', content = pdf, by = sales }: { readonly type?: string; readonly content?: Buffer; readonly by?: Browser } = {}): Promise<Answer> {
  const form = new FormData();
  form.set('documentType', type);
  form.set('file', new Blob([new Uint8Array(content)]), '약관.pdf');
  return by.post(`/api/application-drafts/${draftId}/documents`, { form });
}

const submit = async (draftId: string): Promise<string> => String((await sales.post(`/api/application-drafts/${draftId}/submit`, { body: { application: await anApplication(office) } })).body['id']);
const typesOn = ({ body }: Answer, part: 'papers' | 'documents'): string[] => (body[part] as { documentType: string }[]).map(({ documentType }) => documentType);
const lead = () => Browser.signedIn(office.url, 'sales-lead');

describe('a paper that comes with an application', () => {
  it('lies with its draft, and nobody else reads it, not even the lead of the team', async () => {
    const draftId = await begun();
    const { body, status } = await attach(draftId);
    expect([status, body['documentType']]).toEqual([201, 'TERMS']);
    expect(typesOn(await sales.get(`/api/application-drafts/${draftId}`), 'papers')).toEqual(['TERMS']);
    expect((await sales.get(`/api/documents/${String(body['id'])}`)).text).toBe(pdf.toString());
    expect((await (await lead()).get(`/api/documents/${String(body['id'])}`)).problem.code).toBe('document.not-found');
  });

  it('is the order’s once it is submitted, and the step that collects the papers asks only for the others (S1-043)', async () => {
    const draftId = await begun();
    for (const type of withOrder) await attach(draftId, { type });
    const orderId = await submit(draftId);
    expect(typesOn(await sales.get(`/api/orders/${orderId}`), 'documents')).toEqual([...withOrder]);
    await doneFor(office, orderId, ...quoted);
    const collect = await taskOf(office, orderId, 'collect-documents');
    expect(typesOn(await sales.get(`/api/tasks/${collect.id}`), 'documents')).toEqual([...withOrder]);
    const complete = () => sales.post(`/api/tasks/${collect.id}/complete`, { body: { version: collect.version, form: { quoteStampedOn: '2026-09-01' } } });
    expect((await complete()).problem).toMatchObject({ code: 'evidence.missing', params: { documents: 'STAMPED_QUOTE' } });
    const form = new FormData();
    form.set('documentType', 'STAMPED_QUOTE');
    form.set('file', new Blob([new Uint8Array(pdf)]), '견적서.pdf');
    await sales.post(`/api/tasks/${collect.id}/documents`, { form });
    expect((await complete()).status).toBe(200);
  });

  it('waits for its step: the step before may still be taken back, and whoever brought it takes it off', async () => {
    const draftId = await begun();
    await attach(draftId);
    const orderId = await submit(draftId);
    const [{ id } = { id: '' }] = await office.rows<{ id: string }>(`SELECT id FROM document WHERE order_id = $1`, [orderId]);
    expect((await (await lead()).send('DELETE', `/api/documents/${id}`)).problem.code).toBe('document.not-yours');
    await doneFor(office, orderId, ...quoted);
    const consulting = await Browser.signedIn(office.url, 'consulting');
    const confirmed = await taskOf(office, orderId, 'confirm-quote-consulting');
    const [{ version } = { version: 0 }] = await office.rows<{ version: number }>(`SELECT version FROM task WHERE id = $1`, [confirmed.id]);
    expect((await consulting.post(`/api/tasks/${confirmed.id}/withdraw`, { body: { version, reason: '견적을 다시 봅니다' } })).status).toBe(200);
    expect((await sales.send('DELETE', `/api/documents/${id}`)).problem.code).toBe('document.task-is-closed');
  });

  it('is taken off again, and goes with a draft that is given up', async () => {
    const draftId = await begun();
    const [first, second] = [(await attach(draftId)).body['id'], (await attach(draftId, { type: 'NEGOTIATED_AGREEMENT' })).body['id']];
    expect((await sales.send('DELETE', `/api/documents/${String(first)}`)).body).toEqual({ removed: true });
    expect(typesOn(await sales.get(`/api/application-drafts/${draftId}`), 'papers')).toEqual(['NEGOTIATED_AGREEMENT']);
    await sales.send('DELETE', `/api/application-drafts/${draftId}`);
    expect((await sales.get(`/api/documents/${String(second)}`)).problem.code).toBe('document.not-found');
    expect(await office.rows(`SELECT FROM document WHERE draft_id = $1`, [draftId])).toEqual([]);
  });

  it.each([
    ['the stamped quote, which comes once it is confirmed (S1-037)', { type: 'STAMPED_QUOTE' }, 'draft.paper-comes-later'],
    ['no kind', { type: '' }, 'file.document-type-missing'],
    ['no paper', { content: Buffer.from('약관') }, 'file.type-not-taken'],
    ['more than 20 megabytes', { content: Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]) }, 'request.too-large'],
  ])('is refused: %s', async (_, paper, code) => {
    const draftId = await begun();
    expect((await refusedWithoutTrace(office, () => attach(draftId, paper))).code).toBe(code);
  });

  it('goes to no draft of somebody else, nor to one that is an order already', async () => {
    const draftId = await begun();
    expect((await refusedWithoutTrace(office, async () => attach(draftId, { by: await lead() }))).code).toBe('draft.not-found');
    await submit(draftId);
    expect((await refusedWithoutTrace(office, () => attach(draftId))).code).toBe('draft.not-found');
  });
});
