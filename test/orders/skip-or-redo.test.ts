import { newId } from '../../libs/database/ids';
import { anApplication, partnerOf } from '../api/world/applications';
import { Browser, type Answer } from '../api/world/browser';
import { DeskOf, doneFor, quoted, taskOf } from '../api/world/desk-of';
import { aColleague } from '../api/world/more-people';
import { inBothLanguages, refusedWithoutTrace, wholeDatabase } from '../api/world/whole-database';
import { eventLogRebuildsTheState } from '../world/event-log-rebuilds-the-state';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let sales: DeskOf;
let consulting: DeskOf;
let device: DeskOf;
let lead: DeskOf;
let branch: DeskOf;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [sales, consulting, device, lead, branch] = await Promise.all([
    DeskOf.person(office, 'sales'), DeskOf.person(office, 'consulting'), DeskOf.person(office, 'device'), DeskOf.person(office, 'sales-lead'), DeskOf.person(office, 'branch'),
  ]);
}, 60_000);
afterAll(() => office?.close());

interface Effect {
  readonly opens: readonly string[];
  readonly closes: readonly string[];
  readonly doneForNothing: readonly string[];
  readonly likelyOpening: { readonly before: string; readonly after: string };
  readonly money: { readonly oneOffs: readonly object[]; readonly staffing: readonly object[]; readonly billingStart: object | null };
  readonly fingerprint: string;
}
interface Page {
  readonly id: string;
  readonly effect: Effect;
  readonly effectNow: Effect | null;
  readonly preventedBy: string | null;
}

const reason = '고객이 쓰던 단말을 그대로 씁니다';
const asks = (by: DeskOf, orderId: string, body: object, preview = '', key?: string): Promise<Answer> =>
  by.browser.post(`/api/orders/${orderId}/skip-or-redo${preview}`, { body: { reason, ...body }, ...(key === undefined ? {} : { key }) });
const decides = (by: DeskOf, id: string, act: string, body?: object): Promise<Answer> => by.browser.post(`/api/skips-and-redos/${id}/${act}`, body ? { body } : {});
const pageOf = async (by: DeskOf, id: string): Promise<Page> => (await by.browser.get(`/api/skips-and-redos/${id}`)).body as unknown as Page;
const proposed = async (by: DeskOf, orderId: string, body: object): Promise<Page> => {
  const { status, body: page } = await asks(by, orderId, body);
  expect(status).toBe(201);
  return page as unknown as Page;
};
/** Approved as the page shows it now. */
const approves = async (by: DeskOf, id: string): Promise<Answer> => decides(by, id, 'approve', { fingerprint: (await pageOf(by, id)).effectNow?.fingerprint ?? '0'.repeat(32) });
const refused = (asked: () => Promise<Answer>) => refusedWithoutTrace(office, asked);
const waiting = async (by: DeskOf): Promise<readonly string[]> => ((await by.browser.get('/api/skips-and-redos')).body['items'] as { id: string }[]).map(({ id }) => id);

const received = [...quoted, 'collect-documents', 'receive-application'];
const contracted = ['register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract', 'process-service-order'];
const anOrderAfter = async (...steps: readonly string[]): Promise<string> => {
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...steps);
  return orderId;
};
/** Thirty headsets at 85,000 won, for which the partner is paid 70,000. */
const anOrderWithHeadsets = async (): Promise<string> => {
  const orderId = await office.submitted(
    await anApplication(office, {
      devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' }],
      partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: await partnerOf(office, 'PARTNER_DEVICE') },
    }),
  );
  await doneFor(office, orderId, ...quoted, 'approve-negotiated-price', 'collect-documents', 'receive-application', ...contracted);
  return orderId;
};

