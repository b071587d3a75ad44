import { systemActor } from '../../libs/contract/sides';
import { calendarOf } from '../../libs/database/reference-data';
import { inTransaction } from '../../libs/database/transaction';
import { bookedThursday, bookFirstThursday, endBooking } from '../../libs/orders/recording-slots';
import { orThrow } from '../../libs/domain/refusal';
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
}

const thursdays = async (): Promise<readonly Thursday[]> => (await office.as('sales').get<{ items: readonly Thursday[] }>('/api/recording/thursdays')).items;
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
const change = (date: string, capacity: number) => office.as('consulting').put<{ moved: readonly { orderId: string; to: string }[] }>(`/api/recording/thursdays/${date}`, { capacity, reason: '녹음실 사정' });

describe('a Thursday that is closed', () => {
  it('moves its recordings to the next open one, with their due dates, and says so (X-82)', async () => {
    const orderId = await office.anAspOrder({ arsUsed: true });
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
    const { facts } = await office.order(orderId);
    expect(facts['recordingSlotOn']).toBe('2026-10-01');
    const { moved } = await change('2026-10-01', 0);
    expect(moved).toEqual([{ orderId, to: '2026-10-08' }]);
    expect((await office.order(orderId)).facts['recordingSlotOn']).toBe('2026-10-08');
    expect((await office.waitingFor('submit-scenario')).task.dueOn).toBe('2026-10-07');
  });
});

describe('recording slots on Thursdays', () => {
  let orders: string[];

  beforeAll(async () => {
    orders = [];
    for (let n = 0; n < 8; n += 1) orders.push(await office.anAspOrder({ arsUsed: true }));
  }, 60_000);

  it('are closed on a Thursday that is a holiday, Chuseok’s eve (F-14)', async () => {
    const days = await thursdays();
    expect(days.find((day) => day.thursday === '2026-09-24')).toMatchObject({ open: false });
    expect(days.find((day) => day.thursday === '2026-10-01')).toMatchObject({ capacity: 0, taken: 0 });
  });

  it('are taken once each by orders that come at once; who finds none has the next Thursday', async () => {
    const booked = await Promise.all(orders.map(book));
    expect(booked.toSorted()).toEqual([...Array<string>(3).fill('2026-10-08'), ...Array<string>(4).fill('2026-10-15'), '2026-10-22']);
  });

  it('are free again when they are given up', async () => {
    const [first = ''] = orders;
    const had = await giveUpSlotOf(first);
    expect(await book(first)).toBe(had);
  });

  it('refuse a day that is no Thursday, and a change of the past', async () => {
    await expect(change('2026-10-02', 1)).rejects.toMatchObject({ body: { code: 'recording.not-a-thursday', field: 'date' } });
    await expect(change('2026-09-17', 1)).rejects.toMatchObject({ body: { code: 'date.in-the-past' } });
  });
});
