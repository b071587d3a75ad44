import { randomUUID } from 'node:crypto';
import { anApplication } from '../api/world/applications';
import { DeskOf, doneFor, quoted, taskOf, type OpenTask } from '../api/world/desk-of';
import { wholeDatabase } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';
import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';

interface Row {
  readonly taskId: string;
  readonly ok: boolean;
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly problem?: { readonly code: string; readonly ko: string; readonly en: string; readonly status: number };
}

let office: TestOffice;
let sales: DeskOf;
let lead: DeskOf;
let consulting: DeskOf;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [sales, lead, consulting] = [await DeskOf.person(office, 'sales'), await DeskOf.person(office, 'sales-lead'), await DeskOf.person(office, 'consulting')];
}, 60_000);
afterAll(() => office?.close(), 60_000);

async function orderAt(step: string, done: readonly string[] = []): Promise<OpenTask> {
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...done);
  return taskOf(office, orderId, step);
}

const some = async (count: number, step: string, done: readonly string[] = []): Promise<readonly OpenTask[]> => {
  const tasks: OpenTask[] = [];
  for (let n = 0; n < count; n += 1) tasks.push(await orderAt(step, done));
  return tasks;
};

const rowsOf = (tasks: readonly OpenTask[]) => tasks.map(({ id, version }) => ({ taskId: id, version }));
const bulk = async (by: DeskOf, act: string, body: object, key: string = randomUUID()): Promise<readonly Row[]> => {
  const answer = await by.browser.post(`/api/tasks/bulk/${act}`, { body, key });
  expect([answer.status, answer.problem.code]).toEqual([200, undefined]);
  return answer.body['items'] as readonly Row[];
};
const outcomes = (rows: readonly Row[]) => rows.map(({ ok, problem }) => (ok ? 'done' : problem?.code));
const site = { network: '사무실 100Mbps' };
const nobody = '01920000-0000-7000-8000-000000000000';

describe('claiming several tasks', () => {
  it('takes those that are free, and tells of each other row why not, in both languages', async () => {
    const free = await some(2, 'confirm-quote-consulting', ['check-site']);
    const [others] = await some(1, 'check-site');
    const old = { taskId: (await orderAt('confirm-quote-consulting', ['check-site'])).id, version: 7 };
    const rows = await bulk(consulting, 'claim', { tasks: [...rowsOf(free.slice(0, 1)), ...rowsOf(others ? [others] : []), { taskId: nobody, version: 1 }, old, ...rowsOf(free.slice(1))] });
    expect(outcomes(rows)).toEqual(['done', 'task.not-yours', 'task.not-found', 'task.changed', 'done']);
    expect(rows[0]?.answer).toEqual({ version: 2, status: 'IN_PROGRESS', assigneeId: consulting.id });
    for (const row of rows.filter(({ ok }) => !ok)) expect(row.problem).toMatchObject({ ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/[a-z]/) });
    expect((await consulting.box('in-progress')).map(({ id }) => id).sort()).toEqual(free.map(({ id }) => id).sort());
  });
});

