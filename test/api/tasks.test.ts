import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import { TestOffice } from '../world/test-office';
import { anApplication } from './world/applications';
import type { Answer } from './world/browser';
import { DeskOf, doneFor, quoted, taskOf, type OpenTask } from './world/desk-of';
import { aTeammate } from './world/more-people';
import { inBothLanguages, refusedWithoutTrace } from './world/whole-database';

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

const site = { network: '사무실 100Mbps' };

/** An order whose steps so far are done; the task of the next. */
async function orderAt(step: string, done: readonly string[] = []): Promise<OpenTask> {
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...done);
  return taskOf(office, orderId, step);
}

const changesNothing = (asked: () => Promise<Answer>) => refusedWithoutTrace(office, asked);

describe('taking work', () => {
  let task: OpenTask;
  const again = async () => (task = await taskOf(office, task.orderId, task.step));
  const isIn = async (desk: DeskOf, box: string) => (await desk.box(box)).some(({ id }) => id === task.id);

  beforeAll(async () => {
    task = await orderAt('confirm-quote-consulting', ['check-site']);
  });

  it('a task of the team waits for everybody in it', async () => {
    expect([await isIn(consulting, 'waiting'), await isIn(teammate, 'waiting'), await isIn(consulting, 'mine')]).toEqual([true, true, false]);
  });

  it('whoever claims it has it on their own desk, in progress', async () => {
    expect((await consulting.act(task, 'claim', { version: task.version })).body).toEqual({ version: task.version + 1, status: 'IN_PROGRESS', assigneeId: consulting.id });
    expect([await isIn(consulting, 'in-progress'), await isIn(teammate, 'waiting'), await isIn(teammate, 'team')]).toEqual([true, false, true]);
  });

  it('a colleague who wants it too is told who has it', async () => {
    await again();
    for (const [act, more] of [['claim', {}], ['release', {}], ['draft', { form: {} }], ['complete', { form: {} }], ['return', { reason: '아니오' }]] as const) {
      const problem = await changesNothing(() => teammate.act(task, act, { version: task.version, ...more }));
      expect([act, problem]).toEqual([act, expect.objectContaining({ status: 409, code: 'task.assigned-to-other', params: { by: '정컨설' }, ko: expect.stringContaining('정컨설'), en: expect.stringContaining('정컨설') })]);
    }
  });

  it('released, it waits for the team again', async () => {
    await consulting.act(task, 'release', { version: task.version });
    await again();
    expect([task.status, task.assigneeId, await isIn(teammate, 'waiting')]).toEqual(['OPEN', null, true]);
  });

  it('a screen that is older than the task is told so, and by whom it was changed', async () => {
    for (const [act, more] of [['claim', {}], ['draft', { form: {} }], ['complete', { form: {} }]] as const)
      expect(await changesNothing(() => teammate.act(task, act, { version: 1, ...more }))).toMatchObject({ status: 409, code: 'task.changed', field: 'version', params: { version: task.version, by: '정컨설' }, ...inBothLanguages });
  });

  it('what a person filled in so far is kept unchecked, and is gone with the end of the task', async () => {
    await teammate.act(task, 'draft', { version: task.version, form: { comment: 7, half: ['적다'] } });
    await again();
    expect(await teammate.page(task)).toMatchObject({ draft: { comment: 7, half: ['적다'] }, status: 'IN_PROGRESS', assigneeId: teammate.id });
    await teammate.act(task, 'complete', { version: task.version, form: { comment: '확인했습니다' } });
    await again();
    expect(await teammate.page(task)).toMatchObject({ draft: null, status: 'DONE' });
    expect((await teammate.box('done')).map(({ id }) => id)).toContain(task.id);
  });

  it('a task that is done is done, by whom is said', async () => {
    for (const [act, more] of [['claim', {}], ['draft', { form: {} }], ['complete', { form: {} }], ['return', { reason: '늦었다' }]] as const)
      expect(await changesNothing(() => consulting.act(task, act, { version: task.version, ...more }))).toMatchObject({ status: 409, code: 'task.not-open', params: { status: 'DONE', by: '정둘째' } });
  });

  it('everybody of the house may leave a remark, also when it is done, and not an empty one', async () => {
    expect((await (await DeskOf.person(office, 'branch')).act(task, 'comment', { text: '  고객과 통화했습니다 ' })).body).toEqual({ commented: true });
    expect(await changesNothing(() => sales.act(task, 'comment', { text: '   ' }))).toMatchObject({ status: 400, code: 'request.invalid', field: 'text', issues: [{ rule: 'required' }] });
  });

  it('its history tells who did what, in order', async () => {
    expect((await sales.history(task)).map(({ kind, actor, text }) => [kind, actor, text])).toEqual([
      ['CLAIMED', '정컨설', null],
      ['RELEASED', '정컨설', null],
      ['COMPLETED', '정둘째', null],
      ['COMMENT', '서지사', '고객과 통화했습니다'],
    ]);
  });
});

