import { catalogueProposal } from '../../libs/contract/forms/price-version';
import { anApplication } from '../api/world/applications';
import { Browser, type Answer } from '../api/world/browser';
import { doneFor, quoted } from '../api/world/desk-of';
import { inBothLanguages, refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let product: Browser;
let consulting: Browser;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  product = await Browser.signedIn(office.url, 'product');
  consulting = await Browser.signedIn(office.url, 'consulting');
}, 60_000);
afterAll(() => office?.close(), 60_000);

type Row = { fromSeats: number; toSeats: number | null; unitPriceWonByTerm: Record<'0' | '12' | '24' | '36', string> };
type Prices = Record<'ASP_BASE' | 'AGENT_APP_BASIC' | 'AGENT_APP_PREMIUM' | 'RECORDING' | 'EXTRA_LINE', Row[]>;
interface Proposal {
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly prices: Prices;
}

/** The price table of the manual, base prices dearer by 10,000 won. */
const dearer = (effectiveFrom: string): Proposal => ({ ...structuredClone(catalogueProposal.meta()?.['examples'] as Proposal[])[0], effectiveFrom }) as Proposal;
const proposed = (body: unknown, by = product): Promise<Answer> => by.post('/api/catalogue/proposals', { body });
const approve = (id: string, by = consulting): Promise<Answer> => by.post(`/api/version-proposals/${id}/approve`);
const seatPrice = async (): Promise<unknown> => {
  const { product: selected } = await anApplication(office);
  const { body } = await (await Browser.signedIn(office.url, 'sales')).post('/api/quotes', { body: { product: selected } });
  return (body['monthly'] as { lines: { item: string; unitPriceWon: string }[] }).lines.find(({ item }) => item === 'ASP_BASE')?.unitPriceWon;
};
const versions = async (): Promise<unknown[]> => ((await product.get('/api/catalogue/versions')).body['items'] as { code: string; effectiveFrom: string; lastDay: string | null }[]).map(({ code, effectiveFrom, lastDay }) => [code, effectiveFrom, lastDay]);