describe('completing several tasks', () => {
  it('fills each in with the same form and opens what comes next of each', async () => {
    const tasks = await some(3, 'check-site');
    const rows = await bulk(sales, 'complete', { step: 'check-site', form: site, tasks: rowsOf(tasks) });
    expect(outcomes(rows)).toEqual(['done', 'done', 'done']);
    for (const { orderId } of tasks) expect((await taskOf(office, orderId, 'confirm-quote-product')).status).toBe('OPEN');
  });

  it('asks each for its own evidence: the one without papers waits, the others go on', async () => {
    const [bare, ready] = await some(2, 'collect-documents', quoted);
    if (!bare || !ready) throw new Error('two orders are needed');
    for (const type of ['APPLICATION_FORM', 'TERMS', 'STAMPED_QUOTE', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION'])
      await office.as('sales').upload(`/api/tasks/${ready.id}/documents`, type, `${type}.pdf`, evidenceFor('서류', type), 'application/pdf');
    const rows = await bulk(sales, 'complete', { step: 'collect-documents', form: { quoteStampedOn: '2026-09-01' }, tasks: rowsOf([bare, ready]) });
    expect(outcomes(rows)).toEqual(['evidence.missing', 'done']);
    expect([(await taskOf(office, bare.orderId, 'collect-documents')).status, (await taskOf(office, ready.orderId, 'receive-application')).status]).toEqual(['OPEN', 'OPEN']);
  });

  it('is for tasks of one step, and a form at fault is told in every row', async () => {
    const [first] = await some(1, 'check-site');
    const [second] = await some(1, 'confirm-quote-consulting', ['check-site']);
    const tasks = rowsOf([first, second].flatMap((task) => (task ? [task] : [])));
    expect(outcomes(await bulk(sales, 'complete', { step: 'check-site', form: {}, tasks }))).toEqual(['form.invalid', 'task.of-another-step']);
    expect(outcomes(await bulk(sales, 'complete', { step: 'check-site', form: site, tasks }))).toEqual(['done', 'task.of-another-step']);
  });

  it('sent again under its key is answered as before and changes nothing; other content of a row is refused', async () => {
    const tasks = await some(2, 'check-site');
    const body = { step: 'check-site', form: site, tasks: rowsOf(tasks) };
    const first = await bulk(sales, 'complete', body, 'the-morning-round');
    const before = await wholeDatabase(office);
    expect(await bulk(sales, 'complete', body, 'the-morning-round')).toEqual(first);
    expect(outcomes(await bulk(sales, 'complete', { ...body, form: { network: '다른 망' } }, 'the-morning-round'))).toEqual(['request.key-reused', 'request.key-reused']);
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('goes on under the same key where it was refused before', async () => {
    const [task] = await some(1, 'check-site');
    const body = (form: object) => ({ step: 'check-site', form, tasks: rowsOf(task ? [task] : []) });
    expect(outcomes(await bulk(sales, 'complete', body({}), 'mended'))).toEqual(['form.invalid']);
    expect(outcomes(await bulk(sales, 'complete', body(site), 'mended'))).toEqual(['done']);
  });

  it('twice at once is done once', async () => {
    const tasks = await some(2, 'check-site');
    const body = { step: 'check-site', form: site, tasks: rowsOf(tasks) };
    const [one, two] = await Promise.all([bulk(sales, 'complete', body, 'twice'), bulk(sales, 'complete', body, 'twice')]);
    expect(one).toEqual(two);
    expect(await office.rows(`SELECT 1 FROM run_event WHERE task_id = ANY ($1::uuid[])`, [tasks.map(({ id }) => id)])).toHaveLength(2);
  });
});

describe('handing several tasks on', () => {
  it('is the supervisor’s alone, to somebody of the team, each with its note', async () => {
    const tasks = await some(2, 'check-site');
    const body = { to: lead.id, reason: '휴가', tasks: rowsOf(tasks) };
    expect(outcomes(await bulk(sales, 'reassign', body))).toEqual(['task.only-supervisor-reassigns', 'task.only-supervisor-reassigns']);
    expect(outcomes(await bulk(lead, 'reassign', { ...body, to: consulting.id }))).toEqual(['task.not-in-team', 'task.not-in-team']);
    const first = await bulk(lead, 'reassign', body, 'holiday');
    expect(outcomes(first)).toEqual(['done', 'done']);
    expect(await bulk(lead, 'reassign', body, 'holiday')).toEqual(first);
    for (const task of tasks) expect(await lead.history(task)).toEqual([expect.objectContaining({ kind: 'REASSIGNED', text: '휴가' })]);
  });
});

describe('a bulk request', () => {
  it.each([
    ['no task at all', { tasks: [] }, 'too-few'],
    ['more than a hundred', { tasks: Array.from({ length: 101 }, () => ({ taskId: nobody, version: 1 })) }, 'too-many'],
  ])('is refused as a whole with %s', async (_, body, rule) => {
    expect((await sales.browser.post('/api/tasks/bulk/claim', { body })).problem).toMatchObject({ status: 400, code: 'request.invalid', field: 'tasks', issues: [{ rule }] });
  });
});
