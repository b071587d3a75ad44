import { randomUUID } from 'node:crypto';
import { TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import type { Answer } from './world/browser';
import { DeskOf, doneFor, quoted, taskOf, type OpenTask } from './world/desk-of';
import { aTeammate } from './world/more-people';
import { wholeDatabase } from './world/whole-database';

let office: TestOffice;
let sales: DeskOf;
let lead: DeskOf;
let consulting: DeskOf;
let teammate: DeskOf;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  await aTeammate(office, 'consulting-2', '정둘째', 'consulting');
  [sales, lead, consulting, teammate] = [await DeskOf.person(office, 'sales'), await DeskOf.person(office, 'sales-lead'), await DeskOf.person(office, 'consulting'), await DeskOf.person(office, 'consulting-2')];
}, 60_000);
afterAll(() => office?.close(), 60_000);

async function orderAt(step: string, done: readonly string[] = []): Promise<OpenTask> {
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...done);
  return taskOf(office, orderId, step);
}

const toReceipt = [...quoted, 'collect-documents'];
const site = { network: '사무실 100Mbps' };
const seen = ({ status, body }: Answer) => ({ status, body: { ...body, requestId: '' } });

interface Change {
  readonly name: string;
  readonly by: () => DeskOf;
  readonly at: () => Promise<OpenTask>;
  readonly act: string;
  readonly body: (task: OpenTask) => object;
  /** What somebody else would send under the same key. */
  readonly other: (task: OpenTask) => object;
}

const changes: readonly Change[] = [
  { name: 'a completion', by: () => sales, at: () => orderAt('check-site'), act: 'complete', body: ({ version }) => ({ version, form: site }), other: ({ version }) => ({ version, form: { network: '다른 망' } }) },
  { name: 'a return', by: () => consulting, at: () => orderAt('receive-application', toReceipt), act: 'return', body: ({ version }) => ({ version, reason: ' 흐립니다' }), other: ({ version }) => ({ version, reason: '빠졌습니다' }) },
  { name: 'a return to a step by name', by: () => consulting, at: () => orderAt('receive-application', toReceipt), act: 'return', body: ({ version }) => ({ version, reason: '흐립니다', to: ['collect-documents'] }), other: ({ version }) => ({ version, reason: '흐립니다', to: ['check-site'] }) },
  { name: 'a refusal', by: () => consulting, at: () => orderAt('receive-application', toReceipt), act: 'refuse', body: ({ version }) => ({ version, reason: 'SYSTEM_RISK', comment: '확인' }), other: ({ version }) => ({ version, reason: 'TELECOM_LAW' }) },
  { name: 'a claim', by: () => consulting, at: () => orderAt('confirm-quote-consulting', ['check-site']), act: 'claim', body: ({ version }) => ({ version }), other: ({ version }) => ({ version: version + 1 }) },
  { name: 'a draft', by: () => sales, at: () => orderAt('check-site'), act: 'draft', body: ({ version }) => ({ version, form: site }), other: ({ version }) => ({ version, form: {} }) },
  { name: 'a reassignment', by: () => lead, at: () => orderAt('check-site'), act: 'reassign', body: ({ version }) => ({ version, to: lead.id, reason: '휴가' }), other: ({ version }) => ({ version, to: sales.id, reason: '휴가' }) },
  { name: 'a remark', by: () => sales, at: () => orderAt('check-site'), act: 'comment', body: () => ({ text: '통화했습니다' }), other: () => ({ text: '다시 통화했습니다' }) },
];

describe.each(changes)('$name', ({ by, at, act, body, other }) => {
  it('sent twice at once is one, and so is its answer', async () => {
    const task = await at();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 4 }, () => by().act(task, act, body(task), { key })));
    expect(answers[0]?.status).toBe(200);
    for (const answer of answers) expect(seen(answer)).toEqual(answers[0] && seen(answers[0]));
    expect(await office.rows(`SELECT 1 FROM run_event WHERE task_id = $1 UNION ALL SELECT 1 FROM task_note WHERE task_id = $1`, [task.id])).toHaveLength(act === 'draft' ? 0 : 1);
  });

  it('sent again later changes nothing and is answered as before', async () => {
    const task = await at();
    const key = randomUUID();
    const first = await by().act(task, act, body(task), { key });
    const before = await wholeDatabase(office);
    expect(seen(await by().act(task, act, body(task), { key }))).toEqual(seen(first));
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('with other content under the same key is refused, before and after', async () => {
    const task = await at();
    const key = randomUUID();
    const [one, two] = await Promise.all([by().act(task, act, body(task), { key }), by().act(task, act, other(task), { key })]);
    const refused = [one, two].filter(({ status }) => status !== 200).map(({ problem }) => problem.code);
    expect(refused).toHaveLength(1);
    expect(['request.key-reused', 'task.changed']).toContain(refused[0]);
    const before = await wholeDatabase(office);
    const again = one.status === 200 ? other(task) : body(task);
    expect((await by().act(task, act, again, { key })).problem).toMatchObject({ status: 422, code: 'request.key-reused', field: 'Idempotency-Key' });
    expect(await wholeDatabase(office)).toEqual(before);
  });
});

