import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import { knownCodes } from '../../apps/api/problems/texts/all';
import { TestOffice } from '../world/test-office';
import { anApplication, partnerOf } from './world/applications';
import { somethingElse } from './world/bad-values';
import { Browser, type Answer, type Sent } from './world/browser';
import { doneFor, quoted, taskOf } from './world/desk-of';
import { documentedRoutes, type DocumentedRoute, type Parameter } from './world/documented-routes';
import { judges } from './world/judges';
import { wholeDatabase } from './world/whole-database';

let office: TestOffice;
let real: Record<string, string>;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  real = await realIds();
}, 60_000);
afterAll(() => office?.close(), 60_000);

const placeholder = '01920000-0000-7000-8000-000000000000';

/** What stands behind the placeholders of the document: rows that are there. */
async function realIds(): Promise<Record<string, string>> {
  const orderId = await submitted();
  await doneFor(office, orderId, ...quoted, 'collect-documents', 'receive-application');
  const { customerId, contractId, documents } = await office.as('sales').get<{ customerId: string; contractId: string; documents: { id: string }[] }>(`/api/orders/${orderId}`);
  const { id: lead } = await (await office.signIn('sales-lead')).get<{ id: string }>('/api/me');
  const { id: personId } = await office.as('branch').get<{ id: string }>('/api/me');
  return { orderId, customerId, contractId, documentId: documents[0]?.id ?? '', to: lead, deputyId: lead, personId, ...(await aTeamOfTheHouse()), organisationId: await partnerOf(office, 'PARTNER_SYSTEM'), successorId: await unitOf('PROCUREMENT') };
}

/** A team in which the lead of sales is from today on, and its unit. */
async function aTeamOfTheHouse(): Promise<Record<string, string>> {
  const [row] = await office.rows<{ teamId: string; unitId: string }>(`SELECT id AS "teamId", unit_id AS "unitId" FROM team WHERE role = 'LEGAL'`);
  return { ...row };
}

const unitOf = async (code: string): Promise<string> => (await office.rows<{ id: string }>(`SELECT id FROM org_unit WHERE code = $1`, [code]))[0]?.id ?? '';

const admin = (): Promise<Browser> => Browser.signedIn(office.url, 'admin');

async function contact(): Promise<string> {
  const body = { purpose: 'OUTAGE', name: '한가람', email: 'garam@example.com', from: '2026-09-01' };
  return String((await (await admin()).post(`/api/organisations/${real['organisationId']}/contacts`, { body })).body['id']);
}

async function partner(): Promise<string> {
  const body = { code: 'P-BRIEFLY', nameKo: '잠깐', nameEn: 'Briefly', businessNo: '999-86-10070' };
  return String((await (await admin()).post('/api/organisations', { body })).body['id']);
}

/** What the product owner proposed for a month to come, and consulting support approved. */
async function versionProposal(month: string, approved = false): Promise<Record<string, string>> {
  const body = { effectiveFrom: `${month}-01`, reason: '유효기간', values: { quoteValidDays: 40 } };
  const id = String((await (await Browser.signedIn(office.url, 'product')).post('/api/parameters/proposals', { body })).body['id']);
  if (approved) await (await Browser.signedIn(office.url, 'consulting')).post(`/api/version-proposals/${id}/approve`);
  return { proposalId: id };
}

/** Of a partner of its own, proposed by one person of the settlement team. */
async function bankAccount(role: string): Promise<Record<string, string>> {
  const body = { bankCode: '088', accountNo: '110000000000', accountHolder: '가상', reason: '통장 사본' };
  return { bankAccountId: String((await (await Browser.signedIn(office.url, 'settlement')).post(`/api/organisations/${await partnerOf(office, role)}/bank-accounts`, { body })).body['id']) };
}

const submitted = async (): Promise<string> => office.submitted(await anApplication(office));
const freshTask = async (): Promise<string> => (await taskOf(office, await submitted(), 'check-site')).id;

async function taskAtReceipt(): Promise<string> {
  const orderId = await submitted();
  await doneFor(office, orderId, ...quoted, 'collect-documents');
  return (await taskOf(office, orderId, 'receive-application')).id;
}

async function completedTask(): Promise<string> {
  const orderId = await submitted();
  await doneFor(office, orderId, 'check-site');
  return (await taskOf(office, orderId, 'check-site')).id;
}

async function proposed(): Promise<string> {
  return (await office.as('sales').post<{ id: string }>(`/api/orders/${await submitted()}/skip-or-redo`, { kind: 'SKIP', steps: ['check-site'], reason: '사전검토를 이미 마쳤습니다' })).id;
}

async function cancelledTask(): Promise<string> {
  const orderId = await submitted();
  await office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '고객이 청약을 철회했습니다' });
  return (await taskOf(office, orderId, 'check-site')).id;
}

