import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
}, 60_000);

afterAll(() => office?.close());

const quoted = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting'];

describe('the main order: 30 seats, 36 months, agent app, VPN, ARS, headsets, two agents', () => {
  let orderId: string;
  const order = () => office.order(orderId);

  it('is applied for, documented and received', async () => {
    orderId = await office.theMainOrder();
    await office.done(...quoted, 'approve-negotiated-price', 'collect-documents', 'receive-application');
    expect((await order()).serviceNo).toBeNull();
  });

  it('is contracted with the customer by procurement and with each partner, then gets its service number (S1-039, S1-033)', async () => {
    await office.done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_STAFFING', 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order');
    expect((await order()).serviceNo).toMatch(/^J\d{8}$/);
  });

  it('books the first Thursday for its recording, and the scenario is due at the cut-off (X-82)', async () => {
    expect((await order()).facts['recordingSlotOn']).toBe('2026-09-03');
    expect((await office.waitingFor('submit-scenario')).task.dueOn).toBe('2026-09-02');
  });

  it('is provisioned: line, router, software, trainings and the recording on its Thursday (F-14)', async () => {
    await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'deliver-devices', 'install-software', 'train-users', 'set-up-agent-app', 'train-agent-app-users', 'submit-scenario');
    const { task, by } = await office.waitingFor('record-scenario');
    const tooEarly = by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: await office.formFor(task, '2026-09-03') });
    expect(await refusalOf(tooEarly)).toBeDefined();
    await office.itIs('2026-09-03T14:00:00');
    await office.done('record-scenario', 'load-scenario', 'hire-agents', 'train-agents', 'final-test');
  });

  it('is accepted by the customer’s word on paper and opened (S1-059, S1-060)', async () => {
    await office.done('prepare-acceptance');
    await office.itIs('2026-09-04T10:00:00');
    await office.done('accept-service', 'accept-agent-app');
    await office.itIs('2026-09-16T10:00:00');
    await office.done('open-service');
    expect((await order()).status).toBe('OPEN');
  });

  it('ends when stability is confirmed twice, settlement is told and the headsets are asked to be billed', async () => {
    await office.done('confirm-stability#PARTNER_SYSTEM', 'confirm-stability#CONSULTING_SUPPORT', 'notify-settlement', 'request-one-off-billing');
    expect((await order()).status).toBe('CLOSED');
  });
});