describe('a key', () => {
  it('belongs to one task: on another it is refused, at the same moment too', async () => {
    const tasks = [await orderAt('check-site'), await orderAt('check-site'), await orderAt('check-site')];
    const key = randomUUID();
    const answers = await Promise.all(tasks.map((task) => sales.act(task, 'complete', { version: task.version, form: site }, { key })));
    expect(answers.map(({ status, problem }) => problem.code ?? status).sort()).toEqual([200, 'request.key-reused', 'request.key-reused']);
  });

  it('belongs to one person: two may have the same', async () => {
    const [one, two] = [await orderAt('check-site'), await orderAt('confirm-quote-consulting', ['check-site'])];
    expect((await sales.act(one, 'complete', { version: one.version, form: site }, { key: 'the-same' })).status).toBe(200);
    expect((await consulting.act(two, 'complete', { version: two.version, form: {} }, { key: 'the-same' })).status).toBe(200);
  });

  it('is free again after a refusal: the mended form goes through under it', async () => {
    const task = await orderAt('check-site');
    expect((await sales.act(task, 'complete', { version: task.version, form: {} }, { key: 'mended' })).problem.code).toBe('form.invalid');
    expect((await sales.act(task, 'complete', { version: task.version, form: site }, { key: 'mended' })).status).toBe(200);
    const another = await orderAt('check-site');
    expect((await lead.act(another, 'reassign', { version: 9, to: lead.id, reason: '휴가' }, { key: 'mended-too' })).problem.code).toBe('task.changed');
    expect((await lead.act(another, 'reassign', { version: another.version, to: lead.id, reason: '휴가' }, { key: 'mended-too' })).status).toBe(200);
  });

  it.each([
    ['claim', {}],
    ['complete', { form: site }],
  ])('has at most 200 characters (%s)', async (act, more) => {
    const task = await orderAt('check-site');
    const send = (length: number) => sales.act(task, act, { version: task.version, ...more }, { key: 'k'.repeat(length) });
    expect((await send(201)).problem).toMatchObject({ status: 400, code: 'request.key-too-long', field: 'Idempotency-Key' });
    expect((await send(200)).status).toBe(200);
  });
});

describe('two people at the same moment', () => {
  const both = async (task: OpenTask, act: string, body: object, otherAct = act, otherBody = body): Promise<readonly Answer[]> =>
    Promise.all([consulting.act(task, act, { version: task.version, ...body }), teammate.act(task, otherAct, { version: task.version, ...otherBody })]);
  const names = ['정컨설', '정둘째'];

  /** One did it; the other is told by name who was quicker. */
  const oneWasQuicker = (answers: readonly Answer[], codes: readonly string[]): void => {
    const quicker = answers.findIndex(({ status }) => status === 200);
    const late = answers[1 - quicker]?.problem;
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(codes).toContain(late?.code);
    expect(late).toMatchObject({ status: 409, params: { by: names[quicker] }, ko: expect.stringContaining(names[quicker] ?? ''), en: expect.stringContaining(names[quicker] ?? '') });
  };

  it('claim one task', async () => {
    const task = await orderAt('confirm-quote-consulting', ['check-site']);
    oneWasQuicker(await both(task, 'claim', {}), ['task.assigned-to-other']);
    expect(await office.rows(`SELECT 1 FROM task_note WHERE task_id = $1`, [task.id])).toHaveLength(1);
  });

  it('complete one task', async () => {
    const task = await orderAt('confirm-quote-consulting', ['check-site']);
    oneWasQuicker(await both(task, 'complete', { form: {} }), ['task.not-open']);
    expect(await office.rows(`SELECT 1 FROM run_event WHERE task_id = $1`, [task.id])).toHaveLength(1);
  });

  it('complete and send back one task', async () => {
    const task = await orderAt('receive-application', toReceipt);
    oneWasQuicker(await both(task, 'complete', { form: {} }, 'return', { reason: '흐립니다' }), ['task.not-open', 'task.closed-by-return']);
    const steps = (await office.rows<{ step: string }>(`SELECT step FROM task WHERE order_id = $1 AND status = 'OPEN'`, [task.orderId])).map(({ step }) => step);
    expect(steps).toHaveLength(1);
  });

  it('and one person who clicks twice without a key of one’s own does it once, too', async () => {
    const task = await orderAt('check-site');
    const clicks = await Promise.all([1, 2, 3].map(() => sales.act(task, 'complete', { version: task.version, form: site })));
    expect(clicks.filter(({ status }) => status === 409)).toHaveLength(2);
    expect(clicks.find(({ status }) => status === 409)?.problem).toMatchObject({ code: 'task.not-open', params: { by: '김영업' } });
  });
});
