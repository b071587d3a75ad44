import { anApplication } from '../api/world/applications';
import { DeskOf, doneFor, taskOf } from '../api/world/desk-of';
import { aTeammate } from '../api/world/more-people';
import { refusedWithoutTrace, wholeDatabase } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: DeskOf;
let lead: DeskOf;
let successor: DeskOf;
let admin: DeskOf;
let inService: string;
let fresh: string;

interface Moved {
  readonly tasks: readonly { readonly id: string; readonly step: string }[];
  readonly orders: readonly { readonly id: string }[];
  readonly contracts: readonly { readonly id: string }[];
}

const toContract = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order'] as const;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  await aTeammate(office, 'sales-2', '최후임', 'sales');
  [sales, lead, successor, admin] = [await DeskOf.person(office, 'sales'), await DeskOf.person(office, 'sales-lead'), await DeskOf.person(office, 'sales-2'), await DeskOf.person(office, 'admin')];
  inService = await office.submitted(await anApplication(office));
  await doneFor(office, inService, ...toContract);
  fresh = await office.submitted(await anApplication(office, { company: 'saebyeok' }));
}, 60_000);
afterAll(() => office?.close(), 60_000);

const handOver = (by: DeskOf, from: string, to: string, sent: { key?: string; reason?: string } = {}) =>
  by.browser.post(`/api/people/${from}/hand-over`, { body: { to, reason: sent.reason ?? '인사 이동' }, ...(sent.key ? { key: sent.key } : {}) });

describe('handing over all of a person’s work', () => {
  it.each([
    ['by the person themselves', () => handOver(sales, sales.id, successor.id), 403, 'people.only-supervisor-hands-over'],
    ['to oneself', () => handOver(lead, sales.id, sales.id), 422, 'people.to-oneself'],
    ['to somebody outside the team', async () => handOver(lead, sales.id, (await DeskOf.person(office, 'consulting')).id), 422, 'people.not-in-every-team'],
    ['by a lead of another team', async () => handOver(await DeskOf.person(office, 'consulting'), sales.id, successor.id), 403, 'people.only-supervisor-hands-over'],
    ['of nobody', () => handOver(admin, '01920000-0000-7000-8000-000000000000', successor.id), 404, 'people.not-found'],
    ['without a reason', () => handOver(lead, sales.id, successor.id, { reason: ' ' }), 400, 'request.invalid'],
  ] as const)('is refused %s, and nothing has changed', async (_, asked, status, code) => {
    expect(await refusedWithoutTrace(office, asked)).toMatchObject({ status, code });
  });

  it('is told to the administrator beforehand by how much lies there', async () => {
    expect((await admin.browser.get(`/api/people/${sales.id}/work`)).body).toEqual({ tasks: 2, orders: 2, contracts: 1 });
    expect((await lead.browser.get(`/api/people/${sales.id}/work`)).problem.code).toBe('access.denied');
  });

  it('moves open tasks, orders and contracts, and lists what moved', async () => {
    const [vpn, site] = [await taskOf(office, inService, 'apply-vpn'), await taskOf(office, fresh, 'check-site')];
    await sales.act(site, 'draft', { version: site.version, form: { network: '확인 중' } });
    const answer = await handOver(lead, sales.id, successor.id, { key: 'the-move' });
    expect([answer.status, answer.problem.code]).toEqual([200, undefined]);
    const moved = answer.body as unknown as Moved;
    expect(moved.tasks.map(({ id }) => id).sort()).toEqual([vpn.id, site.id].sort());
    expect(moved.orders.map(({ id }) => id).sort()).toEqual([inService, fresh].sort());
    expect(moved.contracts).toHaveLength(1);
    expect([(await sales.box('mine')).length, (await successor.box('mine')).length]).toEqual([0, 2]);
    expect((await successor.page(site))['draft']).toEqual({ network: '확인 중' });
    expect((await successor.history(site)).at(-1)).toMatchObject({ kind: 'REASSIGNED', actor: '박팀장', text: '인사 이동' });
  });

  it('is on record with the rep before and after', async () => {
    const entries = await office.rows(`SELECT subject_kind, before, after FROM audit_entry WHERE action LIKE '%.sales-rep-changed' ORDER BY subject_kind`);
    const told = { before: { salesRepId: sales.id }, after: { salesRepId: successor.id, reason: '인사 이동' } };
    expect(entries).toEqual([{ subject_kind: 'CONTRACT', ...told }, { subject_kind: 'ORDER', ...told }, { subject_kind: 'ORDER', ...told }]);
  });

  it('sent again under its key it is answered as before; asked anew there is nothing left to move', async () => {
    const before = await wholeDatabase(office);
    expect((await handOver(lead, sales.id, successor.id, { key: 'the-move' })).body).toMatchObject({ orders: [{}, {}], contracts: [{}] });
    expect((await handOver(lead, sales.id, successor.id)).body).toEqual({ tasks: [], orders: [], contracts: [] });
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('what opens from now on is the successor’s (X-115), and what was done stays with whoever did it', async () => {
    const site = await taskOf(office, fresh, 'check-site');
    expect((await successor.act(site, 'complete', { version: site.version, form: { network: '사무실 100Mbps' } })).status).toBe(200);
    await doneFor(office, fresh, 'confirm-quote-product', 'confirm-quote-consulting');
    expect((await taskOf(office, fresh, 'collect-documents')).assigneeId).toBe(successor.id);
    expect((await sales.box('done')).length).toBeGreaterThan(0);
  });

  it('a desk is cleared by the administrator, too, after its person has left', async () => {
    await office.rows(`UPDATE person SET active = false WHERE id = $1`, [successor.id]);
    const moved = (await handOver(admin, successor.id, lead.id)).body as unknown as Moved;
    expect([moved.tasks.length, moved.orders.length, moved.contracts.length]).toEqual([2, 2, 1]);
  });
});
