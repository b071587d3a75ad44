import { Browser } from '../api/world/browser';
import { TestOffice } from '../world/test-office';

interface Change {
  readonly kind: string;
  readonly step: string;
  readonly actorName: string | null;
  readonly reason: string | null;
}
interface Home {
  readonly tiles: { readonly waiting: number; readonly inProgress: number; readonly dueSoon: number; readonly dueSoonUntil: string; readonly overdue: number };
  readonly urgent: readonly { readonly dueOn: string; readonly step: string }[];
  readonly since: string;
  readonly changes: { readonly items: readonly Change[]; readonly more: boolean };
}

let office: TestOffice;
beforeEach(async () => {
  office = await TestOffice.open('2026-09-03T09:00:00');
}, 60_000);
afterEach(() => office?.close(), 60_000);

const homeOf = async (login: string): Promise<Home> => (await (await Browser.signedIn(office.url, login)).get('/api/home')).body as unknown as Home;
const visit = async (login: string): Promise<void> => void (await (await Browser.signedIn(office.url, login)).post('/api/home/visits'));
const changesOf = async (login: string): Promise<string[]> => (await homeOf(login)).changes.items.map(({ kind, step }) => `${kind} ${step}`);

describe('the home of a rep', () => {
  it('counts what waits, and of it what is due by the next open day, and shows the most urgent first', async () => {
    await office.anAspOrder();
    await office.anAspOrder();
    const home = await homeOf('sales');
    expect(home.tiles).toMatchObject({ waiting: 2, inProgress: 0, dueSoon: 0, dueSoonUntil: '2026-09-04', overdue: 0 });
    expect(home.urgent.map(({ step }) => step)).toEqual(['check-site', 'check-site']);
    // Due on Tuesday the 8th: from Monday on it is due soon, on the 9th it is late.
    await office.itIs('2026-09-07T09:00:00');
    expect((await homeOf('sales')).tiles).toMatchObject({ dueSoon: 2, dueSoonUntil: '2026-09-08', overdue: 0 });
    await office.itIs('2026-09-09T09:00:00');
    expect((await homeOf('sales')).tiles).toMatchObject({ dueSoon: 0, overdue: 2 });
  });

  it('tells what others did on the own orders, what came back and why, and what became late, since the last visit', async () => {
    await office.anAspOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents');
    await visit('sales');
    await office.itIs('2026-09-04T11:00:00');
    const { task, by } = await office.waitingFor('receive-application');
    await by.post(`/api/tasks/${task.id}/return`, { version: task.version, reason: '날인이 빠졌습니다', to: ['collect-documents'] });
    const { changes, since } = await homeOf('sales');
    expect(since).toBe('2026-09-03T00:00:00.000Z');
    expect(changes.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'came-back', step: 'collect-documents', reason: '날인이 빠졌습니다' }),
        expect.objectContaining({ kind: 'sent-back', step: 'receive-application', actorName: expect.stringMatching(/\S/), reason: '날인이 빠졌습니다' }),
      ]),
    );
    await office.itIs('2026-09-14T09:00:00');
    expect(await changesOf('sales')).toContain('became-late collect-documents');
  });

  it('tells of a visit until the next one: within an hour it is the same', async () => {
    await office.anAspOrder();
    await visit('sales');
    await office.itIs('2026-09-04T09:00:00');
    await office.anAspOrder();
    expect(await changesOf('sales')).toEqual(['arrived check-site']);
    await visit('sales');
    await office.itIs('2026-09-04T09:40:00');
    await visit('sales');
    expect(await changesOf('sales')).toEqual(['arrived check-site']);
    await office.itIs('2026-09-04T11:00:00');
    expect(await changesOf('sales')).toEqual([]);
  });

  it('counts the own orders by status, and nobody else’s', async () => {
    await office.anAspOrder();
    expect((await office.as('sales').get<{ items: unknown }>('/api/home/orders')).items).toEqual([{ status: 'SUBMITTED', orders: 1 }]);
    expect((await office.as('consulting').get<{ items: unknown }>('/api/home/orders')).items).toEqual([]);
  });
});

describe('the home of others', () => {
  it('of a partner tells the tasks that came, not what the house did on the order', async () => {
    await visit('system');
    await office.itIs('2026-09-04T09:00:00');
    await office.anAspOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip');
    expect(await changesOf('system')).toEqual(['arrived install-software']);
  });

  it('of operations shows the lines of all orders by the day on which they are due', async () => {
    await office.anAspOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn');
    const { items } = await office.as('network').get<{ items: readonly { step: string; dueOn: string; customerName: string }[] }>('/api/home/lines');
    expect(items.map(({ step }) => step)).toEqual([]);
    await office.itIs('2026-09-08T09:00:00');
    expect((await office.as('network').get<{ items: readonly { step: string }[] }>('/api/home/lines')).items.map(({ step }) => step)).toEqual(['open-vpn-line']);
  });
});
