import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import { anApplication, partnerOf } from '../api/world/applications';
import { OfficeAtWork } from '../books/world/office-at-work';
import { refusalOf, type TestOffice } from '../world/test-office';

let house: OfficeAtWork;
let office: TestOffice;
let orderId: string;

beforeAll(async () => {
  house = await OfficeAtWork.open('2026-09-01T09:00:00');
  ({ office } = house);
  orderId = await office.submitted(
    await anApplication(office, {
      staffing: { agents: 3, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: { months: 2, unitPriceWon: '1500000', partnerUnitPriceWon: '1200000' } },
      partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_STAFFING: await partnerOf(office, 'PARTNER_STAFFING') },
    }),
  );
  await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application');
  await office.done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract', 'process-service-order');
  await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'final-test', 'prepare-acceptance');
}, 60_000);
afterAll(() => house?.close());

const everOpened = (...steps: string[]) => office.rows(`SELECT step FROM task WHERE order_id = $1 AND step = ANY ($2)`, [orderId, steps]);

describe('business training of two months', () => {
  it('follows the CS training and is due two months after it (X-60, X-111)', async () => {
    expect(await everOpened('train-agents-business')).toEqual([]);
    await office.itIs('2026-09-02T10:00:00');
    await office.done('accept-service', 'hire-agents', 'train-agents');
    expect((await office.waitingFor('train-agents-business')).task).toMatchObject({ role: 'CUSTOMER', dueOn: '2026-11-02' });
  });

  it('is waited for by the opening, and is not billed before it has ended (S1-054, X-92)', async () => {
    expect(await everOpened('open-service', 'request-one-off-billing')).toEqual([]);
    await house.moveTo('2026-10-30');
    expect(await everOpened('open-service', 'request-one-off-billing')).toEqual([]);
  });

  it('ends with the certificate of attendance, on its date and no later one (S1-062)', async () => {
    const { task, by } = await office.waitingFor('train-agents-business');
    const complete = (completedOn: string) => by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: { completedOn, attendees: 3, workStartsOn: '2026-11-03' } });
    expect(await refusalOf(complete('2026-10-30'))).toBe('evidence.missing');
    await by.upload(`/api/tasks/${task.id}/documents`, 'ATTENDANCE_CERTIFICATE', '복무확인서.pdf', evidenceFor('복무', 'S1-062'), 'application/pdf');
    expect(await refusalOf(complete('2026-10-31'))).toBe('date.in-the-future');
    await complete('2026-10-30');
    await house.moveTo('2026-11-03');
    await office.done('open-service');
    expect((await office.waitingFor('request-one-off-billing')).task.dueOn).toBe('2026-11-04');
    await office.done('request-one-off-billing');
  });

  it('is billed once for its two months, in the month of the certificate, and nothing else is: the service opened in the next (X-92, X-108)', async () => {
    await house.stepIs('2026-10', 'approve-billing-run', 'OPEN');
    await office.done('approve-billing-run');
    await house.stepIs('2026-10', 'issue-bills', 'DONE');
    const bills = await house.items<{ kind: string; writeDate: string; supplyWon: string }>('/api/bills?month=2026-10');
    expect(bills).toMatchObject([{ kind: 'ONE_OFF', writeDate: '2026-10-30', supplyWon: '3000000' }]);
    expect(await house.accruals('2026-10')).toMatchObject([{ item: 'BUSINESS_TRAINING', supplyWon: '2400000' }]);
  });

  it('lets the agents begin on the day that its form names, from which attendance counts (F-19)', async () => {
    expect(await office.rows(`SELECT s.valid_from FROM staffing s JOIN contract c ON c.id = s.contract_id WHERE c.order_id = $1`, [orderId])).toEqual([{ valid_from: '2026-11-03' }]);
  });
});