describe('what earlier steps tell', () => {
  const told = async (desk: DeskOf, task: OpenTask) =>
    ((await desk.page(task))['told'] as readonly { step: string; fields: readonly { name: string; value: unknown }[] }[]).map(({ step, fields }) => [step, Object.fromEntries(fields.map(({ name, value }) => [name, value]))]);

  it('is the line for whoever assigns its addresses, and the range alone for the partner who comes next, who sees no step of others', async () => {
    const task = await orderAt('assign-ip', [...quoted, 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn', 'open-vpn-line']);
    const [network, partner] = [await DeskOf.person(office, 'network'), await DeskOf.person(office, 'system')];
    expect(await told(network, task)).toEqual([['open-vpn-line', expect.objectContaining({ lineNumber: expect.any(String), openedOn: '2026-09-01' })]]);
    await doneFor(office, task.orderId, 'assign-ip');
    expect(await told(partner, await taskOf(office, task.orderId, 'install-software'))).toEqual([['assign-ip', { ipRange: expect.stringMatching(/^10\./) }]]);
    expect((await partner.browser.get(`/api/tasks/${task.id}`)).status).toBe(404);
  });

  it('is nothing where nobody has answered yet, and nothing of what is no business of the step', async () => {
    const task = await orderAt('confirm-quote-product', ['check-site']);
    expect(await told(await DeskOf.person(office, 'product'), task)).toEqual([['check-site', { network: expect.any(String) }]]);
    expect(await told(sales, await orderAt('check-site'))).toEqual([]);
  });
});

describe('handing work on', () => {
  let task: OpenTask;
  const again = async () => (task = await taskOf(office, task.orderId, task.step));
  const reassign = (by: DeskOf, to: string, reason = '휴가') => by.act(task, 'reassign', { version: task.version, to, reason });

  beforeAll(async () => {
    task = await orderAt('check-site');
  });

  it('is the supervisor’s alone, with a reason, to somebody of the team', async () => {
    expect(task.assigneeId).toBe(sales.id);
    expect(await changesNothing(() => reassign(sales, lead.id))).toMatchObject({ status: 403, code: 'task.only-supervisor-reassigns' });
    expect(await changesNothing(() => reassign(consulting, lead.id))).toMatchObject({ status: 403, code: 'task.not-yours' });
    expect(await changesNothing(() => reassign(lead, consulting.id))).toMatchObject({ status: 422, code: 'task.not-in-team', field: 'to' });
    expect(await changesNothing(() => reassign(lead, lead.id, ' '))).toMatchObject({ status: 400, code: 'request.invalid', field: 'reason' });
  });

  it('takes it from one desk to the other with what was filled in, and tells why', async () => {
    await sales.act(task, 'draft', { version: task.version, form: site });
    await again();
    expect((await reassign(lead, lead.id)).body).toMatchObject({ assigneeId: lead.id, status: 'OPEN' });
    await again();
    expect(await lead.page(task)).toMatchObject({ draft: site });
    expect((await sales.act(task, 'complete', { version: task.version, form: site })).problem).toMatchObject({ code: 'task.assigned-to-other', params: { by: '박팀장' } });
    expect(await lead.history(task)).toEqual([expect.objectContaining({ kind: 'REASSIGNED', actor: '박팀장', text: '휴가' })]);
    expect((await lead.act(task, 'complete', { version: task.version, form: site })).status).toBe(200);
  });
});

describe('completing', () => {
  let task: OpenTask;

  beforeAll(async () => {
    task = await orderAt('collect-documents', quoted);
  });

  it('the page says what is needed: words, form, evidence, and where it may go back to', async () => {
    expect(await sales.page(task)).toMatchObject({
      name: { ko: '서류징구', en: 'Collect documents' },
      form: { name: 'document-collection', schema: { properties: { quoteStampedOn: { title: '견적 날인일' } }, required: ['quoteStampedOn'] } },
      evidence: ['APPLICATION_FORM', 'TERMS', 'STAMPED_QUOTE', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION'],
      returnsTo: [{ step: 'check-site', usual: true, reopens: expect.arrayContaining(['check-site', 'confirm-quote-product', 'collect-documents']) }, { step: 'confirm-quote-product', usual: false }, { step: 'confirm-quote-consulting', usual: false }],
      mayRefuse: false,
      documents: [],
    });
  });

  it.each([
    ['nothing in the form', {}, [{ field: 'quoteStampedOn', rule: 'required' }]],
    ['a day that is none', { quoteStampedOn: '2026-02-30' }, [{ field: 'quoteStampedOn', rule: 'not-a-date' }]],
    ['several faults at once', { quoteStampedOn: 1, comment: 'x'.repeat(2_001), extra: true }, [{ field: 'quoteStampedOn', rule: 'wrong-type' }, { field: 'comment', rule: 'too-long' }, { field: 'extra', rule: 'unknown-field' }]],
    ['something else than a form', 'ja', [{ field: '', rule: 'wrong-type' }]],
  ])('is refused with every fault by its field: %s', async (_, form, issues) => {
    const problem = await changesNothing(() => sales.act(task, 'complete', { version: task.version, form }));
    expect(problem).toMatchObject({ status: 422, code: 'form.invalid', field: issues[0]?.field, ...inBothLanguages });
    expect(problem).toMatchObject({ issues: issues.map((issue) => ({ ...issue, ...inBothLanguages })) });
  });

  it('is refused without a form at all', async () => {
    expect(await changesNothing(() => sales.act(task, 'complete', { version: task.version }))).toMatchObject({ status: 400, code: 'request.invalid', field: 'form', issues: [{ rule: 'required' }] });
  });

  it('is refused while papers are missing, and names them', async () => {
    await office.as('sales').upload(`/api/tasks/${task.id}/documents`, 'TERMS', '약관.pdf', evidenceFor('서류', 'D-02'), 'application/pdf');
    const problem = await changesNothing(() => sales.act(task, 'complete', { version: task.version, form: { quoteStampedOn: '2026-09-01' } }));
    expect(problem).toMatchObject({ status: 422, code: 'evidence.missing', field: 'documents', params: { documents: 'APPLICATION_FORM, STAMPED_QUOTE, BUSINESS_REGISTRATION, CONSENT_COLLECTION' }, ...inBothLanguages });
    expect(problem).toMatchObject({ ko: '필요한 서류가 첨부되지 않았습니다: 신청서(D-01), 날인한 견적서, 사업자등록증 사본, 개인정보 수집·이용 동의서', en: expect.stringContaining('Application form (D-01), Stamped quote') });
  });

  it('is refused for what the business knows better than the form: a stamp of tomorrow', async () => {
    for (const type of ['APPLICATION_FORM', 'STAMPED_QUOTE', 'BUSINESS_REGISTRATION', 'CONSENT_COLLECTION'])
      await office.as('sales').upload(`/api/tasks/${task.id}/documents`, type, `${type}.pdf`, evidenceFor('서류', type), 'application/pdf');
    const problem = await changesNothing(() => sales.act(task, 'complete', { version: task.version, form: { quoteStampedOn: '2026-09-02' } }));
    expect(problem).toMatchObject({ status: 422, code: 'date.in-the-future', field: 'quoteStampedOn' });
  });

  it('opens the next person’s task in the same moment', async () => {
    const done = await sales.act(task, 'complete', { version: task.version, form: { quoteStampedOn: '2026-09-01' } });
    const next = await taskOf(office, task.orderId, 'receive-application');
    expect(done.body).toEqual({ openedTasks: [next.id], doneForNothing: [] });
    expect((await consulting.box('waiting')).map(({ id }) => id)).toContain(next.id);
  });

  it('of a task that is none is refused as not found', async () => {
    expect((await sales.act({ id: '01920000-0000-7000-8000-000000000000' }, 'complete', { version: 1, form: {} })).problem).toMatchObject({ status: 404, code: 'task.not-found' });
    expect((await sales.act({ id: 'none' }, 'complete', { version: 1, form: {} })).problem).toMatchObject({ status: 400, code: 'request.invalid' });
  });
});

describe('sending back (반려)', () => {
  let task: OpenTask;
  const send = (body: object) => consulting.act(task, 'return', { version: task.version, ...body });

  beforeAll(async () => {
    task = await orderAt('receive-application', [...quoted, 'collect-documents']);
  });

  it.each([
    ['without a reason', { to: ['collect-documents'] }, 400, 'request.invalid', 'reason'],
    ['with an empty reason', { reason: ' \n ' }, 400, 'request.invalid', 'reason'],
    ['to nowhere', { reason: '흐립니다', to: [] }, 400, 'request.invalid', 'to'],
    ['to a step that does not exist', { reason: '흐립니다', to: ['no-such-step'] }, 422, 'return.not-upstream', 'to'],
    ['to a step that comes after it', { reason: '흐립니다', to: ['process-service-order'] }, 422, 'return.not-upstream', 'to'],
    ['to itself', { reason: '흐립니다', to: ['receive-application'] }, 422, 'return.not-upstream', 'to'],
  ])('is refused %s', async (...[, body, status, code, field]) => {
    expect(await changesNothing(() => send(body))).toMatchObject({ status, code, field, ...inBothLanguages });
  });

  it('opens the step again on the desk of whoever did it, with the reason (X-100)', async () => {
    const done = await send({ reason: '사업자등록증 사본이 흐립니다' });
    const again = await taskOf(office, task.orderId, 'collect-documents');
    expect(done.body).toMatchObject({ openedTasks: [again.id] });
    expect(again).toMatchObject({ round: 2, assigneeId: sales.id, returnReason: '사업자등록증 사본이 흐립니다', status: 'OPEN' });
    expect((await sales.box('returned')).map(({ id }) => id)).toContain(again.id);
    expect((await consulting.history(task)).at(-1)).toMatchObject({ kind: 'RETURNED', actor: '정컨설', text: '사업자등록증 사본이 흐립니다' });
  });

  it('is no way out of a step that has none before it', async () => {
    const first = await orderAt('check-site');
    expect(await changesNothing(() => sales.act(first, 'return', { version: first.version, reason: '모르겠습니다' }))).toMatchObject({ status: 422, code: 'return.target-missing', field: 'to' });
  });
});

describe('refusing (승낙 거절)', () => {
  it('is for one of the seven reasons, and by the step that may (S1-072)', async () => {
    const task = await orderAt('receive-application', [...quoted, 'collect-documents']);
    const refuse = (reason: unknown) => consulting.act(task, 'refuse', { version: task.version, reason });
    expect(await changesNothing(() => refuse('BECAUSE'))).toMatchObject({ status: 422, code: 'refusal.reason-unknown', field: 'reason', ...inBothLanguages });
    expect(await changesNothing(() => refuse(undefined))).toMatchObject({ status: 400, code: 'request.invalid', field: 'reason' });
    const first = await orderAt('check-site');
    expect(await changesNothing(() => sales.act(first, 'refuse', { version: first.version, reason: 'SYSTEM_RISK' }))).toMatchObject({ status: 422, code: 'refusal.not-by-this-step' });
    expect((await refuse('SYSTEM_RISK')).body).toMatchObject({ ended: 'REFUSED' });
    expect((await consulting.page(task))['status']).toBe('DONE');
  });
});
