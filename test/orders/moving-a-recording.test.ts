import { forecastOnce } from '../../apps/worker/forecasts';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { aColleague } from '../api/world/more-people';
import { anApplication } from '../api/world/applications';
import { doneFor, quoted } from '../api/world/desk-of';
import { wholeDatabase } from '../api/world/whole-database';
import type { Client } from '../../apps/demo/client';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;
let orderId: string;
let customer: Client;

const aRecordedOrder = async (company: 'hanbit' | 'saebyeok' = 'hanbit'): Promise<string> => {
  const application = await anApplication(office, { company });
  const id = await office.submitted({ ...application, product: { ...application.product, arsUsed: true } });
  await doneFor(office, id, ...quoted, 'collect-documents', 'receive-application', 'process-service-order');
  return id;
};
const customerOf = async (id: string, login: string): Promise<Client> => {
  const { customerId } = await office.as('sales').get<{ customerId: string }>(`/api/orders/${id}`);
  return office.invited(customerId, { login, name: '한가람', email: `${login}@example.com` });
};

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  orderId = await aRecordedOrder();
  customer = await customerOf(orderId, 'hanbit.person');
}, 60_000);
afterAll(() => office?.close());

interface Effect {
  readonly wantedOn: string;
  readonly likely?: { readonly before: string; readonly after: string };
  readonly isLate: { readonly before: boolean; readonly after: boolean };
}
interface Moved {
  readonly to: string;
  readonly dueOn: readonly { readonly step: string; readonly before: string; readonly after: string }[];
  readonly opening: Effect;
}

const reason = '고객이 다른 주를 원합니다';
const move = (by: Client, from: string, to: string, { id = orderId, preview = '', why = reason } = {}): Promise<Moved> => by.post(`/api/orders/${id}/recording/move${preview}`, { from, to, reason: why });
const slotOf = async (id = orderId) => (await office.order(id)).facts['recordingSlotOn'];
const lapsesAt = async () => (await office.rows<{ at: string }>(`SELECT m.at FROM moment m JOIN run r ON r.id = m.run_id WHERE r.order_id = $1 AND m.done_at IS NULL`, [orderId])).map(({ at }) => at);
const isOnADesk = (step: string) => office.waitingFor(step).then(() => true, () => false);
const toldOf = async (kind: string) => (await office.rows<{ login: string }>(`SELECT DISTINCT p.login FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.kind = $1 ORDER BY 1`, [kind])).map(({ login }) => login);