describe('skipping a step under four-eyes', () => {
  let orderId: string;
  let page: Page;
  beforeAll(async () => {
    orderId = await anOrderWithHeadsets();
  });

  it('is shown first with what it does to steps, dates and money, and nothing is written', async () => {
    const before = await wholeDatabase(office);
    const { status, body } = await asks(sales, orderId, { kind: 'SKIP', steps: ['deliver-devices'] }, '/preview');
    expect(status).toBe(200);
    expect(body).toMatchObject({ opens: [], closes: ['deliver-devices'], doneForNothing: [], money: { oneOffs: [{ kind: 'DEVICE', customerWon: '2550000', partnerWon: '2100000', steps: ['deliver-devices'] }], staffing: [] } });
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('is refused at once where it could not be carried out', async () => {
    const early = await anOrderAfter('check-site');
    const skip = (steps: readonly string[], id = orderId) => refused(() => asks(sales, id, { kind: 'SKIP', steps }));
    expect(await skip(['confirm-quote-product'], early)).toMatchObject({ status: 422, code: 'skip.never', field: 'steps', ...inBothLanguages });
    expect(await skip(['install-software'])).toMatchObject({ status: 409, code: 'skip.step-not-open', field: 'steps', ...inBothLanguages });
    expect(await skip(['no-such-step'])).toMatchObject({ code: 'skip.step-not-open' });
    expect(await skip(['apply-vpn', 'apply-vpn'])).toMatchObject({ code: 'skip.step-not-open' });
    expect(await refused(() => asks(sales, early, { kind: 'REDO', steps: ['confirm-quote-product'] }))).toMatchObject({ status: 409, code: 'redo.not-done', field: 'steps', ...inBothLanguages });
    expect(await refused(() => asks(sales, orderId, { kind: 'SKIP', steps: [] }))).toMatchObject({ code: 'request.invalid', field: 'steps' });
    expect(await refused(() => asks(sales, orderId, { kind: 'FORGET', steps: ['apply-vpn'] }))).toMatchObject({ code: 'request.invalid', field: 'kind' });
    expect(await refused(() => asks(sales, orderId, { kind: 'SKIP', steps: ['apply-vpn'], reason: ' ' }))).toMatchObject({ code: 'request.invalid', field: 'reason' });
    expect((await refused(() => asks(sales, newId(), { kind: 'SKIP', steps: ['apply-vpn'] }))).code).toBe('order.not-found');
    const draft = await office.as('sales').post<{ id: string }>('/api/orders', await anApplication(office));
    expect((await refused(() => asks(sales, draft.id, { kind: 'SKIP', steps: ['check-site'] }))).code).toBe('order.not-under-way');
  });

  it('is proposed by the order’s rep, their lead or consulting support, and by nobody else', async () => {
    await aColleague(office, 'other-rep', 'SALES_REP');
    const stranger = await Browser.signedIn(office.url, 'other-rep');
    const body = { kind: 'SKIP', steps: ['deliver-devices'], reason };
    for (const act of ['', '/preview']) expect(await refused(() => stranger.post(`/api/orders/${orderId}/skip-or-redo${act}`, { body }))).toMatchObject({ status: 403, code: 'skip-or-redo.not-yours', ...inBothLanguages });
    expect((await refused(() => asks(device, orderId, body))).code).toBe('access.denied');
    expect((await asks(lead, orderId, body, '/preview')).status).toBe(200);
    expect((await asks(consulting, orderId, body, '/preview')).status).toBe(200);
  });

  it('proposed, it waits where consulting support looks, who are told once; a second proposal waits for the first', async () => {
    const propose = () => asks(sales, orderId, { kind: 'SKIP', steps: ['deliver-devices'] }, '', `propose-${orderId}`);
    const first = await propose();
    expect((await propose()).body).toEqual(first.body);
    page = first.body as unknown as Page;
    expect(page).toMatchObject({ status: 'PROPOSED', kind: 'SKIP', steps: ['deliver-devices'], proposedByName: '김영업', effectNow: page.effect, preventedBy: null });
    expect(await waiting(consulting)).toContain(page.id);
    expect(await office.rows(`SELECT recipient_id FROM notice WHERE kind = 'skip-or-redo-proposed' AND subject_id = $1`, [page.id])).toEqual([{ recipient_id: consulting.id }]);
    expect(await refused(() => asks(consulting, orderId, { kind: 'REDO', steps: ['check-site'] }))).toMatchObject({ status: 409, code: 'skip-or-redo.proposed-already', ...inBothLanguages });
    expect((await taskOf(office, orderId, 'deliver-devices')).status).toBe('OPEN');
  });

  it('is decided by consulting support alone, and never by whoever proposed it (X-03)', async () => {
    const { fingerprint } = page.effect;
    expect(await refused(() => decides(sales, page.id, 'approve', { fingerprint }))).toMatchObject({ status: 403, code: 'skip-or-redo.not-yours-to-decide', ...inBothLanguages });
    expect((await refused(() => decides(lead, page.id, 'refuse', { reason: '안 됩니다' }))).code).toBe('skip-or-redo.not-yours-to-decide');
    expect(await refused(() => decides(consulting, page.id, 'withdraw'))).toMatchObject({ status: 403, code: 'skip-or-redo.only-its-proposer', ...inBothLanguages });
    expect(await refused(() => decides(consulting, page.id, 'approve', { fingerprint: 'looks good' }))).toMatchObject({ code: 'request.invalid', field: 'fingerprint' });
    expect(await refused(() => decides(consulting, page.id, 'refuse', { reason: ' ' }))).toMatchObject({ code: 'request.invalid', field: 'reason' });
    for (const act of ['approve', 'refuse', 'withdraw'])
      expect((await refused(() => decides(consulting, newId(), act, act === 'approve' ? { fingerprint } : act === 'refuse' ? { reason: '없음' } : undefined))).code).toBe('skip-or-redo.not-found');
    const own = await anOrderAfter('check-site');
    const { id } = await proposed(consulting, own, { kind: 'REDO', steps: ['check-site'] });
    expect(await refused(() => approves(consulting, id))).toMatchObject({ code: 'approval.maker-is-checker', ...inBothLanguages });
    await decides(consulting, id, 'withdraw');
  });

  it('approved with the effect that was seen, it is done: once, in both names, and the order goes on without the step', async () => {
    const open = await taskOf(office, orderId, 'deliver-devices');
    const { fingerprint } = (await pageOf(consulting, page.id)).effectNow ?? page.effect;
    const approve = () => consulting.browser.post(`/api/skips-and-redos/${page.id}/approve`, { body: { fingerprint }, key: `approve-${page.id}` });
    const [once, twice] = [await approve(), await approve()];
    expect(twice.body).toEqual(once.body);
    expect(once.body).toMatchObject({ status: 'APPROVED', decidedByName: '정컨설', approvedEffect: { closes: ['deliver-devices'] } });
    expect((await refused(() => decides(consulting, page.id, 'approve', { fingerprint }))).code).toBe('skip-or-redo.decided-already');
    expect((await taskOf(office, orderId, 'deliver-devices')).status).toBe('SKIPPED');
    const { items } = await office.as('sales').get<{ items: { event: object; actorName: string }[] }>(`/api/orders/${orderId}/events`);
    expect(items.at(-1)).toMatchObject({ actorName: '정컨설', event: { type: 'skipped', step: 'deliver-devices', reason, proposal: page.id } });
    const late = await refused(() => device.act(open, 'complete', { version: open.version, form: {} }));
    expect(late).toMatchObject({ code: 'task.closed-by-skip', params: { by: '정컨설', why: reason }, ...inBothLanguages });
    expect(await office.rows(`SELECT recipient_id FROM notice WHERE kind = 'skip-or-redo-decided' AND subject_id = $1`, [page.id])).toEqual([{ recipient_id: sales.id }]);
    await doneFor(office, orderId, 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users');
    expect((await taskOf(office, orderId, 'final-test')).status).toBe('OPEN');
  });

  it('of several steps in their order, is one approval', async () => {
    const another = await anOrderAfter(...received, 'process-service-order');
    const { id, effect } = await proposed(sales, another, { kind: 'SKIP', steps: ['apply-vpn', 'open-vpn-line'] });
    expect(effect).toMatchObject({ opens: ['assign-ip'], closes: ['apply-vpn'] });
    expect((await approves(consulting, id)).status).toBe(200);
    expect((await taskOf(office, another, 'assign-ip')).status).toBe('OPEN');
  });
});

describe('doing steps again under four-eyes', () => {
  let orderId: string;
  beforeAll(async () => {
    orderId = await anOrderWithHeadsets();
    await doneFor(office, orderId, 'apply-vpn', 'open-vpn-line', 'assign-ip', 'deliver-devices', 'install-software', 'train-users', 'final-test', 'prepare-acceptance', 'accept-service');
    await doneFor(office, orderId, 'request-one-off-billing');
  });
  const headsets = async () => (await office.rows<{ id: string; acceptedOn: string | null; asked: string | null }>(`SELECT id, accepted_on AS "acceptedOn", billing_requested_on AS asked FROM one_off_item WHERE order_id = $1`, [orderId]))[0];

  it('that an approval has overtaken is refused, with the new effect to look at', async () => {
    const another = await anOrderAfter(...received, 'process-service-order', 'apply-vpn');
    const { id, effect } = await proposed(sales, another, { kind: 'REDO', steps: ['apply-vpn'] });
    expect(effect).toMatchObject({ opens: ['apply-vpn'], closes: ['open-vpn-line'], doneForNothing: ['apply-vpn'] });
    await doneFor(office, another, 'open-vpn-line');
    expect(await refused(() => decides(consulting, id, 'approve', { fingerprint: effect.fingerprint }))).toMatchObject({ status: 409, code: 'skip-or-redo.another-effect', field: 'fingerprint', ...inBothLanguages });
    const seen = await pageOf(consulting, id);
    expect(seen.effect).toEqual(effect);
    expect(seen.effectNow).toMatchObject({ closes: ['assign-ip'], doneForNothing: ['apply-vpn', 'open-vpn-line'] });
    expect((await approves(consulting, id)).status).toBe(200);
    expect(await taskOf(office, another, 'apply-vpn')).toMatchObject({ round: 2, status: 'OPEN', returnReason: reason });
  });

  it('shows the money that is touched: acceptance and request are taken back, the monthly fee begins later', async () => {
    const { body } = await asks(sales, orderId, { kind: 'REDO', steps: ['deliver-devices'] }, '/preview');
    const { money, likelyOpening, doneForNothing, closes } = body as unknown as Effect;
    expect(doneForNothing).toEqual(expect.arrayContaining(['deliver-devices', 'final-test', 'prepare-acceptance', 'accept-service']));
    expect(closes).toEqual(expect.arrayContaining(['open-service', 'notify-settlement']));
    expect(money.oneOffs).toEqual([
      expect.objectContaining({ customerWon: '2550000', partnerWon: '2100000', acceptedOn: { before: '2026-09-01', after: null }, billingRequestedOn: { before: '2026-09-01', after: null } }),
    ]);
    expect(likelyOpening.after > likelyOpening.before).toBe(true);
    expect(money.billingStart).toMatchObject({ ...likelyOpening, monthlyWon: expect.stringMatching(/^[1-9]\d+$/) });
  });

  it('is refused while an item is billed: that is corrected on the bill', async () => {
    const item = (await headsets())?.id;
    const billed = async (no: string, sign: '' | '-', reverses: string | null): Promise<string> => {
      const id = newId();
      await office.rows(
        `INSERT INTO bill (id, bill_no, kind, contract_id, customer_id, accrual_month, write_date, issue_by, issued_on, due_on, supply_won, vat_won, total_won, payable_won)
         SELECT $1, $2, 'AD_HOC', id, customer_id, '2026-09', '2026-09-01', '2026-10-12', '2026-09-01', '2026-10-26', ${sign}2550000, ${sign}255000, ${sign}2805000, ${sign}2805000 FROM contract WHERE order_id = $3`,
        [id, no, orderId],
      );
      await office.rows(
        `INSERT INTO bill_line (bill_id, line_no, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, reverses_bill_id, reverses_line_no)
         VALUES ($1, 1, 'ONE_OFF_ITEM', $2, '2026-09', 'DEVICE', 30, 85000, ${sign}2550000, ${sign}255000, '{}', $3, $4)`,
        [id, item, reverses, reverses && 1],
      );
      return id;
    };
    const bill = await billed('B-209901-000001', '', null);
    for (const step of ['deliver-devices', 'accept-service', `request-one-off-billing#${item}`])
      expect(await refused(() => asks(sales, orderId, { kind: 'REDO', steps: [step] }))).toMatchObject({ status: 409, code: 'one-off.billed-already', ...inBothLanguages });
    await billed('B-209901-000002', '-', bill);
    expect((await asks(sales, orderId, { kind: 'REDO', steps: ['deliver-devices'] }, '/preview')).status).toBe(200);
  });

  it('approved, takes acceptance and request back and opens the step again with the reason', async () => {
    const { id } = await proposed(lead, orderId, { kind: 'REDO', steps: ['deliver-devices'] });
    expect((await approves(consulting, id)).status).toBe(200);
    expect(await headsets()).toMatchObject({ acceptedOn: null, asked: null });
    expect((await office.order(orderId)).status).toBe('IN_ACTIVATION');
    expect(await taskOf(office, orderId, 'deliver-devices')).toMatchObject({ round: 2, status: 'OPEN', returnReason: reason });
  });

  it('of anything before the opening is refused once the service is open', async () => {
    await doneFor(office, orderId, 'deliver-devices', 'final-test', 'prepare-acceptance', 'accept-service', 'open-service');
    for (const step of ['check-site', 'install-software', 'accept-service', 'open-service'])
      expect(await refused(() => asks(sales, orderId, { kind: 'REDO', steps: [step] }))).toMatchObject({ status: 409, code: 'run.past-no-return', field: 'steps', ...inBothLanguages });
    await doneFor(office, orderId, 'notify-settlement');
    expect((await asks(sales, orderId, { kind: 'REDO', steps: ['notify-settlement'] }, '/preview')).body).toMatchObject({ opens: ['notify-settlement'], likelyOpening: { before: null, after: null } });
  });
});

describe('a proposal', () => {
  it('is refused with a reason, and read with all others of its order', async () => {
    const orderId = await anOrderAfter('check-site');
    const first = await proposed(sales, orderId, { kind: 'REDO', steps: ['check-site'] });
    expect((await decides(consulting, first.id, 'refuse', { reason: '현장을 다시 볼 까닭이 없습니다' })).body).toMatchObject({ status: 'REFUSED', refusalReason: '현장을 다시 볼 까닭이 없습니다', effectNow: null });
    const second = await proposed(sales, orderId, { kind: 'REDO', steps: ['check-site'] });
    expect((await decides(sales, second.id, 'withdraw')).body).toMatchObject({ status: 'WITHDRAWN' });
    const { items } = (await sales.browser.get(`/api/skips-and-redos?order=${orderId}`)).body as { items: object[] };
    expect(items).toEqual([expect.objectContaining({ id: second.id, status: 'WITHDRAWN' }), expect.objectContaining({ id: first.id, status: 'REFUSED', decidedByName: '정컨설' })]);
    expect(await office.rows(`SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE 'order.skip-or-redo%' ORDER BY id`, [orderId])).toEqual(
      ['proposed', 'decided', 'proposed', 'decided'].map((word) => ({ action: `order.skip-or-redo-${word}` })),
    );
  });

  it('of an order that ended meanwhile says why it can no longer be approved', async () => {
    const orderId = await anOrderAfter('check-site');
    const { id } = await proposed(sales, orderId, { kind: 'REDO', steps: ['check-site'] });
    await office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '고객이 청약을 철회했습니다' });
    expect(await pageOf(consulting, id)).toMatchObject({ effectNow: null, preventedBy: 'run.ended' });
    expect(await refused(() => approves(consulting, id))).toMatchObject({ code: 'run.ended' });
  });

  it('is never approved by its maker in the database either, nor decided twice, nor two at once of an order (X-03)', async () => {
    const orderId = await anOrderAfter('check-site');
    const { id } = await proposed(sales, orderId, { kind: 'REDO', steps: ['check-site'] });
    await expect(office.rows(`UPDATE skip_or_redo SET status = 'APPROVED', approved_effect = '{}', decided_by = proposed_by, decided_at = now() WHERE id = $1`, [id])).rejects.toThrow('skip_or_redo_approved_by_another');
    await expect(
      office.rows(`INSERT INTO skip_or_redo (id, order_id, run_id, kind, steps, reason, effect, proposed_by, proposed_at) SELECT gen_random_uuid(), order_id, run_id, kind, steps, reason, effect, proposed_by, proposed_at FROM skip_or_redo WHERE id = $1`, [id]),
    ).rejects.toThrow('skip_or_redo_one_at_a_time');
    await expect(office.rows(`UPDATE skip_or_redo SET reason = '다른 사유' WHERE id = $1`, [id])).rejects.toThrow('append-only');
    await decides(sales, id, 'withdraw');
    await expect(office.rows(`UPDATE skip_or_redo SET status = 'REFUSED', refusal_reason = '늦게' WHERE id = $1`, [id])).rejects.toThrow('a decision stands');
  });

  it('of two people at once is approved once', async () => {
    const orderId = await anOrderAfter('check-site');
    const { id, effect } = await proposed(sales, orderId, { kind: 'REDO', steps: ['check-site'] });
    const both = await Promise.all([1, 2].map(() => decides(consulting, id, 'approve', { fingerprint: effect.fingerprint })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await taskOf(office, orderId, 'check-site')).round).toBe(2);
  });
});

describe('deputies (대결)', () => {
  const isAway = async (person: DeskOf, deputy: DeskOf): Promise<void> => {
    const { status } = await person.browser.post('/api/absences', { body: { deputyId: deputy.id, from: '2026-09-01', to: '2026-09-01' } });
    expect(status).toBe(201);
  };
  beforeAll(async () => {
    await isAway(sales, branch);
    await isAway(consulting, lead);
  });

  it('propose in the name of an absent rep, who counts as maker too', async () => {
    const orderId = await anOrderAfter('check-site');
    const { id } = await proposed(branch, orderId, { kind: 'REDO', steps: ['check-site'] });
    expect(await pageOf(branch, id)).toMatchObject({ proposedByName: '서지사', proposedForName: '김영업' });
    expect((await decides(sales, id, 'withdraw')).body).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('approve in the name of absent consulting support, and both are named', async () => {
    const orderId = await anOrderAfter('check-site');
    const { id } = await proposed(sales, orderId, { kind: 'REDO', steps: ['check-site'] });
    expect((await approves(lead, id)).body).toMatchObject({ status: 'APPROVED', decidedByName: '박팀장', decidedForName: '정컨설' });
    const { items } = await office.as('sales').get<{ items: object[] }>(`/api/orders/${orderId}/events`);
    expect(items.at(-1)).toMatchObject({ actorName: '박팀장', actingForName: '정컨설', event: { type: 'redone' } });
  });

  it('check neither what they made themselves, nor what a maker made in whose name they act (X-03)', async () => {
    const [one, other] = [await anOrderAfter('check-site'), await anOrderAfter('check-site')];
    const own = await proposed(lead, one, { kind: 'REDO', steps: ['check-site'] });
    expect((await refused(() => approves(lead, own.id))).code).toBe('approval.maker-is-checker');
    const makers = await proposed(consulting, other, { kind: 'REDO', steps: ['check-site'] });
    expect((await refused(() => approves(lead, makers.id))).code).toBe('approval.maker-is-checker');
    expect((await refused(() => decides(lead, makers.id, 'refuse', { reason: '안 됩니다' }))).code).toBe('approval.maker-is-checker');
  });
});

it('every log, skips and redos included, comes to the stored state', async () => {
  expect(await eventLogRebuildsTheState(office.house.database)).toBeGreaterThan(10);
});
