import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { anApplication } from '../api/world/applications';
import type { Answer } from '../api/world/browser';
import { DeskOf, doneFor, quoted, taskOf, type OpenTask } from '../api/world/desk-of';
import { inBothLanguages, refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: DeskOf;
let product: DeskOf;
let consulting: DeskOf;
let system: DeskOf;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [sales, product, consulting, system] = await Promise.all([DeskOf.person(office, 'sales'), DeskOf.person(office, 'product'), DeskOf.person(office, 'consulting'), DeskOf.person(office, 'system')]);
}, 60_000);
afterAll(() => office?.close());

const received = [...quoted, 'collect-documents', 'receive-application'];
const untilSoftware = [...received, 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip'];
const anOrderAfter = async (...steps: readonly string[]): Promise<string> => {
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...steps);
  return orderId;
};
const cancel = (orderId: string) => office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '고객이 청약을 철회했습니다' });
const complete = (by: DeskOf, task: OpenTask, form: object = {}): Promise<Answer> => by.act(task, 'complete', { version: task.version, form });
const refused = (asked: () => Promise<Answer>) => refusedWithoutTrace(office, asked);
const certificate = (documentType: string): FormData => {
  const form = new FormData();
  form.set('documentType', documentType);
  form.set('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), '설치확인서.pdf');
  return form;
};
const runOf = async (orderId: string) => (await office.rows(`SELECT state, last_seq, ended FROM run WHERE order_id = $1 AND subject_kind = 'ORDER'`, [orderId]))[0];

const installed = { program: '상담프로그램', version: '4.2', installedOn: '2026-09-01' };

describe('a partner who had worked on what was cancelled meanwhile', () => {
  let orderId: string;
  let task: OpenTask;

  beforeAll(async () => {
    orderId = await anOrderAfter(...untilSoftware);
    task = await taskOf(office, orderId, 'install-software');
    await system.act(task, 'draft', { version: task.version, form: installed });
    await cancel(orderId);
  });

  it('is told by whom, when and why it was closed, and what to do', async () => {
    const problem = await refused(() => complete(system, task, installed));
    expect(problem).toMatchObject({ status: 409, code: 'task.closed-by-cancellation', params: { by: '김영업', at: '2026-09-01 09:00', why: '고객이 청약을 철회했습니다' }, ...inBothLanguages });
    expect(problem.ko).toContain('늦은 답변으로 남기십시오');
    expect((await refused(() => system.browser.post(`/api/tasks/${task.id}/documents`, { form: certificate('INSTALLATION') }))).code).toBe('task.closed-by-cancellation');
  });

  it('loses nothing that was typed', async () => {
    expect((await system.page(task))['draft']).toEqual(installed);
  });

  it('leaves it as a late answer with its paper, once however often it is sent, and the run stays where it ended', async () => {
    const before = await runOf(orderId);
    const leave = () => system.act(task, 'late-answer', { form: installed, comment: '취소를 듣기 전에 설치했습니다' }, { key: `late-${orderId}` });
    expect((await leave()).body).toEqual({ kept: true });
    expect((await leave()).body).toEqual({ kept: true });
    expect((await system.browser.post(`/api/tasks/${task.id}/late-documents`, { form: certificate('INSTALLATION') })).status).toBe(201);
    expect(await runOf(orderId)).toEqual(before);
    expect((await office.order(orderId)).status).toBe('CANCELLED');
    expect((await system.history(task)).filter(({ kind }) => kind === 'LATE_ANSWER')).toEqual([expect.objectContaining({ actor: '가온담당', text: '취소를 듣기 전에 설치했습니다', detail: { form: installed } })]);
  });

  it('is read by the rep in the order’s history, at what closed the task, and told to them once', async () => {
    const { items } = await office.as('sales').get<{ items: { event: { type: string }; lateAnswers: object[] }[] }>(`/api/orders/${orderId}/events`);
    expect(items.filter(({ lateAnswers }) => lateAnswers.length > 0)).toEqual([
      expect.objectContaining({ event: expect.objectContaining({ type: 'cancelled' }), lateAnswers: [expect.objectContaining({ taskId: task.id, step: 'install-software', actorName: '가온담당', form: installed })] }),
    ]);
    expect((await sales.page(task))['documents']).toEqual([expect.objectContaining({ documentType: 'INSTALLATION', cameLate: true })]);
    expect(await office.rows(`SELECT recipient_id FROM notice WHERE kind = 'late-answer' AND subject_id = $1`, [task.id])).toEqual([{ recipient_id: sales.id }]);
  });

  it('is not heard where the task is of others, still open, or completed', async () => {
    const leave = (by: DeskOf, at: { id: string }, body: object = { form: {} }) => refused(() => by.act(at, 'late-answer', body));
    const device = await DeskOf.person(office, 'device');
    expect((await leave(device, task)).code).toBe('task.not-found');
    expect((await leave(product, task)).code).toBe('task.not-yours');
    const other = await anOrderAfter('check-site');
    expect(await leave(product, await taskOf(office, other, 'confirm-quote-product'))).toMatchObject({ code: 'late-answer.task-is-open', ...inBothLanguages });
    expect(await leave(sales, await taskOf(office, other, 'check-site'))).toMatchObject({ code: 'late-answer.task-is-done', ...inBothLanguages });
    expect(await leave(system, task, { comment: '서식 없이' })).toMatchObject({ code: 'request.invalid', field: 'form' });
    expect((await refused(() => sales.browser.post(`/api/tasks/${task.id}/late-documents`, { form: new FormData() }))).code).toBe('file.missing');
  });
});

describe('whoever completes what was closed in another way is told so', () => {
  it('closed by a return', async () => {
    const orderId = await anOrderAfter('check-site');
    const open = await taskOf(office, orderId, 'confirm-quote-product');
    const other = await taskOf(office, orderId, 'confirm-quote-consulting');
    await consulting.act(other, 'return', { version: other.version, reason: '석 수가 다릅니다', to: ['check-site'] });
    expect(await refused(() => complete(product, open))).toMatchObject({ code: 'task.closed-by-return', params: { by: '정컨설', why: '석 수가 다릅니다' }, ...inBothLanguages });
  });

  it('closed because earlier work is done again', async () => {
    const orderId = await anOrderAfter('check-site');
    const open = await taskOf(office, orderId, 'confirm-quote-product');
    const done = await taskOf(office, orderId, 'check-site');
    await sales.act(done, 'withdraw', { version: done.version, reason: '잘못 적었습니다' });
    expect(await refused(() => complete(product, open))).toMatchObject({ code: 'task.closed-by-redo', params: { by: '김영업', why: '잘못 적었습니다' }, ...inBothLanguages });
  });

  it('closed because the order changed', async () => {
    const application = await anApplication(office);
    const orderId = await office.submitted({ ...application, product: { ...application.product, arsUsed: true } });
    await doneFor(office, orderId, ...received, 'process-service-order');
    const open = await taskOf(office, orderId, 'submit-scenario');
    const { version } = (await office.order(orderId)) as unknown as { version: number };
    await office.as('sales').post(`/api/orders/${orderId}/changes`, { version, application, reason: '고객이 ARS를 뺐습니다' });
    expect(await refused(() => complete(sales, open))).toMatchObject({ code: 'task.closed-by-change', params: { by: '김영업', why: '고객이 ARS를 뺐습니다' }, ...inBothLanguages });
  });

  it('closed because the application was refused, in the words of the reason (S1-072)', async () => {
    const orderId = await anOrderAfter(...quoted, 'collect-documents');
    const [run] = await office.rows<{ id: string }>(`SELECT id FROM run WHERE order_id = $1`, [orderId]);
    await inTransaction(office.house.database, systemActor, (tx) => office.house.desk.changeFacts(tx, run?.id ?? '', { openingIsLate: true }));
    const open = await taskOf(office, orderId, 'warn-late-opening');
    const receipt = await taskOf(office, orderId, 'receive-application');
    await consulting.act(receipt, 'refuse', { version: receipt.version, reason: 'FALSE_IDENTITY' });
    const problem = await refused(() => complete(sales, open));
    expect(problem).toMatchObject({ code: 'task.closed-by-refusal', params: { by: '정컨설', why: '명의도용 또는 허위 서류' } });
    expect(problem.en).toContain('stolen name or false documents');
  });
});

describe('a paper that came late', () => {
  it('is no evidence of the step when it opens again', async () => {
    const orderId = await anOrderAfter(...quoted);
    const closed = await taskOf(office, orderId, 'collect-documents');
    const confirmed = await taskOf(office, orderId, 'confirm-quote-consulting');
    await consulting.act(confirmed, 'withdraw', { version: confirmed.version, reason: '다시 보겠습니다' });
    for (const type of ['APPLICATION_FORM', 'TERMS', 'STAMPED_QUOTE', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION'])
      expect((await sales.browser.post(`/api/tasks/${closed.id}/late-documents`, { form: certificate(type) })).status).toBe(201);
    await doneFor(office, orderId, 'confirm-quote-consulting');
    const again = await taskOf(office, orderId, 'collect-documents');
    const form = await office.formFor({ ...again, orderId } as never);
    expect(await refused(() => complete(sales, again, form as object))).toMatchObject({ code: 'evidence.missing' });
  });
});

describe('the result of an effect', () => {
  const giveBack = (commandId: string) => inTransaction(office.house.database, systemActor, (tx) => office.house.desk.giveBack(tx, commandId, { result: { sent: 3 } }));
  const effectOf = async (orderId: string): Promise<string> => (await office.rows<{ id: string }>(`SELECT command_id AS id FROM effect e JOIN run r ON r.id = e.run_id WHERE r.order_id = $1`, [orderId]))[0]?.id ?? '';

  it('that comes after the end changes nothing', async () => {
    const orderId = await anOrderAfter(...received, 'process-service-order');
    await cancel(orderId);
    const before = await runOf(orderId);
    await giveBack(await effectOf(orderId));
    expect(await runOf(orderId)).toEqual(before);
  });

  it('that comes after its step was opened again completes nothing', async () => {
    const orderId = await anOrderAfter(...received, 'process-service-order');
    const vpn = await taskOf(office, orderId, 'apply-vpn');
    await sales.act(vpn, 'return', { version: vpn.version, reason: '번호를 다시 확인해 주십시오', to: ['process-service-order'] });
    const steps = (await runOf(orderId)) as { state: { steps: object } };
    await giveBack(await effectOf(orderId));
    await giveBack(await effectOf(orderId));
    expect(((await runOf(orderId)) as typeof steps).state.steps).toEqual(steps.state.steps);
    expect((await taskOf(office, orderId, 'process-service-order')).status).toBe('OPEN');
  });
});