describe('a price table', () => {
  let id: string;
  let draft: { id: string; orderNo: string };

  it('is proposed with every price that differs, and with the quoted orders that would cost another amount', async () => {
    const sales = await Browser.signedIn(office.url, 'sales');
    draft = (await sales.post('/api/orders', { body: await anApplication(office) })).body as { id: string; orderNo: string };
    const stamped = await office.submitted(await anApplication(office));
    await doneFor(office, stamped, ...quoted, 'collect-documents');
    const preview = (await product.post('/api/catalogue/proposals/preview', { body: dearer('2026-10-01') })).body as { follows: string; differences: object[]; orders: object[] };
    expect(preview).toMatchObject({ follows: 'call-centre-2014-07', orders: [{ orderNo: draft.orderNo, status: 'DRAFT', wasWon: '4800000', isWon: '5100000' }] });
    expect(preview.differences).toContainEqual({ name: 'ASP_BASE', fromSeats: 30, termMonths: 36, was: '160000', is: '170000' });
    expect(preview.differences.filter((one) => (one as { name: string }).name === 'RECORDING')).toEqual([]);
    const made = await proposed(dearer('2026-10-01'));
    expect(made).toMatchObject({ status: 201, body: { status: 'PROPOSED', preview } });
    id = String(made.body['id']);
    expect(await office.rows(`SELECT p.login, n.detail FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.kind = 'version-proposed'`)).toEqual([{ login: 'consulting', detail: { from: '2026-10-01' } }]);
  });

  it('comes into force by the word of another person (X-03)', async () => {
    expect(await refusedWithoutTrace(office, () => approve(id, product))).toMatchObject({ code: 'approval.maker-is-checker' });
    expect(((await consulting.get('/api/version-proposals')).body['items'] as { id: string }[]).map((one) => one.id)).toEqual([id]);
    expect(await Promise.all([product, consulting].map(async (person) => (await person.get(`/api/version-proposals/${id}`)).body['isMine']))).toEqual([true, false]);
    expect((await approve(id)).body).toMatchObject({ status: 'APPROVED', decidedByName: '정컨설', preview: null });
    expect(await versions()).toEqual([['call-centre-2026-10-01', '2026-10-01', null], ['call-centre-2014-07', '2014-07-01', '2026-09-30']]);
    expect(await refusedWithoutTrace(office, () => approve(id))).toMatchObject({ code: 'price-version.decided-already' });
  });

  it('never takes effect on the day of another one: neither proposed, nor written by anybody', async () => {
    expect(await refusedWithoutTrace(office, () => proposed(dearer('2026-10-01')))).toMatchObject({ status: 409, code: 'price-version.collides', field: 'effectiveFrom', ...inBothLanguages });
    expect(await refusedWithoutTrace(office, () => proposed(dearer('2026-09-01')))).toMatchObject({ status: 422, code: 'price-version.day-has-come' });
    const twice = await Promise.all([proposed(dearer('2026-09-15')), proposed(dearer('2026-09-15'))]);
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    await expect(office.rows(`INSERT INTO catalogue_version (code, effective_from, vat_included, content, content_hash) VALUES ('x', '2026-10-01', false, '{}', 'x')`)).rejects.toThrow('catalogue_version_effective_from_key');
  });

  it('is compared with another', async () => {
    const { differences } = (await product.get('/api/catalogue/versions/call-centre-2026-10-01?against=call-centre-2014-07')).body as { differences: object[] };
    expect(differences).toContainEqual({ name: 'ASP_BASE', fromSeats: 1, termMonths: 0, was: '260000', is: '270000' });
    expect((await product.get('/api/catalogue/versions/call-centre-2026-10-01?against=nothing')).problem).toMatchObject({ code: 'price-version.not-found', field: 'against' });
  });

  it('is taken back before its day, and its day is free again', async () => {
    expect((await product.post(`/api/version-proposals/${id}/withdraw`, { body: { reason: '시장 상황' } })).body).toMatchObject({ status: 'APPROVED', withdrawnAt: expect.any(String) });
    expect(await versions()).toEqual([['call-centre-2014-07', '2014-07-01', null]]);
    id = String((await proposed(dearer('2026-10-01'))).body['id']);
    expect((await approve(id)).status).toBe(200);
  });

  it('is what is quoted from its day on, and from then on stays as it is', async () => {
    await office.itIs('2026-09-30T09:00:00');
    expect(await seatPrice()).toBe('160000');
    await office.itIs('2026-10-01T09:00:00');
    expect(await seatPrice()).toBe('170000');
    expect(await refusedWithoutTrace(office, () => product.post(`/api/version-proposals/${id}/withdraw`, { body: { reason: '너무 늦음' } }))).toMatchObject({ code: 'price-version.day-has-come' });
    for (const change of [`DELETE FROM catalogue_version WHERE code = 'call-centre-2026-10-01'`, `UPDATE catalogue_version SET content = '{}'`]) await expect(office.rows(change)).rejects.toThrow('has come into force and stays');
  });

  it('is not approved where another has come between: whoever proposed it saw other differences', async () => {
    expect((await proposed(dearer('2027-03-01'))).problem.code).toBe('price-version.nothing-changes');
    const dear = dearer('2027-03-01');
    dear.prices.RECORDING = [{ fromSeats: 1, toSeats: null, unitPriceWonByTerm: { '0': '21000', '12': '21000', '24': '21000', '36': '21000' } }];
    const first = String((await proposed(dear)).body['id']);
    const between = String((await proposed({ ...dear, effectiveFrom: '2027-02-01' })).body['id']);
    expect((await approve(between)).status).toBe(200);
    expect(await refusedWithoutTrace(office, () => approve(first))).toMatchObject({ status: 409, code: 'price-version.follows-another', params: { was: 'call-centre-2026-10-01', is: 'call-centre-2027-02-01' } });
    expect((await consulting.post(`/api/version-proposals/${first}/refuse`, { body: { reason: '다시 제안 바랍니다' } })).body).toMatchObject({ status: 'REFUSED', refusalReason: '다시 제안 바랍니다' });
  });

  const rowOf = (prices: Prices, item: keyof Prices, at = 0): Row => {
    const row = prices[item][at];
    if (!row) throw new Error(`${item} has no row ${at}`);
    return row;
  };
  const but = (change: (prices: Prices) => void): Proposal => {
    const proposal = dearer('2027-06-01');
    change(proposal.prices);
    return proposal;
  };
  it.each<[string, Proposal, string, string]>([
    ['a gap between bands', but((prices) => void (prices.ASP_BASE[1] = { ...rowOf(prices, 'ASP_BASE', 1), fromSeats: 11 })), 'price-version.bands', 'prices.ASP_BASE.1'],
    ['no open band', but((prices) => void prices.ASP_BASE.pop()), 'price-version.bands', 'prices.ASP_BASE.3'],
    ['an application below ten seats (X-06)', but((prices) => void (prices.AGENT_APP_BASIC[0] = { ...rowOf(prices, 'AGENT_APP_BASIC'), fromSeats: 1 })), 'price-version.bands', 'prices.AGENT_APP_BASIC.0'],
    ['a commitment that costs more', but((prices) => void (rowOf(prices, 'ASP_BASE').unitPriceWonByTerm['36'] = '999000')), 'price-version.dearer-with-term', 'prices.ASP_BASE.0.unitPriceWonByTerm'],
    ['a discount where there is none', but((prices) => void (rowOf(prices, 'RECORDING').unitPriceWonByTerm['36'] = '19000')), 'price-version.no-term-discount', 'prices.RECORDING.0.unitPriceWonByTerm'],
  ])('is refused with its reason: %s', async (_, proposal, code, field) => {
    expect(await refusedWithoutTrace(office, () => proposed(proposal))).toMatchObject({ status: 422, code, field, ...inBothLanguages });
  });

  it('is refused where an item or a price is missing or no number', async () => {
    const { ASP_BASE: _, ...rest } = dearer('2027-06-01').prices;
    expect((await refusedWithoutTrace(office, () => proposed({ ...dearer('2027-06-01'), prices: rest }))).issues).toEqual([expect.objectContaining({ field: 'prices.ASP_BASE', rule: 'required' })]);
    const negative = but((prices) => void (rowOf(prices, 'EXTRA_LINE').unitPriceWonByTerm['12'] = '-1'));
    expect((await refusedWithoutTrace(office, () => proposed(negative))).issues).toEqual([expect.objectContaining({ field: 'prices.EXTRA_LINE.0.unitPriceWonByTerm.12', rule: 'not-won' })]);
  });
});

