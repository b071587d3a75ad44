import { systemActor } from '../../libs/contract/sides';
import { calendarOf } from '../../libs/database/reference-data';
import { inTransaction } from '../../libs/database/transaction';
import { bookedThursday, bookFirstThursday, endBooking } from '../../libs/orders/recording-slots';
import { orThrow } from '../../libs/domain/refusal';
import { Problem } from '../../apps/demo/client';
import { doneFor, quoted, taskOf } from '../api/world/desk-of';
import { wholeDatabase } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-21T09:00:00');
}, 60_000);
afterAll(() => office?.close());

interface Thursday {
  readonly thursday: string;
  readonly open: boolean;
  readonly capacity: number;
  readonly taken: number;
  readonly bookings: readonly { readonly orderId: string; readonly place: number; readonly state: string }[];
}
interface Moved {
  readonly moved: readonly { readonly orderId: string; readonly orderNo: string; readonly to: string; readonly opening: { readonly likely: { readonly before: string; readonly after: string } } }[];
}

const thursdays = async (): Promise<readonly Thursday[]> => (await office.as('sales').get<{ items: readonly Thursday[] }>('/api/recording/thursdays')).items;
const day = async (thursday: string): Promise<Thursday | undefined> => (await thursdays()).find((one) => one.thursday === thursday);
const bookedOn = async (thursday: string): Promise<readonly string[]> => (await day(thursday))?.bookings.map(({ orderId }) => orderId) ?? [];
const book = (orderId: string): Promise<string> =>
  inTransaction(office.house.database, systemActor, async (tx) => {
    const order = await tx.one<{ customerId: string }>(`SELECT customer_id AS "customerId" FROM customer_order WHERE id = $1`, [orderId]);
    return orThrow(await bookFirstThursday(tx, { orderId, customerId: order?.customerId ?? '' }, await calendarOf(tx)));
  });
const giveUpSlotOf = (orderId: string): Promise<string | undefined> =>
  inTransaction(office.house.database, systemActor, async (tx) => {
    const had = await bookedThursday(tx, orderId);
    await endBooking(tx, orderId, 'GIVEN_UP');
    return had;
  });
const change = (date: string, capacity: number) => office.as('consulting').put<Moved>(`/api/recording/thursdays/${date}`, { capacity, reason: '녹음실 사정' });
const move = async (orderId: string, to: string) => office.as('sales').post(`/api/orders/${orderId}/recording/move`, { from: await slotOf(orderId), to, reason: '고객 요청' });
const slotOf = async (orderId: string) => (await office.order(orderId)).facts['recordingSlotOn'];

const untilServiceOrder = [...quoted, 'collect-documents', 'receive-application'];
const anOrder = async (...more: string[]): Promise<string> => {
  const orderId = await office.anAspOrder({ arsUsed: true });
  await doneFor(office, orderId, ...untilServiceOrder, ...more);
  return orderId;
};
const carriedAway = (...orders: string[]) => Promise.all(orders.map((id) => office.as('sales').post(`/api/orders/${id}/cancel`, { reason: '시험이 끝났습니다' })));