async function draft(): Promise<string> {
  return (await office.as('sales').post<{ id: string }>('/api/orders', await anApplication(office))).id;
}

async function draftOfAnApplication(): Promise<Record<string, string>> {
  return { draftId: (await office.as('sales').post<{ id: string }>('/api/application-drafts', { content: {} })).id };
}

async function comment(): Promise<Record<string, string>> {
  return { commentId: (await office.as('sales').post<{ id: string }>(`/api/orders/${real['orderId']}/comments`, { text: '설치일을 고객과 확인했습니다' })).id };
}

async function withARecording(): Promise<string> {
  const application = await anApplication(office);
  const orderId = await office.submitted({ ...application, product: { ...application.product, arsUsed: true } });
  await doneFor(office, orderId, ...quoted, 'collect-documents', 'receive-application', 'process-service-order');
  return orderId;
}

const absence = async (): Promise<string> => (await office.as('branch').post<{ id: string }>('/api/absences', { deputyId: real['deputyId'], from: '2026-09-01', to: '2026-09-02' })).id;

async function savedView(): Promise<string> {
  await (await Browser.signedIn(office.url, 'sales')).put('/api/me/views/old', { body: { filters: {} } });
  return 'old';
}

/** Nothing waits for a workflow that is not there in this test, so that time can be moved. */
async function nothingWaits(): Promise<void> {
  await office.rows(`UPDATE moment SET done_at = at WHERE done_at IS NULL`);
  await office.rows(`INSERT INTO effect_outcome (command_id, status, at) SELECT command_id, 'DONE', created_at FROM effect ON CONFLICT DO NOTHING`);
}

const attachedDocument = async (): Promise<string> =>
  (await office.as('sales').upload<{ id: string }>(`/api/tasks/${await freshTask()}/documents`, 'TERMS', '약관.pdf', evidenceFor('약관', 'TERMS'), 'application/pdf')).id;

const idOf = async (login: string): Promise<string> => (await office.rows<{ id: string }>(`SELECT id FROM person WHERE login = $1`, [login]))[0]?.id ?? '';

interface Preparation {
  readonly login?: string;
  /** Path parameters that this change uses up. */
  readonly path?: () => Promise<Record<string, string>>;
}

/** Where a change needs a row of its own, or somebody else than the first who may. */
const prepared: Readonly<Record<string, Preparation>> = {
  'POST /api/me/password': { login: 'legal' },
  'POST /api/orders/{orderId}/comments/{commentId}/withdraw': { path: comment },
  'GET /api/application-drafts/{draftId}': { path: draftOfAnApplication },
  'PUT /api/application-drafts/{draftId}': { path: draftOfAnApplication },
  'DELETE /api/application-drafts/{draftId}': { path: draftOfAnApplication },
  'POST /api/application-drafts/{draftId}/documents': { path: draftOfAnApplication },
  'POST /api/application-drafts/{draftId}/submit': { path: draftOfAnApplication },
  'PUT /api/orders/{orderId}': { path: async () => ({ orderId: await draft() }) },
  'POST /api/orders/{orderId}/changes': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/changes/preview': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/submit': { path: async () => ({ orderId: await draft() }) },
  'POST /api/orders/{orderId}/skip-or-redo/preview': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/skip-or-redo': { path: async () => ({ orderId: await submitted() }) },
  'GET /api/skips-and-redos/{proposalId}': { path: async () => ({ proposalId: await proposed() }) },
  'POST /api/skips-and-redos/{proposalId}/approve': { login: 'consulting', path: async () => ({ proposalId: await proposed() }) },
  'POST /api/skips-and-redos/{proposalId}/refuse': { login: 'consulting', path: async () => ({ proposalId: await proposed() }) },
  'POST /api/skips-and-redos/{proposalId}/withdraw': { path: async () => ({ proposalId: await proposed() }) },
  'POST /api/orders/{orderId}/cancel/preview': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/cancel': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/recording/again': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/recording/again/preview': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/recording/again/withdraw': { path: async () => ({ orderId: await submitted() }) },
  'POST /api/orders/{orderId}/recording/move': { path: async () => ({ orderId: await withARecording() }) },
  'POST /api/orders/{orderId}/recording/move/preview': { path: async () => ({ orderId: await withARecording() }) },
  'POST /api/tasks/{taskId}/return': { login: 'consulting', path: async () => ({ taskId: await taskAtReceipt() }) },
  'POST /api/tasks/{taskId}/return/preview': { login: 'consulting', path: async () => ({ taskId: await taskAtReceipt() }) },
  'POST /api/tasks/{taskId}/late-answer': { path: async () => ({ taskId: await cancelledTask() }) },
  'POST /api/tasks/{taskId}/late-documents': { path: async () => ({ taskId: await cancelledTask() }) },
  'POST /api/tasks/{taskId}/withdraw': { path: async () => ({ taskId: await completedTask() }) },
  'POST /api/tasks/{taskId}/refuse': { login: 'consulting', path: async () => ({ taskId: await taskAtReceipt() }) },
  'POST /api/tasks/{taskId}/reassign': { login: 'sales-lead' },
  'POST /api/tasks/bulk/reassign': { login: 'sales-lead' },
  'GET /api/bank-accounts/{bankAccountId}': { path: () => bankAccount('PARTNER_APP') },
  'POST /api/bank-accounts/{bankAccountId}/approve': { login: 'settlement-2', path: () => bankAccount('PARTNER_DEVICE') },
  'POST /api/bank-accounts/{bankAccountId}/refuse': { path: () => bankAccount('PARTNER_NETEQ') },
  'GET /api/version-proposals/{proposalId}': { path: () => versionProposal('2028-01') },
  'POST /api/version-proposals/{proposalId}/approve': { login: 'consulting', path: () => versionProposal('2028-02') },
  'POST /api/version-proposals/{proposalId}/refuse': { path: () => versionProposal('2026-12') },
  'POST /api/version-proposals/{proposalId}/withdraw': { path: () => versionProposal('2026-11', true) },
  'GET /api/people/{personId}': { login: 'admin' },
  'GET /api/people/{personId}/history': { login: 'admin' },
  'POST /api/organisations/{organisationId}/end': { path: async () => ({ organisationId: await partner() }) },
  'POST /api/contacts/{contactId}/end': { path: async () => ({ contactId: await contact() }) },
  'POST /api/people/{personId}/reactivate': { path: async () => ({ personId: await idOf('credit') }) },
  'POST /api/people/{personId}/hand-over': { login: 'admin' },
  'POST /api/people/{personId}/deactivate': { path: async () => ({ personId: await idOf('credit') }) },
  'POST /api/people/{personId}/reset-password': { path: async () => ({ personId: await idOf('credit') }) },
  'POST /api/substitutions/{substitutionId}/end': { login: 'branch', path: async () => ({ substitutionId: await absence() }) },
  'DELETE /api/documents/{documentId}': { path: async () => ({ documentId: await attachedDocument() }) },
  'DELETE /api/me/views/{viewName}': { path: async () => ({ viewName: await savedView() }) },
  'POST /api/clock/move': { path: async () => (await nothingWaits(), {}) },
};