describe('parameters', () => {
  it('are other from a day on; those not named stay', async () => {
    const made = await product.post('/api/parameters/proposals', { body: { effectiveFrom: '2026-10-05', reason: '정원', values: { recordingCapacityPerThursday: 6 } } });
    expect(made.body['preview']).toMatchObject({ follows: 'parameters-2014-07', differences: [{ name: 'recordingCapacityPerThursday', was: '4', is: '6' }], orders: [] });
    expect((await approve(String(made.body['id']))).status).toBe(200);
    const capacityOn = async (from: string) => ((await product.get(`/api/recording/thursdays?from=${from}`)).body['items'] as { capacity: number }[])[0]?.capacity;
    expect(await capacityOn('2026-10-01')).toBe(4);
    await office.itIs('2026-10-05T09:00:00');
    expect(await capacityOn('2026-10-05')).toBe(6);
    expect(await refusedWithoutTrace(office, () => product.post('/api/parameters/proposals', { body: { effectiveFrom: '2026-12-01', reason: '같음', values: { recordingCapacityPerThursday: 6 } } }))).toMatchObject({ code: 'price-version.nothing-changes' });
    expect((await refusedWithoutTrace(office, () => product.post('/api/parameters/proposals', { body: { effectiveFrom: '2026-12-01', reason: '없음', values: {} } }))).issues).toEqual([expect.objectContaining({ field: 'values', rule: 'too-few' })]);
  });
});
