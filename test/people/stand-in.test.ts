import { anApplication } from '../api/world/applications';
import { DeskOf, doneFor, taskOf, type OpenTask } from '../api/world/desk-of';
import { aTeammate } from '../api/world/more-people';
import { refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: DeskOf;
let lead: DeskOf;
let consulting: DeskOf;
let teammate: DeskOf;
let product: DeskOf;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  await aTeammate(office, 'consulting-2', '정둘째', 'consulting');
  [sales, lead, consulting, teammate, product] = [await DeskOf.person(office, 'sales'), await DeskOf.person(office, 'sales-lead'), await DeskOf.person(office, 'consulting'), await DeskOf.person(office, 'consulting-2'), await DeskOf.person(office, 'product')];
}, 60_000);
afterAll(() => office?.close(), 60_000);

const site = { network: '사무실 100Mbps' };

async function orderAt(step: string, done: readonly string[] = []): Promise<OpenTask> {
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...done);
  return taskOf(office, orderId, step);
}

const absence = (by: DeskOf, body: object) => by.browser.post('/api/absences', { body: { from: '2026-09-01', to: '2026-09-03', ...body } });
const delegation = (by: DeskOf, body: object) => by.browser.post('/api/delegations', { body: { from: '2026-09-01', to: '2026-09-03', ...body } });
const end = (by: DeskOf, id: string) => by.browser.post(`/api/substitutions/${id}/end`);
const isIn = async (desk: DeskOf, box: string, task: OpenTask) => (await desk.box(box)).some(({ id }) => id === task.id);
const complete = (by: DeskOf, task: OpenTask, form: object = site) => by.act(task, 'complete', { version: task.version, form });
const toldOf = (person: DeskOf, kind: string) => office.rows<{ detail: object }>(`SELECT subject_id AS "subjectId", detail FROM notice WHERE recipient_id = $1 AND kind = $2 ORDER BY id`, [person.id, kind]);