const logins: Readonly<Record<string, string>> = { ADMIN: 'admin', SALES_REP: 'sales', PRODUCT_OWNER: 'product', CONSULTING_SUPPORT: 'consulting', SETTLEMENT_TEAM: 'settlement' };

const loginFor = ({ name }: DocumentedRoute): string => {
  const who = judges[name]?.who;
  return prepared[name]?.login ?? (typeof who === 'object' ? (logins[who[0] ?? ''] ?? 'admin') : 'sales');
};

const exampleOf = ({ example, schema }: Parameter): string | undefined => {
  const first = example ?? (schema['enum'] as string[] | undefined)?.[0] ?? schema['default'];
  return first === undefined || typeof first === 'string' ? first : JSON.stringify(first);
};

async function pathOf(route: DocumentedRoute): Promise<string> {
  const own = (await prepared[route.name]?.path?.()) ?? {};
  const given: Record<string, string> = { ...real, ...(route.path.includes('{taskId}') && !own['taskId'] ? { taskId: await freshTask() } : {}), ...own };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const example = route.operation.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
    return given[name] ?? (example && exampleOf(example)) ?? placeholder;
  });
  const query = route.operation.parameters.flatMap((parameter) => (parameter.in === 'query' && (parameter.required || parameter.example !== undefined) ? [`${parameter.name}=${encodeURIComponent(exampleOf(parameter) ?? '')}`] : []));
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

/** The example as it stands in the document, with rows that are there behind its placeholders. */
async function filled(value: unknown, name = ''): Promise<unknown> {
  if (value === placeholder && name === 'taskId') return freshTask();
  if (value === placeholder) return name.startsWith('PARTNER_') ? partnerOf(office, name) : (real[name] ?? placeholder);
  if (Array.isArray(value)) return Promise.all(value.map((one) => filled(one, name)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await filled(part, key)] as const)));
}

function upload(): FormData {
  const form = new FormData();
  form.set('documentType', 'TERMS');
  form.set('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), '약관.pdf');
  return form;
}

function calendarFile(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['date,name,kind,status,source,source_ref\n2031-01-01,1월1일,STATUTORY,OFFICIAL,관보,제1호\n'], { type: 'text/csv' }), '2031.csv');
  return form;
}

