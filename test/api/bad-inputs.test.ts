import { randomUUID } from 'node:crypto';
import { allRoles } from '../../libs/domain/process/roles';
import { TestOffice } from '../world/test-office';
import { badOnesOf, extremesOf, sampleOf, type Shape } from './world/bad-values';
import { Browser, type Answer, type Sent } from './world/browser';
import { documentedRoutes, type DocumentedRoute, type Parameter } from './world/documented-routes';
import { judges } from './world/judges';
import { isAProblem, whatWasNotRefused, whyNotRefused } from './world/refusals';
import { twoCustomers } from './world/two-customers';
import { wholeDatabase } from './world/whole-database';

let office: TestOffice;
let asItWas: Readonly<Record<string, string>>;
/** What stands behind a path's parameters: rows that are there. */
let rows: Readonly<Record<string, string>>;
const people = new Map<string, Browser>();

const loginOfRole: Readonly<Record<string, string>> = {
  PRODUCT_OWNER: 'product', CONSULTING_SUPPORT: 'consulting', SETTLEMENT_TEAM: 'settlement', SALES_REP: 'sales', NETWORK_OPS: 'network', LEGAL: 'legal', ADMIN: 'admin', CUSTOMER: 'hanbit.person', PARTNER_SYSTEM: 'system',
};

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const { 'partner A': partner } = await twoCustomers(office);
  const { orderId, contractId, customerId, tasks, documents, money } = partner.own;
  const ofKind = (kind: string): string => money.find((one) => one.kind === kind)?.id ?? '';
  const [team] = await office.rows<{ teamId: string; unitId: string }>(`SELECT id AS "teamId", unit_id AS "unitId" FROM team WHERE role = 'LEGAL'`);
  const [person] = await office.rows<{ id: string }>(`SELECT id FROM person WHERE login = 'credit'`);
  const task = tasks.find(({ step }) => step === 'install-software');
  const { items: firms } = await office.as('sales').get<{ items: { id: string }[] }>('/api/organisations?role=PARTNER_SYSTEM');
  rows = { PARTNER_SYSTEM: firms[0]?.id ?? '', orderId, contractId, customerId, taskId: task?.id ?? '', documentId: documents[0]?.id ?? '', billId: ofKind('bill'), payoutId: ofKind('payout'), personId: person?.id ?? '', ...team };
  asItWas = await wholeDatabase(office);
}, 60_000);
afterAll(() => office?.close(), 60_000);

const as = async (login: string): Promise<Browser> => {
  const known = people.get(login) ?? (await Browser.signedIn(office.url, login));
  people.set(login, known);
  return known;
};

/** Whoever may call it; on a task whoever works on it. */
const caller = ({ name, path }: DocumentedRoute): Promise<Browser> => {
  const who = judges[name]?.who;
  const role = typeof who === 'object' ? allRoles.find((one) => who.includes(one)) : undefined;
  return as(role ? (loginOfRole[role] ?? role) : path.includes('{taskId}') ? 'system' : 'sales');
};

const nobody = '01920000-0000-7000-8000-000000000000';
const exampleOf = (parameter: Parameter | undefined): string => (typeof parameter?.example === 'string' || typeof parameter?.example === 'number' ? String(parameter.example) : nobody);
const pathOf = ({ path, operation }: DocumentedRoute, given: Readonly<Record<string, string>> = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? rows[name] ?? exampleOf(operation.parameters.find((one) => one.in === 'path' && one.name === name)));

/** The example of the document, with rows that are there behind its placeholders. */
const filled = (value: unknown, name = ''): unknown => {
  if (value === nobody) return rows[name] ?? rows[name.replace(/Ids$/, 'Id')] ?? nobody;
  if (Array.isArray(value)) return value.map((one) => filled(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, filled(part, key)]));
};

const jsonOf = ({ operation }: DocumentedRoute) => operation.requestBody?.content['application/json'];
/** Time that moves on for years would leave nothing as the other tests need it; beyond the calendar it is tested with the clock. */
const movesTheClock = ({ name }: DocumentedRoute, sent: unknown): boolean => name === 'POST /api/clock/move' && String((sent as { to?: unknown }).to) > '2026-09-01';
const changing = documentedRoutes.filter(({ method }) => method !== 'GET');
const namedAs = (routes: readonly DocumentedRoute[]) => routes.map((route) => [route.name, route] as const);
const isPublic = ({ operation }: DocumentedRoute): boolean => operation.security.length === 0;