describe('a booking that the rep moves', () => {
  it('is shown first with its effect on due dates and opening, and nothing is changed by looking', async () => {
    const before = await wholeDatabase(office);
    const foreseen = await move(office.as('sales'), '2026-09-03', '2026-09-10', { preview: '/preview' });
    expect(foreseen).toMatchObject({
      to: '2026-09-10',
      dueOn: [{ step: 'submit-scenario', before: '2026-09-02', after: '2026-09-09' }, { step: 'record-scenario', before: '2026-09-03', after: '2026-09-10' }],
      opening: { wantedOn: '2026-11-02', isLate: { before: false, after: false } },
    });
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('takes its dates and its cut-off with it, and is repeated by no second click', async () => {
    const body = { from: '2026-09-03', to: '2026-09-10', reason };
    const [once, twice] = await Promise.all([1, 2].map(() => office.as('sales').post(`/api/orders/${orderId}/recording/move`, body, 'moved-once')));
    expect(twice).toEqual(once);
    expect(await slotOf()).toBe('2026-09-10');
    expect((await office.waitingFor('submit-scenario')).task.dueOn).toBe('2026-09-09');
    expect((await lapsesAt()).map((at) => new Date(at).toISOString())).toEqual(['2026-09-09T09:00:01.000Z']);
  });

  it('is told to the customer and to the partner that records, not to whoever moved it', async () => {
    expect(await toldOf('recording-moved')).toEqual(['hanbit.person', 'system']);
  });

  it('keeps who moved it, when and why: with the order, and in the audit log', async () => {
    const { items } = await office.as('branch').get<{ items: unknown[] }>(`/api/orders/${orderId}/recording`);
    expect(items).toMatchObject([
      { thursday: '2026-09-03', state: 'MOVED', endedByName: '김영업', endedAt: '2026-09-01T00:00:00.000Z', reason },
      { thursday: '2026-09-10', state: 'BOOKED', bookedByName: '김영업', endedAt: null, reason: null },
    ]);
    expect(await office.rows(`SELECT before, after FROM audit_entry WHERE action = 'recording.moved'`)).toEqual([{ before: { thursday: '2026-09-03' }, after: { thursday: '2026-09-10', reason } }]);
  });

  it('past the wanted opening says so, and the warning of a late opening opens by itself (S1-077, X-58)', async () => {
    const moved = await move(office.as('consulting'), '2026-09-10', '2026-10-29');
    expect(moved.opening).toMatchObject({ wantedOn: '2026-11-02', isLate: { before: false, after: true } });
    expect(moved.opening.likely?.after).toBe((await office.as('sales').get<{ likelyOn: string }>(`/api/orders/${orderId}/forecast`)).likelyOn);
    await forecastOnce(office.house);
    expect(await isOnADesk('warn-late-opening')).toBe(true);
  });

  it('to an earlier Thursday takes the warning back, and lapses at the earlier cut-off (X-82)', async () => {
    await move(office.as('sales'), '2026-10-29', '2026-09-03');
    await forecastOnce(office.house);
    expect(await isOnADesk('warn-late-opening')).toBe(false);
    await office.itIs('2026-09-02T18:00:01');
    const [due] = await office.rows<{ id: string }>(`SELECT m.id FROM moment m JOIN run r ON r.id = m.run_id WHERE r.order_id = $1 AND m.done_at IS NULL AND m.at <= business_now()`, [orderId]);
    await inTransaction(office.house.database, systemActor, (tx) => office.house.desk.reachMoment(tx, due?.id ?? ''));
    expect(await slotOf()).toBe('2026-09-10');
    expect(await toldOf('recording-moved')).toContain('sales');
  });
});

describe('who may move it', () => {
  it('is the customer too, who reads whether the wanted day is passed and no forecast dates', async () => {
    const { opening } = await move(customer, '2026-09-10', '2026-09-17');
    expect(opening).toEqual({ wantedOn: '2026-11-02', isLate: { before: false, after: false } });
    expect(await slotOf()).toBe('2026-09-17');
  });

  it('is nobody else: another customer, the partner that records, a rep of another team, the branch', async () => {
    const other = await customerOf(await aRecordedOrder('saebyeok'), 'saebyeok.person');
    await aColleague(office, 'other-rep', 'SALES_REP');
    const before = await wholeDatabase(office);
    const to = '2026-10-08';
    expect(await refusalOf(move(other, '2026-09-17', to))).toBe('order.not-found');
    expect(await refusalOf(move(office.as('system'), '2026-09-17', to))).toBe('access.denied');
    expect(await refusalOf(move(office.as('branch'), '2026-09-17', to))).toBe('access.denied');
    expect(await refusalOf(move(await office.signIn('other-rep'), '2026-09-17', to))).toBe('order.not-yours');
    const { session: _was, ...rows } = before;
    const { session: _is, ...after } = await wholeDatabase(office);
    expect(after).toEqual(rows);
  });
});

describe('a Thursday that cannot be had', () => {
  beforeAll(async () => {
    await office.as('consulting').put('/api/recording/thursdays/2026-10-01', { capacity: 0, reason: '녹음실 공사' });
    await office.as('consulting').put('/api/recording/thursdays/2026-10-08', { capacity: 1, reason: '녹음실 한 곳' });
    const full = await aRecordedOrder();
    await move(office.as('sales'), String(await slotOf(full)), '2026-10-08', { id: full });
  });

  const free = '2026-09-10, 2026-09-17, 2026-10-15';
  it.each([
    ['no Thursday', '2026-09-18', 'recording.not-a-thursday', 'to', { date: '2026-09-18' }],
    ['a holiday', '2026-09-24', 'recording.closed', 'to', { free }],
    ['a closed day', '2026-10-01', 'recording.closed', 'to', { free }],
    ['full: the next free ones are named', '2026-10-08', 'recording.no-room', 'to', { date: '2026-10-08', free }],
    ['past its cut-off', '2026-09-03', 'recording.cut-off-is-past', 'to', {}],
    ['the day that is booked', '2026-09-17', 'recording.same-day', 'to', {}],
  ])('is refused: %s', async (...[, to, code, field, params]) => {
    const before = await wholeDatabase(office);
    await expect(move(office.as('sales'), '2026-09-17', to)).rejects.toMatchObject({ body: { code, field, params: expect.objectContaining(params), ko: expect.any(String), en: expect.any(String) } });
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('nor by somebody who saw another booking, without a reason, where nothing is booked, or for no order', async () => {
    const noRecording = await office.anAspOrder();
    expect(await refusalOf(move(office.as('sales'), '2026-09-10', '2026-10-15'))).toBe('recording.booked-otherwise');
    expect(await refusalOf(move(office.as('sales'), '2026-09-17', '2026-10-15', { why: ' ' }))).toBe('request.invalid');
    expect(await refusalOf(move(office.as('sales'), '2026-09-17', '2026-10-15', { id: noRecording }))).toBe('recording.nothing-booked');
    expect(await refusalOf(move(office.as('sales'), '2026-09-17', '2026-10-15', { id: '01920000-0000-7000-8000-000000000000' }))).toBe('order.not-found');
  });

  it('nor once it is recorded', async () => {
    await doneFor(office, orderId, 'submit-scenario');
    await office.itIs('2026-09-17T14:00:00');
    await doneFor(office, orderId, 'record-scenario');
    expect(await refusalOf(move(office.as('sales'), '2026-09-17', '2026-10-15'))).toBe('recording.already-recorded');
  });
});