describe('a Thursday that is closed', () => {
  let orderId: string;
  beforeAll(async () => {
    orderId = await anOrder('process-service-order');
  }, 60_000);
  afterAll(() => carriedAway(orderId));

  it('shows first whom it moves, and what that does to their opening; nothing is changed by looking', async () => {
    const before = await wholeDatabase(office);
    const foreseen = await office.as('consulting').post<Moved>('/api/recording/thursdays/2026-10-01/preview', { capacity: 0, reason: '녹음실 공사' });
    expect(foreseen.moved).toMatchObject([{ orderId, to: '2026-10-08', opening: { wantedOn: '2026-11-02', isLate: { before: false, after: false } } }]);
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('moves its recordings to the next open one, with their due dates, and says so (X-82)', async () => {
    expect(await slotOf(orderId)).toBe('2026-10-01');
    const { orderNo } = await office.as('sales').get<{ orderNo: string }>(`/api/orders/${orderId}`);
    const { moved } = await change('2026-10-01', 0);
    expect(moved).toMatchObject([{ orderId, orderNo, to: '2026-10-08' }]);
    expect(await slotOf(orderId)).toBe('2026-10-08');
    expect((await office.waitingFor('submit-scenario')).task.dueOn).toBe('2026-10-07');
    expect(await office.rows(`SELECT DISTINCT p.login FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.kind = 'recording-moved' ORDER BY 1`)).toEqual([{ login: 'sales' }, { login: 'system' }]);
  });

  it('moves a recording on, never before the day that the customer chose', async () => {
    await move(orderId, '2026-10-22');
    expect((await change('2026-10-22', 0)).moved).toMatchObject([{ orderId, to: '2026-10-29' }]);
  });

  it('takes recordings again once it is opened; those that moved stay where they are', async () => {
    await change('2026-10-22', 4);
    expect(await day('2026-10-22')).toMatchObject({ open: true, free: 4 });
    expect(await slotOf(orderId)).toBe('2026-10-29');
    await move(orderId, '2026-10-22');
  });
});

describe('recording slots on Thursdays', () => {
  let orders: string[];

  beforeAll(async () => {
    orders = [];
    for (let n = 0; n < 8; n += 1) orders.push(await office.anAspOrder({ arsUsed: true }));
  }, 60_000);
  afterAll(async () => {
    for (const orderId of orders) await giveUpSlotOf(orderId);
    await carriedAway(...orders);
  });

  it('are closed on a Thursday that is a holiday, Chuseok’s eve, and on one without capacity; the next open one stands in (F-14, X-30)', async () => {
    expect(await day('2026-09-24')).toMatchObject({ open: false, closedBy: 'HOLIDAY', insteadOn: '2026-10-08', free: 0, holidays: [expect.any(String)] });
    expect(await day('2026-10-01')).toMatchObject({ open: false, closedBy: 'CAPACITY', insteadOn: '2026-10-08', capacity: 0, taken: 0 });
    expect(await day('2026-10-15')).toMatchObject({ open: true, closedBy: null, insteadOn: null, capacity: 4, free: 4, cutOff: '2026-10-14T18:00:00', inTime: true });
  });

  it('are taken once each by orders that come at once; who finds none has the next Thursday', async () => {
    const booked = await Promise.all(orders.map(book));
    expect(booked.toSorted()).toEqual([...Array<string>(4).fill('2026-10-08'), ...Array<string>(4).fill('2026-10-15')]);
    expect((await day('2026-10-08'))?.bookings.map(({ place, state }) => [place, state])).toEqual([1, 2, 3, 4].map((place) => [place, 'BOOKED']));
  });

  it('are free again when they are given up', async () => {
    const [first = ''] = orders;
    const had = await giveUpSlotOf(first);
    expect(await book(first)).toBe(had);
  });

  it('refuse a day that is no Thursday, a change of the past, and room on a holiday', async () => {
    await expect(change('2026-10-02', 1)).rejects.toMatchObject({ body: { code: 'recording.not-a-thursday', field: 'date' } });
    await expect(change('2026-09-17', 1)).rejects.toMatchObject({ body: { code: 'date.in-the-past' } });
    await expect(change('2026-09-24', 1)).rejects.toMatchObject({ body: { code: 'recording.is-a-holiday', field: 'date' } });
  });
});

describe('two orders that want the last place of a Thursday at once', () => {
  let both: [string, string];
  // Late enough for the recording to be what the opening waits for.
  const [last, next, chosen] = ['2026-11-05', '2026-11-12', '2026-11-19'];
  const outcomes = async (asked: readonly Promise<unknown>[]): Promise<readonly unknown[]> =>
    (await Promise.allSettled(asked)).map((one) => (one.status === 'fulfilled' ? 'HAS IT' : one.reason instanceof Problem && one.reason.body));

  beforeAll(async () => {
    for (const closed of ['2026-10-08', '2026-10-15', '2026-10-22', '2026-10-29']) await change(closed, 0);
    await change(last, 1);
    both = [await anOrder(), await anOrder()];
  }, 60_000);
  afterAll(() => carriedAway(...both));

  it('get one place and the next open Thursday, and the forecast of each says so at once', async () => {
    await Promise.all(both.map((id) => doneFor(office, id, 'process-service-order')));
    const slots = await Promise.all(both.map(slotOf));
    expect(new Set(slots)).toEqual(new Set([last, next]));
    for (const [n, id] of both.entries()) {
      const { likelyPath } = await office.as('sales').get<{ likelyPath: readonly { ref: string; doneOn: string }[] }>(`/api/orders/${id}/forecast`);
      expect([id, likelyPath.find(({ ref }) => ref === 'record-scenario')?.doneOn]).toEqual([id, slots[n]]);
    }
  });

  it('that the customers chose: one has it, the other is told so with the next free Thursdays, and keeps what it had', async () => {
    await change(chosen, 1);
    const before = await Promise.all(both.map(slotOf));
    const asked = both.map(async (id) => {
      const task = await taskOf(office, id, 'submit-scenario');
      return office.as('sales').post(`/api/tasks/${task.id}/complete`, { version: task.version, form: { scenarioText: '안녕하십니까.', slotOn: chosen } });
    });
    const found = await outcomes(asked);
    expect(found).toEqual(expect.arrayContaining(['HAS IT', expect.objectContaining({ code: 'recording.no-room', field: 'slotOn', params: { date: chosen, free: expect.stringMatching(/^2026-11-(05|12), /) } })]));
    const loser = found[0] === 'HAS IT' ? 1 : 0;
    expect(await slotOf(both[loser] ?? '')).toBe(before[loser]);
    expect(await bookedOn(chosen)).toEqual([both[1 - loser]]);
  });
});

describe('a capacity', () => {
  const thursday = '2026-11-26';
  let orders: string[];

  beforeAll(async () => {
    orders = [await anOrder('process-service-order'), await anOrder('process-service-order'), await anOrder('process-service-order')];
  }, 60_000);
  afterAll(() => carriedAway(...orders));

  it('below what is booked moves those who booked last, and no others', async () => {
    for (const orderId of orders) await move(orderId, thursday);
    expect((await change(thursday, 1)).moved).toMatchObject([{ orderId: orders[2], to: '2026-12-03' }, { orderId: orders[1], to: '2026-12-03' }]);
    expect(await bookedOn(thursday)).toEqual([orders[0]]);
  });

  it('that is lowered while others book is kept, whoever comes first', async () => {
    const contested = '2026-12-10';
    await Promise.all([...orders.map((orderId) => move(orderId, contested).catch((error: unknown) => expect(error).toMatchObject({ body: { code: 'recording.no-room' } }))), change(contested, 1)]);
    expect(await day(contested)).toMatchObject({ capacity: 1, taken: 1 });
  });
});