async function bodyOf({ operation, path }: DocumentedRoute): Promise<Sent> {
  const content = operation.requestBody?.content;
  if (content?.['multipart/form-data']) return { form: path === '/api/calendar/import' ? calendarFile() : upload() };
  if (!content) return {};
  const example = content['application/json']?.example;
  expect(example).toBeDefined();
  return { body: await filled(example) };
}

interface Asked {
  readonly path: string;
  readonly answer: Answer;
  readonly sent: Sent;
  readonly again: (sent: Sent) => Promise<Answer>;
}

async function asked(route: DocumentedRoute): Promise<Asked> {
  const path = await pathOf(route);
  const browser = await Browser.signedIn(office.url, loginFor(route));
  const sent = { ...(await bodyOf(route)), key: randomUUID() };
  const send = (other: Sent) => browser.send(route.method, path, other);
  return { path, answer: await send(sent), sent, again: send };
}

/** Where a change is none, or is none the second time: a look ahead, a move to where time stands, leaving. */
const keepsNoAnswer: ReadonlySet<string> = new Set(['POST /api/quotes', 'POST /api/logout', 'POST /api/clock/move']);
/** Several at once have a key a row: `test/desk/bulk`. */
const isOnceByItself = ({ name, method, operation }: DocumentedRoute, path: string): boolean => method !== 'GET' && operation.security.length > 0 && !keepsNoAnswer.has(name) && !/\/bulk\/|preview/.test(`${name} ${path}`);

/** The same key again is the same answer and no second change; with something else it is refused. */
async function isOnce(route: DocumentedRoute, { answer, sent, again }: Asked): Promise<void> {
  const before = await wholeDatabase(office);
  const second = await again(sent);
  expect([second.status, second.body]).toEqual([answer.status, answer.body]);
  const other = sent.body === undefined ? undefined : somethingElse(route.operation.requestBody?.content['application/json']?.schema ?? {}, sent.body);
  if (other !== undefined) expect((await again({ ...sent, body: other })).problem).toMatchObject({ status: 422, code: 'request.key-reused', field: 'Idempotency-Key' });
  expect(await wholeDatabase(office)).toEqual(before);
}

/** Where the example meets an installation in which that has not happened yet. */
const hasNotHappened: Readonly<Record<string, string>> = {
  'GET /api/contracts/{contractId}/penalty-preview': 'contract.not-open',
  'POST /api/orders/{orderId}/recording/again': 'recording.not-recorded-yet',
  'POST /api/orders/{orderId}/recording/again/preview': 'recording.not-recorded-yet',
  'POST /api/orders/{orderId}/recording/again/withdraw': 'recording.none-waits-for-its-stamp',
  'POST /api/skips-and-redos/{proposalId}/approve': 'skip-or-redo.another-effect',
};
/** Rows of a month that has not been closed, and of machines that have not failed. */
const isNotThereYet = /^\w+ \/api\/(?:months|bills|accruals|payouts|payout-files|refunds|refund-files|payments\/|corrections|payment-imports|allocations|problems)/;

describe('an example of the document, sent as it stands', () => {
  const changesOfTheClock = (route: DocumentedRoute): boolean => route.name === 'POST /api/clock/move';
  const inOrder = [...documentedRoutes.filter((route) => !changesOfTheClock(route)), ...documentedRoutes.filter(changesOfTheClock)];

  it.each(inOrder.map((route) => [route.name, route] as const))('%s works, and where it changes something does so once under its key', async (name, route) => {
    const once = await asked(route);
    const { status, problem } = once.answer;
    if (status < 300) return isOnceByItself(route, once.path) ? isOnce(route, once) : undefined;
    expect(problem.code).not.toBe('request.invalid');
    expect(status).toBeLessThan(500);
    if (isNotThereYet.test(name)) return;
    expect(problem.code).toBe(hasNotHappened[name]);
  });
});

describe('the refusals of the document', () => {
  const told = (route: DocumentedRoute): string[] => Object.values(route.operation.responses).flatMap(({ description }) => [...description.matchAll(/^`([^`]+)`/gm)].map((found) => found[1] ?? ''));

  it('are codes that have words', () => {
    const known = new Set(knownCodes());
    expect(documentedRoutes.flatMap((route) => told(route).filter((code) => !known.has(code)).map((code) => `${route.name} ${code}`))).toEqual([]);
  });

  it('name every refusal with which a step answers a completion', () => {
    const root = join(__dirname, '../..');
    const folders = ['libs/orders/steps', 'libs/books/steps'].map((folder) => join(root, folder));
    const sources = folders.flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')));
    const codes = sources.flatMap((source) => [...source.matchAll(/\brefuse\(\s*'([a-z-]+\.[a-z0-9-]+)'/g)].map((found) => found[1] ?? ''));
    const completion = documentedRoutes.find(({ name }) => name === 'POST /api/tasks/{taskId}/complete');
    expect([...new Set(codes)].filter((code) => !completion || !told(completion).includes(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(10);
  });
});