describe('an absence (부재)', () => {
  let task: OpenTask;
  let id: string;

  beforeAll(async () => {
    task = await orderAt('check-site');
  });

  it.each([
    ['for a colleague whom one does not lead', () => absence(consulting, { personId: sales.id, deputyId: product.id }), 403, 'substitution.not-yours'],
    ['with oneself as deputy', () => absence(sales, { deputyId: sales.id }), 422, 'people.to-oneself'],
    ['with somebody of another organisation as deputy', async () => absence(sales, { deputyId: (await DeskOf.person(office, 'system')).id }), 422, 'substitution.deputy-elsewhere'],
    ['for a role that one does not hold', () => absence(sales, { deputyId: product.id, role: 'LEGAL' }), 422, 'substitution.role-not-held'],
    ['that ends before it begins', () => absence(sales, { deputyId: product.id, to: '2026-08-31' }), 422, 'date.too-early'],
    ['that is over', () => absence(sales, { deputyId: product.id, from: '2026-08-01', to: '2026-08-31' }), 422, 'date.in-the-past'],
  ] as const)('is refused %s', async (_, asked, status, code) => {
    expect(await refusedWithoutTrace(office, asked)).toMatchObject({ status, code });
  });

  it('without one, a colleague of another team works on nothing of theirs', async () => {
    expect((await complete(product, task)).problem.code).toBe('task.not-yours');
    expect(await isIn(product, 'mine', task)).toBe(false);
  });

  it('entered by the lead, puts the absent person’s tasks into the deputy’s boxes, each once', async () => {
    const answer = await absence(lead, { personId: sales.id, deputyId: product.id, reason: '병가' });
    expect(answer.status).toBe(201);
    id = String(answer.body['id']);
    expect([await isIn(product, 'mine', task), await isIn(product, 'waiting', task), await isIn(product, 'overdue', task), await isIn(sales, 'mine', task)]).toEqual([true, true, false, true]);
    expect((await product.box('mine')).filter((one) => one.id === task.id)).toHaveLength(1);
    expect((await product.browser.get('/api/tasks/counts')).body).toMatchObject({ mine: 1, waiting: 1 });
    expect(await toldOf(product, 'deputy-named')).toEqual([{ subjectId: id, detail: { personId: sales.id, as: 'ABSENCE', from: '2026-09-01', to: '2026-09-03' } }]);
  });

  it('has one deputy at a time', async () => {
    expect((await absence(sales, { deputyId: lead.id, from: '2026-09-03', to: '2026-09-09' })).problem).toMatchObject({ status: 409, code: 'substitution.overlaps' });
  });

  it('is listed to the person, the deputy and the lead, and to nobody else', async () => {
    const listed = async (desk: DeskOf) => ((await desk.browser.get('/api/substitutions')).body['items'] as { id: string }[]).map((one) => one.id);
    expect([await listed(sales), await listed(product), await listed(lead), await listed(consulting)]).toEqual([[id], [id], [id], []]);
  });

  it('claimed by the deputy, the task stays the absent person’s', async () => {
    expect((await product.act(task, 'claim', { version: task.version })).body).toMatchObject({ status: 'IN_PROGRESS', assigneeId: sales.id });
    task = await taskOf(office, task.orderId, 'check-site');
    expect([await isIn(product, 'in-progress', task), await isIn(sales, 'in-progress', task)]).toEqual([true, true]);
  });

  it('what the deputy does is marked 대결, with who acted for whom, and the absent person is told once', async () => {
    const key = 'acting';
    const sent = () => product.act(task, 'complete', { version: task.version, form: site }, { key });
    const first = await sent();
    expect(first.status).toBe(200);
    expect((await sent()).body).toEqual(first.body);
    const acting = { as: 'actingApproval', for: '김영업' };
    expect(await sales.history(task)).toEqual([expect.objectContaining({ kind: 'CLAIMED', actor: '이상품', acting }), expect.objectContaining({ kind: 'COMPLETED', actor: '이상품', acting })]);
    expect(await office.rows(`SELECT actor_id, acting_for, acting_as FROM run_event WHERE task_id = $1`, [task.id])).toEqual([{ actor_id: product.id, acting_for: sales.id, acting_as: 'ABSENCE' }]);
    const { items } = (await sales.browser.get(`/api/orders/${task.orderId}/events`)).body as { items: object[] };
    expect(items).toContainEqual(expect.objectContaining({ taskId: task.id, actorName: '이상품', actingForName: '김영업' }));
    expect(await toldOf(sales, 'acted-for-you')).toEqual([{ subjectId: task.id, detail: { taskId: task.id, step: 'check-site', as: 'ABSENCE', by: product.id } }]);
  });

  it('what the absent person does nevertheless is their own', async () => {
    const own = await orderAt('check-site');
    expect((await complete(sales, own)).status).toBe(200);
    expect(await sales.history(own)).toEqual([expect.objectContaining({ kind: 'COMPLETED', actor: '김영업', acting: null })]);
  });

  it('holds through its last day, and helps no more on the day after, whatever is on the screen', async () => {
    const open = await orderAt('check-site');
    await office.itIs('2026-09-03T23:59:00');
    expect(await isIn(product, 'mine', open)).toBe(true);
    await office.itIs('2026-09-04T00:00:00');
    expect(await isIn(product, 'mine', open)).toBe(false);
    expect((await complete(product, open)).problem.code).toBe('task.not-yours');
    await office.itIs('2026-09-01T09:00:00');
    expect(await isIn(product, 'mine', open)).toBe(true);
  });

  it('ended early, helps from that moment no more', async () => {
    const open = await orderAt('check-site');
    expect((await end(consulting, id)).problem.code).toBe('substitution.not-found');
    expect((await end(sales, id)).body).toEqual({ ended: true });
    expect((await complete(product, open)).problem.code).toBe('task.not-yours');
    expect((await end(sales, id)).problem).toMatchObject({ status: 409, code: 'substitution.ended-already' });
    expect(await office.rows(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [sales.id])).toEqual([{ action: 'substitution.entered' }, { action: 'substitution.ended' }]);
  });

  it('for one role, covers tasks of that role alone', async () => {
    const quote = await orderAt('confirm-quote-consulting', ['check-site']);
    await consulting.act(quote, 'claim', { version: quote.version });
    await office.rows(`UPDATE task SET role = 'SALES_REP' WHERE id = $1`, [quote.id]);
    await absence(consulting, { deputyId: product.id, role: 'CONSULTING_SUPPORT' });
    expect(await isIn(product, 'mine', quote)).toBe(false);
    await office.rows(`UPDATE task SET role = 'CONSULTING_SUPPORT' WHERE id = $1`, [quote.id]);
    expect(await isIn(product, 'mine', quote)).toBe(true);
  });
});