/** Sends what is wrong, answers what was not refused as it should be. */
async function notRefused(route: DocumentedRoute, sends: readonly (Sent & { readonly what: string; readonly path?: string; readonly field?: string })[], ...codes: readonly string[]): Promise<string[]> {
  const browser = await caller(route);
  return whatWasNotRefused(sends, async ({ what, path, field, ...sent }) => {
    const why = whyNotRefused(await browser.send(route.method, path ?? pathOf(route), sent), codes, field);
    return why && `${what}: ${why}`;
  });
}

/** The application is the same wherever it is sent: told apart to the last field where an order is entered. */
const isDeepInApplication = (field: string): boolean => field.startsWith('application.') && field.split('.').length > 2;

describe.each(namedAs(changing.filter((route) => jsonOf(route))))('%s', (_, route) => {
  const { schema = {}, example } = jsonOf(route) ?? {};

  it('refuses every field that is missing, unknown, of another kind, too long, too small, too large or not of its form, and names it', async () => {
    const bad = badOnesOf(schema, example).filter(({ field }) => route.name === 'POST /api/orders' || !isDeepInApplication(field)).map(({ what, field, sent }) => ({ what, field, body: JSON.stringify(sent) }));
    expect(bad.length).toBeGreaterThan(5);
    expect(await notRefused(route, bad, 'request.invalid')).toEqual([]);
  });

  it('refuses what cannot be read or kept: no JSON, NUL and half a character', async () => {
    expect(await notRefused(route, [{ what: 'cut off', body: '{"version": 1' }, { what: 'NUL', body: { ...(example as object), text: 'a\0b' } }, { what: 'half a character', body: { ...(example as object), ['\ud800']: 1 } }], 'request.malformed')).toEqual([]);
    expect(await notRefused(route, [{ what: 'plain text', body: 'version=1', headers: { 'content-type': 'text/plain' } }], 'request.unsupported-media-type')).toEqual([]);
  });
});

describe('what is no JSON at all', () => {
  it.each([
    ['nothing', '', 'application/json', 'request.malformed'],
    ['a form', 'version=1', 'application/x-www-form-urlencoded', 'request.unsupported-media-type'],
    ['XML', '<version/>', 'application/xml', 'request.unsupported-media-type'],
    ['somebody who reaches for what objects are made of', '{"__proto__": {"version": 1}}', 'application/json', 'request.malformed'],
    ['more than a megabyte', `"${'x'.repeat(1024 * 1024)}"`, 'application/json', 'request.too-large'],
  ])('is refused: %s', async (what, body, type, code) => {
    const route = changing.find(({ name }) => name === 'POST /api/orders');
    expect(route && (await notRefused(route, [{ what, body, headers: { 'content-type': type } }], code))).toEqual([]);
  });
});

describe.each(namedAs(changing.filter((route) => !isPublic(route))))('%s', (_, route) => {
  it('takes a key of at most 200 characters, and no change without one', async () => {
    const body = jsonOf(route)?.example;
    const sent = body === undefined ? {} : { body };
    expect(await notRefused(route, [{ what: '201 characters', ...sent, key: 'k'.repeat(201) }], 'request.key-too-long')).toEqual([]);
    expect(await notRefused(route, [{ what: 'no key', ...sent, key: null }, { what: 'an empty key', ...sent, key: '' }], 'request.key-missing')).toEqual([]);
  });
});

const uploads = changing.filter(({ operation }) => operation.requestBody?.content['multipart/form-data']);

