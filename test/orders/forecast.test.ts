import { beginDay, forecastOnce } from '../../apps/worker/forecasts';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { askForForecast, takeRequest } from '../../libs/orders/forecast/keep-forecasts';
import { refusalOf, TestOffice } from '../world/test-office';

interface Forecast {
  readonly wantedOn: string;
  readonly earliestOn: string;
  readonly likelyOn: string;
  readonly lateDays: number;
  readonly couldSave: readonly string[];
  readonly likelyPath: readonly { readonly ref: string; readonly name: { readonly ko: string }; readonly doneOn: string; readonly reason: string }[];
}

let office: TestOffice;
let orderId: string;

const forecast = async (id = orderId): Promise<Forecast> => {
  await forecastOnce(office.house);
  return office.as('sales').get<Forecast>(`/api/orders/${id}/forecast`);
};
const endangered = async () => (await office.as('sales').get<{ items: { id: string; lateDays: number }[] }>('/api/endangered-orders')).items;
const isOnADesk = (step: string) => office.waitingFor(step).then(() => true, () => false);

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  orderId = await office.anAspOrder({ arsUsed: true });
}, 60_000);
afterAll(() => office?.close());

describe('the forecast of an order (S1-077)', () => {
  it('is there as soon as the order is submitted: both dates, and what they hang on', async () => {
    const found = await forecast();
    expect(found).toMatchObject({ wantedOn: '2026-11-02', earliestOn: '2026-09-03' });
    expect(found.likelyOn > found.earliestOn).toBe(true);
    expect(found.likelyPath[0]).toMatchObject({ ref: 'check-site', name: { ko: '사전검토' }, doneOn: '2026-09-04', reason: '+3 bd' });
    expect(found.likelyPath.at(-1)?.ref).toBe('open-service');
  });

  it('follows every event: work that is done early brings the likely day forward', async () => {
    const before = await forecast();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting');
    expect((await forecast()).likelyOn < before.likelyOn).toBe(true);
  });

  it('moves each night by the days that passed without work', async () => {
    const before = await forecast();
    await office.itIs('2026-09-21T09:00:00');
    await beginDay(office.house, '2026-09-01');
    expect((await forecast()).likelyOn > before.likelyOn).toBe(true);
  });

  it('opens a warning by itself when it passes the wanted date, with the steps that could save it (X-58)', async () => {
    expect(await isOnADesk('warn-late-opening')).toBe(false);
    await office.itIs('2026-10-26T09:00:00');
    await beginDay(office.house, '2026-09-21');
    const late = await forecast();
    expect(late.lateDays).toBeGreaterThan(0);
    expect(late.couldSave).toContain('collect-documents');
    expect(await endangered()).toEqual([expect.objectContaining({ id: orderId, lateDays: late.lateDays })]);
    const { task } = await office.waitingFor('warn-late-opening');
    expect([task.role, task.dueOn]).toEqual(['SALES_REP', '2026-10-30']);
  });

  it('lets the customer put the date off: then the order is endangered no more', async () => {
    const { task, by } = await office.waitingFor('warn-late-opening');
    const form = { warnedOn: '2026-10-26', channel: 'PHONE', newOpenDate: '2026-12-15' };
    expect(await refusalOf(by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: { ...form, newOpenDate: '2026-10-01' } }))).toBe('date.in-the-past');
    await by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form });
    const found = await forecast();
    expect(found.wantedOn).toBe('2026-12-15');
    expect(found.lateDays).toBeLessThanOrEqual(0);
    expect(await endangered()).toEqual([]);
  });

  it('is shared by several workers, of which none waits for another that holds a request of the same order', async () => {
    const database = office.house.database;
    await inTransaction(database, systemActor, async (tx) => [await askForForecast(tx, orderId), await askForForecast(tx, orderId)]);
    await inTransaction(database, systemActor, async (one) => {
      await one.query(`SELECT 1 FROM forecast_request ORDER BY id LIMIT 1 FOR UPDATE`);
      const taken = await inTransaction(database, systemActor, async (other) => {
        await other.query(`SET LOCAL lock_timeout = '1s'`);
        return takeRequest(other);
      });
      expect(taken).toBe(orderId);
    });
    expect(await forecastOnce(office.house)).toBe(1);
  });

  it('ends with the order', async () => {
    await office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '고객 요청' });
    await forecastOnce(office.house);
    expect(await refusalOf(office.as('sales').get(`/api/orders/${orderId}/forecast`))).toBe('forecast.none');
  });
});

describe('a warning that is needed no more', () => {
  it('closes by itself when the forecast comes back within the wanted date', async () => {
    await office.itIs('2026-10-27T09:00:00');
    const hurried = await office.anAspOrder();
    await forecast(hurried);
    expect(await isOnADesk('warn-late-opening')).toBe(true);
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
    await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'final-test', 'prepare-acceptance');
    expect((await forecast(hurried)).lateDays).toBeLessThanOrEqual(0);
    expect(await isOnADesk('warn-late-opening')).toBe(false);
  });
});
