import { TestOffice } from '../world/test-office';
import type { Shape } from './world/bad-values';
import { sampleOf } from './world/bad-values';
import { Browser } from './world/browser';
import { canariesHiddenFrom, withCanaries, type Canaries } from './world/canaries';
import { documentedRoutes, type DocumentedRoute, type Parameter } from './world/documented-routes';
import { LivePage } from './world/live-page';
import { whatWasNotRefused } from './world/refusals';
import { outsiders, twoCustomers, wordsOfOthers, type Outsider, type OutsiderName } from './world/two-customers';

let office: TestOffice;
let people: Record<OutsiderName, Outsider>;
let canaries: Readonly<Record<'A' | 'B', Canaries>>;
/** Every row that a path's parameter could mean, whosever it is. */
let rows: Readonly<Record<string, readonly string[]>>;

const idsOf = async (table: string, column = 'id'): Promise<readonly string[]> => (await office.rows<{ id: string }>(`SELECT DISTINCT ${column} AS id FROM ${table}`)).map(({ id }) => id);
/** By one of each kind; the others are alike. */
const oneOfEach = async (table: string, kind: string): Promise<readonly string[]> => (await office.rows<{ id: string }>(`SELECT DISTINCT ON (${kind}) id FROM ${table} ORDER BY ${kind}, id`)).map(({ id }) => id);

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  people = await twoCustomers(office);
  canaries = await withCanaries(office, people);
  rows = {
    orderId: await idsOf('customer_order'),
    contractId: await idsOf('contract'),
    customerId: await idsOf('customer'),
    organisationId: await oneOfEach('organisation', 'kind, business_no IS NULL, id IN (SELECT organisation_id FROM organisation_contact)'),
    personId: await oneOfEach('person', 'organisation_id'),
    unitId: (await idsOf('org_unit')).slice(0, 4),
    taskId: await oneOfEach('task', 'order_id, partner_id, role, status'),
    documentId: await oneOfEach('document', 'order_id, partner_id, customer_may_see'),
    billId: await idsOf('bill'),
    payoutId: await idsOf('payout'),
    correctionId: await idsOf('bill_correction'),
    paymentId: await idsOf('payment'),
    draftId: await idsOf('application_draft'),
    bankAccountId: await idsOf('partner_bank_account'),
    refundId: ['01920000-0000-7000-8000-000000000000'],
    proposalId: ['01920000-0000-7000-8000-000000000000'],
    runId: await oneOfEach('run', 'plan_key, order_id'),
    month: ['2026-07', '2026-08'],
    payDate: ['2026-08-24', '2026-09-23'],
    date: ['2026-09-03'],
    code: ['call-centre-2014-07'],
    key: ['call-centre-subscription'],
    version: ['1', '6'],
  };
}, 120_000);
afterAll(() => office?.close(), 60_000);

const reading = documentedRoutes.filter(({ method }) => method === 'GET');

/** Every way to fill in the path; a parameter that nobody knows fails the test: say above which rows it means. */
const pathsOf = (path: string): string[] => {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [path];
  const known = rows[name];
  if (!known?.length) throw new Error(`${path}: which rows does {${name}} mean?`);
  return known.flatMap((id) => pathsOf(path.replace(`{${name}}`, id)));
};

/** What a query could ask for of others: everything, by each of its choices, by their ids and by their names. */
const valuesOf = ({ name, schema, example }: Parameter): readonly string[] => {
  if (name === 'q') return [...new Set(outsiders.flatMap((who) => [people[who].own.orderNo, people[who].own.customerName]))];
  const choices = (schema as Shape).enum?.map(String);
  if (choices) return choices;
  const ids = rows[name] ?? rows[`${name}Id`];
  return ids ?? [String(example ?? sampleOf(schema))];
};

const asksOf = ({ path, operation }: DocumentedRoute): string[] => {
  const queries = operation.parameters.filter((one) => one.in === 'query' && one.name !== 'after');
  const needed = queries.filter(({ required }) => required);
  const rest = (but: Parameter): string[] => needed.filter((one) => one !== but).map((one) => `${one.name}=${encodeURIComponent(valuesOf(one)[0] ?? '')}`);
  const asked = queries.flatMap((one) => valuesOf(one).map((value) => [...rest(one), `${one.name}=${encodeURIComponent(value)}`].join('&')));
  return pathsOf(path).flatMap((filled) => (needed.length > 0 ? [] : [filled]).concat(asked.map((query) => `${filled}?${query}`)));
};

describe.each(reading.map((route) => [route.name, route] as const))('%s', (_, route) => {
  it.each(outsiders)('tells %s nothing of others, however it is asked', async (name) => {
    const hidden = [...new Set([...wordsOfOthers(people[name]), ...canariesHiddenFrom(name, canaries)])];
    const told = await whatWasNotRefused(asksOf(route), async (path) => {
      const { text } = await people[name].browser.get(path);
      const asked = decodeURIComponent(path);
      const found = hidden.filter((word) => text.includes(word) && !asked.includes(word));
      return found.length > 0 ? `${path}: ${found.join(', ')}` : undefined;
    });
    expect(told).toEqual([]);
  });
});

describe('the canaries', () => {
  it('are there to be found: the house reads those of the order, each firm its own', async () => {
    const [settlement, sales, admin] = await Promise.all(['settlement', 'sales', 'admin'].map((login) => Browser.signedIn(office.url, login)));
    const { orderId } = people['partner A'].own;
    const read = async (browser: Browser | undefined, ...paths: readonly string[]) => (await Promise.all(paths.map(async (path) => (await browser?.get(path))?.text))).join(' ');
    const ofHouse = [
      await read(settlement, '/api/payments?show=all', '/api/corrections', '/api/problems', '/api/bank-accounts', '/api/bills', '/api/payouts?month=2026-07'),
      await read(sales, '/api/me/views', `/api/orders/${orderId}/forecast`, ...(rows['taskId'] ?? []).map((id) => `/api/tasks/${id}/history`)),
      await read(admin, `/api/audit?subjectKind=ORDER&subjectId=${orderId}`),
    ].join(' ');
    for (const word of ['입금', '정정', '문제', '계좌', '보기', 'COMMENT', '감사'].map((what) => `카나리아-A-${what}`)) expect(ofHouse).toContain(word);
    for (const name of outsiders) expect(await read(people[name].browser, '/api/me/views')).toContain('카나리아');
    expect(await read(people['partner A'].browser, '/api/payouts?month=2026-07')).toContain('660013000');
    expect(await read(people['customer A'].browser, '/api/bills')).toContain('770011000');
  });
});

describe('a page that is left open', () => {
  it.each(outsiders)('tells %s nothing of others, from whatever number it is asked to go on', async (name) => {
    const { browser, own } = people[name];
    const [seen] = await office.rows<{ first: string; last: string }>(`SELECT min(id)::text AS first, max(id)::text AS last FROM live_change`);
    for (const guessed of [seen?.first, String(Number(seen?.last) - 3), '0', '999999999999']) {
      const page = await LivePage.open(browser, '', guessed);
      await office.rows(`UPDATE customer_order SET version = version + 1`);
      await page.hears(({ event, data }) => event === 'order' && data.id === own.orderId);
      await page.close();
      expect(new Set(page.told.flatMap(({ data }) => data.orderId ?? []))).toEqual(new Set([own.orderId]));
    }
  });
});
