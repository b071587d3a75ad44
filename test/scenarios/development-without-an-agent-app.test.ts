import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import { anApplication, partnerOf } from '../api/world/applications';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;
let orderId: string;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  orderId = await office.submitted(
    await anApplication(office, {
      development: { description: '상담 이력 화면', unitPriceWon: '9000000', partnerUnitPriceWon: '7000000' },
      partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEV: await partnerOf(office, 'PARTNER_DEV') },
    }),
  );
  await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application');
  await office.done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_DEV', 'process-service-order');
}, 60_000);
afterAll(() => office?.close());

const order = () => office.order(orderId) as Promise<unknown> as Promise<{ status: string; contractId: string; tasks: { step: string }[] }>;
const waitsForNobody = async (step: string) => expect(office.waitingFor(step)).rejects.toThrow('nobody');

/** A screen of the customer's own is developed; no agent app is rented, and nobody sets one up. */
describe('development without an agent app', () => {
  it('is due when the contract with the developer says, and is no less a contract for its small amount: consulting support concludes it (X-102, X-111)', async () => {
    expect((await office.waitingFor('develop-application')).task).toMatchObject({ role: 'PARTNER_DEV', dueOn: '2026-09-15' });
    expect((await office.rows(`SELECT role FROM task WHERE order_id = $1 AND step = 'conclude-customer-contract'`, [orderId]))[0]).toEqual({ role: 'CONSULTING_SUPPORT' });
  });

  it('is waited for by the final test, with its certificate of completion (S1-019, X-105)', async () => {
    await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users');
    await waitsForNobody('final-test');
    const { task, by } = await office.waitingFor('develop-application');
    const form = await office.formFor(task);
    expect(await refusalOf(by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form }))).toBe('evidence.missing');
    await office.done('develop-application', 'final-test', 'prepare-acceptance');
  });

  it('is accepted by itself, beside the service; only then is it asked to be billed (S1-059, X-92)', async () => {
    await office.itIs('2026-09-02T10:00:00');
    await office.done('accept-service');
    for (const step of ['request-one-off-billing', 'open-service', 'notify-settlement']) await waitsForNobody(step);
    const { task, by } = await office.waitingFor('accept-agent-app');
    expect(task.dueOn).toBe('2026-09-02');
    await by.upload(`/api/tasks/${task.id}/documents`, 'ACCEPTANCE_CERTIFICATE', '검수확인서.pdf', evidenceFor('검수', 'D-06'), 'application/pdf');
    await by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: { acceptedOn: '2026-09-02', inspector: '한가람' } });
    expect((await office.waitingFor('request-one-off-billing')).task.dueOn).toBe('2026-09-07');
  });

  it('sets up, loads and trains nothing, and the order closes (X-99)', async () => {
    await office.done('open-service', 'confirm-stability#PARTNER_SYSTEM', 'confirm-stability#CONSULTING_SUPPORT', 'notify-settlement', 'request-one-off-billing');
    const { status, tasks } = await order();
    expect(status).toBe('CLOSED');
    const did = new Set(tasks.map(({ step }) => step));
    expect(['set-up-agent-app', 'train-agent-app-users', 'submit-scenario', 'hire-agents', 'deliver-devices'].filter((step) => did.has(step))).toEqual([]);
    expect(did).toContain('accept-agent-app');
  });

  it('tells the settlement team that it was accepted, once each (S1-061)', async () => {
    const told = await office.rows(`SELECT p.login FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.kind = 'service-accepted' ORDER BY 1`);
    expect(told).toEqual([{ login: 'settlement' }, { login: 'settlement-2' }]);
  });
});