describe('a delegation (위임)', () => {
  it.each([
    ['of somebody else’s task', async () => delegation(consulting, { deputyId: teammate.id, taskIds: [(await orderAt('check-site')).id] }), 422, 'substitution.task-not-yours'],
    ['to somebody of another team', () => delegation(sales, { deputyId: consulting.id, step: 'check-site' }), 422, 'substitution.not-in-team'],
    ['of neither a step nor tasks', () => delegation(sales, { deputyId: lead.id }), 400, 'request.invalid'],
  ] as const)('is refused %s', async (_, asked, status, code) => {
    expect((await asked()).problem).toMatchObject({ status, code });
  });

  it('of some tasks: the colleague does these and no others, marked 위임', async () => {
    const [handed, kept] = [await orderAt('check-site'), await orderAt('check-site')];
    expect((await delegation(sales, { deputyId: lead.id, taskIds: [handed.id] })).status).toBe(201);
    expect([await isIn(lead, 'mine', handed), await isIn(lead, 'mine', kept)]).toEqual([true, false]);
    expect((await complete(lead, kept)).problem.code).toBe('task.assigned-to-other');
    expect((await complete(lead, handed)).status).toBe(200);
    expect((await sales.history(handed)).at(-1)).toMatchObject({ actor: '박팀장', acting: { as: 'delegate', for: '김영업' } });
  });

  it('of a step: what opens while it lasts is the colleague’s to do, too, and stands in no box twice', async () => {
    expect((await delegation(sales, { deputyId: lead.id, step: 'check-site' })).status).toBe(201);
    const opened = await orderAt('check-site');
    await office.itIs('2026-09-03T09:00:00');
    await office.rows(`UPDATE task SET due_on = '2026-09-01', late_from_on = '2026-09-02' WHERE id = $1`, [opened.id]);
    const times = async (box: string) => (await lead.box(box)).filter(({ id }) => id === opened.id).length;
    expect([await times('mine'), await times('waiting'), await times('overdue'), await times('team')]).toEqual([1, 1, 1, 1]);
    expect((await complete(lead, opened)).status).toBe(200);
  });
});

describe('a substitution', () => {
  it('stays in sight when it is over, to those who saw it, and to the administrator', async () => {
    const admin = await DeskOf.person(office, 'admin');
    const over = String((await absence(sales, { deputyId: product.id, from: '2026-12-01', to: '2026-12-02' })).body['id']);
    await end(sales, over);
    const past = async (desk: DeskOf) => (await desk.browser.get('/api/substitutions?past=true')).body['items'] as object[];
    expect([await past(sales), await past(consulting)]).toEqual([expect.arrayContaining([expect.objectContaining({ id: over, holds: false })]), expect.not.arrayContaining([expect.objectContaining({ id: over })])]);
    expect(await past(admin)).toEqual(expect.arrayContaining(await past(sales)));
  });
});
