import { anApplication, partnerOf } from '../api/world/applications';
import type { Answer } from '../api/world/browser';
import { DeskOf, doneFor, quoted, taskOf } from '../api/world/desk-of';
import { inBothLanguages, refusedWithoutTrace, wholeDatabase } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: DeskOf;
let system: DeskOf;
let orderId: string;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [sales, system] = [await DeskOf.person(office, 'sales'), await DeskOf.person(office, 'system')];
  const application = await anApplication(office, {
    devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '55000', partnerUnitPriceWon: '48000' }],
    partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: await partnerOf(office, 'PARTNER_DEVICE') },
  });
  orderId = await office.submitted({ ...application, product: { ...application.product, arsUsed: true } });
  await doneFor(office, orderId, ...quoted, 'approve-negotiated-price', 'collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract');
  await doneFor(office, orderId, 'conclude-customer-contract', 'conclude-partner-contract', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'deliver-devices', 'install-software', 'train-users', 'submit-scenario');
  await office.itIs('2026-09-03T14:00:00');
  await doneFor(office, orderId, 'record-scenario', 'load-scenario');
}, 60_000);
afterAll(() => office?.close());

type WayBack = { readonly step: string; readonly usual: boolean; readonly reopens: readonly string[] };
const waysBack = async (by: DeskOf, step: string): Promise<readonly WayBack[]> => (await by.page(await taskOf(office, orderId, step)))['returnsTo'] as never;
const back = async (by: DeskOf, step: string, more: object, preview = ''): Promise<Answer> => {
  const task = await taskOf(office, orderId, step);
  return by.act(task, `return${preview}`, { version: task.version, ...more });
};
const refused = (asked: () => Promise<Answer>) => refusedWithoutTrace(office, asked);
const money = () => office.rows(`SELECT (SELECT count(*)::int FROM one_off_item WHERE order_id = $1) AS items, (SELECT count(*)::int FROM bill_line) AS lines, (SELECT quote FROM customer_order WHERE id = $1) AS quote`, [orderId]);

describe('a failed final test (S1-058)', () => {
  it('shows its tester every finished step before it, and what each would have done again (X-100)', async () => {
    const ways = await waysBack(system, 'final-test');
    expect(ways.map(({ step }) => step)).toEqual(expect.arrayContaining(['check-site', 'conclude-partner-contract#PARTNER_DEVICE', 'assign-ip', 'install-software', 'record-scenario', 'load-scenario']));
    expect(ways.find(({ step }) => step === 'record-scenario')).toMatchObject({ usual: false, reopens: expect.arrayContaining(['record-scenario', 'load-scenario', 'final-test']) });
    expect(ways.find(({ step }) => step === 'record-scenario')?.reopens).not.toContain('train-users');
    expect(ways.map(({ step }) => step)).not.toEqual(expect.arrayContaining(['final-test']));
    expect(ways.map(({ step }) => step)).not.toEqual(expect.arrayContaining(['hire-agents']));
  });

  it('goes nowhere until the steps at fault are named, and only to what came before', async () => {
    expect(await refused(() => back(system, 'final-test', { reason: 'ARS 불량' }))).toMatchObject({ status: 422, code: 'return.target-missing', field: 'to', ...inBothLanguages });
    expect(await refused(() => back(system, 'final-test', { reason: 'ARS 불량', to: ['record-scenario', 'accept-service'] }))).toMatchObject({ status: 422, code: 'return.not-upstream', field: 'to' });
    expect(await refused(() => back(system, 'final-test', { reason: ' ', to: ['record-scenario'] }))).toMatchObject({ code: 'request.invalid', field: 'reason' });
  });

  it('is foreseen before, to a partner without the day of the opening, and nothing is written', async () => {
    const before = await wholeDatabase(office);
    const { body, status } = await back(system, 'final-test', { to: ['record-scenario', 'train-users'] }, '/preview');
    expect(status).toBe(200);
    expect(body).toMatchObject({ opens: expect.arrayContaining(['record-scenario', 'train-users']), closes: ['final-test'], doneForNothing: expect.arrayContaining(['record-scenario', 'load-scenario', 'train-users']) });
    expect(body['reopens']).toHaveLength(4);
    expect(body).not.toHaveProperty('likelyOpening');
    expect(await wholeDatabase(office)).toEqual(before);
    expect(await refused(() => back(system, 'final-test', { to: ['open-service'] }, '/preview'))).toMatchObject({ code: 'return.not-upstream' });
    expect(await refused(() => back(system, 'final-test', {}, '/preview'))).toMatchObject({ code: 'return.target-missing' });
    expect(await refused(() => back(system, 'final-test', { version: 9, to: ['record-scenario'] }, '/preview'))).toMatchObject({ code: 'task.changed' });
    expect((await refused(() => back(sales, 'final-test', { to: ['record-scenario'] }, '/preview'))).code).toBe('task.not-yours');
  });

  it('has both named steps done again at once, the recording on the next Thursday and free of charge (X-81)', async () => {
    const before = await money();
    expect((await back(system, 'final-test', { reason: '안내 멘트 잡음, 교육 미흡', to: ['record-scenario', 'train-users'] })).status).toBe(200);
    expect(await taskOf(office, orderId, 'record-scenario')).toMatchObject({ round: 2, status: 'OPEN', returnReason: '안내 멘트 잡음, 교육 미흡' });
    expect(await taskOf(office, orderId, 'train-users')).toMatchObject({ round: 2, status: 'OPEN' });
    expect((await office.order(orderId)).facts['recordingSlotOn']).toBe('2026-09-10');
    expect(await money()).toEqual(before);
    await doneFor(office, orderId, 'train-users');
    await office.itIs('2026-09-10T14:00:00');
    await doneFor(office, orderId, 'record-scenario', 'load-scenario', 'final-test', 'prepare-acceptance');
  });
});

describe('a refused acceptance (S1-059)', () => {
  it('names the steps to redo, and the rep sees first what that does to the opening', async () => {
    expect(await refused(() => back(sales, 'accept-service', { reason: '통화 품질 불량' }))).toMatchObject({ code: 'return.target-missing', field: 'to' });
    const { body } = await back(sales, 'accept-service', { to: ['deliver-devices', 'install-software'] }, '/preview');
    const { before, after } = body['likelyOpening'] as { before: string; after: string };
    expect(after > before).toBe(true);
    expect(body['doneForNothing']).toEqual(expect.arrayContaining(['deliver-devices', 'install-software', 'train-users', 'load-scenario', 'final-test', 'prepare-acceptance']));
    expect(body['doneForNothing']).not.toContain('record-scenario');
  });

  it('opens them, and the order is being activated again', async () => {
    await back(sales, 'accept-service', { reason: '헤드셋 불량', to: ['deliver-devices'] });
    expect((await office.order(orderId)).status).toBe('IN_ACTIVATION');
    await doneFor(office, orderId, 'deliver-devices', 'final-test', 'prepare-acceptance', 'accept-service', 'open-service');
  });
});

describe('a step after the opening', () => {
  it('sends nothing back to before it', async () => {
    expect(await waysBack(system, 'confirm-stability')).toEqual([]);
    expect(await refused(() => back(system, 'confirm-stability', { reason: '불안정', to: ['install-software'] }))).toMatchObject({ status: 409, code: 'run.past-no-return', field: 'to', ...inBothLanguages });
  });
});