describe.each(namedAs(uploads))('%s', (_, route) => {
  it('refuses an upload without its file, cut off, or that is none', async () => {
    const withoutFile = new FormData();
    withoutFile.set('documentType', 'TERMS');
    const cutOff = { body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF', headers: { 'content-type': 'multipart/form-data; boundary=b' } };
    expect(await notRefused(route, [{ what: 'no file', form: withoutFile }, { what: 'JSON', body: {} }], 'file.missing')).toEqual([]);
    expect(await notRefused(route, [{ what: 'cut off', ...cutOff }], 'request.malformed')).toEqual([]);
  });
});

const isText = ({ schema }: Parameter): boolean => {
  const { type, format, pattern, enum: choices, ...shape } = schema as Shape;
  return type === 'string' && !format && !pattern && !choices && shape.const === undefined;
};

describe.each(namedAs(documentedRoutes.filter(({ path }) => path.includes('{'))))('%s', (_, route) => {
  it('refuses an address that nobody could have been given', async () => {
    const sent = jsonOf(route)?.example;
    const parameters = route.operation.parameters.filter((one) => one.in === 'path');
    const wrong = (text: string) => parameters.map(({ name }) => ({ what: `${name} is ${text}`, path: pathOf(route, { [name]: text }), ...(sent !== undefined && { body: sent }) }));
    const typed = parameters.filter((one) => !isText(one)).map(({ name }) => name);
    const refused = ['request.invalid', 'request.malformed', 'request.no-such-route', 'request.method-not-allowed'];
    expect(await notRefused(route, [...wrong('a%00b'), ...wrong('%zz'), ...wrong('x'.repeat(3_000))], ...refused)).toEqual([]);
    expect(await notRefused(route, wrong('2026-02-30').filter(({ what }) => typed.some((name) => what.startsWith(`${name} `))), ...refused)).toEqual([]);
  });
});

/** What no field of a query could mean, by what it is. */
const nonsense = (schema: Shape): readonly string[] => {
  if (schema.format === 'date' || schema.pattern?.startsWith('^\\d{4}')) return ['2026-02-30', '2026-13', 'tomorrow', '9999999', ''];
  if (schema.type === 'integer' || schema.type === 'number') return ['-1', '1.5', '1e400', 'NaN', '99999999999999999999', 'many'];
  if (schema.format === 'uuid' || schema.enum || schema.pattern) return ["' OR 1=1 --", '가', '%00'];
  return [];
};

describe.each(namedAs(documentedRoutes.filter(({ method, operation }) => method === 'GET' && operation.parameters.some((one) => one.in === 'query'))))('%s', (_, route) => {
  const parameters = route.operation.parameters.filter((one) => one.in === 'query');
  const needed = parameters.filter(({ required }) => required).map(({ name, example, schema }) => [name, String(example ?? sampleOf(schema as Shape))] as const);
  const asked = (name: string, ...values: readonly string[]): string => {
    const rest = needed.filter(([other]) => other !== name).map(([other, value]) => `${other}=${encodeURIComponent(value)}`);
    return `${pathOf(route)}?${[...rest, ...values.map((value) => `${name}=${value === '%00' ? value : encodeURIComponent(value)}`)].join('&')}`;
  };

  it('refuses what a field of its query cannot mean, and names it', async () => {
    const tries = parameters.flatMap(({ name, schema }) => nonsense(schema as Shape).map((value) => ({ what: `${name}=${value}`, path: asked(name, value), ...(value !== '%00' && { field: name }) })));
    expect(await notRefused(route, tries, 'request.invalid', 'request.malformed', 'request.bad-cursor')).toEqual([]);
    expect(await notRefused(route, needed.map(([name]) => ({ what: `no ${name}`, path: asked(name), field: name })), 'request.invalid')).toEqual([]);
  });

  it('never breaks at what a person may type, twice over or cut from elsewhere', async () => {
    const browser = await caller(route);
    const cursors = ['', randomUUID(), 'W10', Buffer.from('["2026-02-30","x"]').toString('base64url'), `${nobody}~X~${nobody}`, "'; DROP TABLE task; --"];
    for (const { name } of parameters)
      for (const path of [...cursors.map((cursor) => asked(name, cursor)), asked(name, 'a', 'b'), `${asked(name)}&${name}[a]=1`]) {
        const answer = await browser.send('GET', path);
        expect([path, answer.status < 500]).toEqual([path, true]);
        if (answer.status >= 400) isAProblem(answer);
      }
  });
});

describe('all that was wrong', () => {
  it('has changed nothing', async () => {
    expect(await wholeDatabase(office)).toEqual(asItWas);
  });
});

describe.each(namedAs(changing.filter((route) => jsonOf(route))))('%s at the utmost that its form takes', (_, route) => {
  it('never breaks, and where it refuses changes nothing', async () => {
    const { schema = {}, example } = jsonOf(route) ?? {};
    const browser = await caller(route);
    const before = await wholeDatabase(office);
    const answers: Answer[] = [];
    for (const { sent } of extremesOf(schema, filled(example)).filter(({ sent: one }) => !movesTheClock(route, one))) answers.push(await browser.send(route.method, pathOf(route), { body: sent }));
    const refused = answers.filter(({ status }) => status >= 400);
    expect(refused.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
    refused.forEach(isAProblem);
    if (refused.length === answers.length) expect(await wholeDatabase(office)).toEqual(before);
  });
});
