import { TestOffice } from '../world/test-office';

let office: TestOffice;
let orderId: string;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  orderId = await office.anAspOrder();
}, 60_000);
afterAll(() => office?.close());

const order = () => office.order(orderId) as Promise<unknown> as Promise<{ status: string; contractId: string; serviceNo: string; tasks: { step: string }[] }>;

/** Thirty seats over VPN and nothing else: no contract beside the application, no partner but the system's. */
describe('an ASP-only VPN order', () => {
  it('needs no contract: after its receipt the service order follows (S1-039, S1-043)', async () => {
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application');
    expect((await office.waitingFor('process-service-order')).task.orderId).toBe(orderId);
  });

  it('applies for its line with the sentence that carries the service number, and not before it has one (S1-033, S1-034)', async () => {
    await office.done('process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users');
    expect((await order()).serviceNo).toMatch(/^J\d{8}$/);
  });

  it('is tested, accepted and opened without recording, agent app or agents: those steps do not apply (X-99)', async () => {
    await office.done('final-test', 'prepare-acceptance');
    await office.itIs('2026-09-02T10:00:00');
    await office.done('accept-service', 'open-service', 'confirm-stability#PARTNER_SYSTEM', 'confirm-stability#CONSULTING_SUPPORT', 'notify-settlement');
    const { status, tasks } = await order();
    expect(status).toBe('CLOSED');
    const did = new Set(tasks.map((task) => task.step));
    expect(['draft-contract', 'submit-scenario', 'set-up-agent-app', 'accept-agent-app', 'hire-agents', 'deliver-devices', 'request-one-off-billing'].filter((step) => did.has(step))).toEqual([]);
  });

  it('stands as a contract of 30 seats at the 36 months’ price, charged from its opening (X-65, X-117)', async () => {
    const { contractId } = await order();
    const contract = await office.as('sales').get<{ billingStartOn: string; termEndOn: string; items: object[] }>(`/api/contracts/${contractId}`);
    expect(contract).toMatchObject({ billingStartOn: '2026-09-02', termEndOn: '2029-09-01', items: [{ item: 'ASP_BASE', quantity: 30, unitPriceWon: '160000' }] });
  });

  it('tells what leaving after ten months would cost (F-04)', async () => {
    const { contractId } = await order();
    const preview = await office.as('sales').get<{ fullMonths: number; supplyWon: string }>(`/api/contracts/${contractId}/penalty-preview?lastDay=2027-07-01`);
    expect(preview).toMatchObject({ fullMonths: 10, supplyWon: '18000000' });
  });
});
