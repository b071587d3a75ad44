import { anApplication, partnerOf } from '../api/world/applications';
import type { OrderOnScreen } from '../../apps/demo/what-people-fill-in';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;
let orderId: string;

type OrderPage = OrderOnScreen & { status: string; afterCancellation?: { ended: boolean; steps: { ref: string; name: { ko: string; en: string } }[]; stillOwed: { itemId: string; kind: string; atMostWon: string }[] } };
const page = () => office.order(orderId) as Promise<OrderPage>;

/** Thirty headsets are delivered and the software installed when the papers turn out to be forged: the work goes back to receipt. */
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  const partners = { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: await partnerOf(office, 'PARTNER_DEVICE') };
  orderId = await office.submitted(await anApplication(office, { devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' }], partners }));
  await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application');
  await office.done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order');
  await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'deliver-devices');
  const { task, by } = await office.waitingFor('train-users');
  await by.post(`/api/tasks/${task.id}/return`, { version: task.version, to: ['receive-application'], reason: '명의 도용이 의심됩니다' });
}, 60_000);
afterAll(() => office?.close());

describe('an application that is refused after its devices were delivered (S1-072, X-118)', () => {
  it('ends rejected, and what lies with the customer is taken back by those who put it in place', async () => {
    const { task } = await office.waitingFor('receive-application');
    await office.as('consulting').post(`/api/tasks/${task.id}/refuse`, { version: task.version, reason: 'FALSE_IDENTITY' });
    const after = await page();
    expect(after).toMatchObject({ status: 'REJECTED', afterCancellation: { ended: false, stillOwed: [{ kind: 'DEVICE', atMostWon: '2100000' }] } });
    expect(after.afterCancellation?.steps.map(({ ref }) => ref)).toEqual(['remove-software', 'disconnect-line', 'release-ip', 'return-devices', 'settle-cancelled-work', 'approve-cancelled-work', 'end-partner-contract#PARTNER_DEVICE']);
    expect(await office.rows(`SELECT status, opened_on FROM contract WHERE order_id = $1`, [orderId])).toEqual([{ status: 'TERMINATED', opened_on: null }]);
    await office.done('return-devices', 'remove-software', 'disconnect-line', 'release-ip');
  });

  it('pays the partner what is agreed and approved by another person, and says that the application was refused; the customer gets no bill (X-03)', async () => {
    const owed = (await page()).afterCancellation?.stillOwed ?? [];
    const settling = await office.waitingFor('settle-cancelled-work');
    expect(settling.task).toMatchObject({ name: { ko: '협력사 미지급분 정산', en: 'Settle what partners are still owed' } });
    await settling.by.post(`/api/tasks/${settling.task.id}/complete`, { version: settling.task.version, form: { items: owed.map(({ itemId }) => ({ itemId, amountWon: '900000' })) } });
    const approving = await office.waitingFor('approve-cancelled-work');
    await approving.by.post(`/api/tasks/${approving.task.id}/complete`, { version: approving.task.version, form: { totalWon: '900000' } });
    expect(await office.rows(`SELECT source_kind AS kind, supply_won::text AS won, lineage #>> '{arithmetic,ko}' AS how FROM partner_accrual`)).toEqual([
      { kind: 'CANCELLED_WORK', won: '900000', how: '70,000원 × 30 = 2,100,000원 가운데 합의 900,000원 (승낙거절)' },
    ]);
    await office.done('end-partner-contract#PARTNER_DEVICE');
    expect(await page()).toMatchObject({ status: 'REJECTED', afterCancellation: { ended: true } });
    expect(await office.rows(`SELECT 1 FROM bill`)).toEqual([]);
  });

  it('leaves nothing to take back where nothing was put in place', async () => {
    orderId = await office.anAspOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents');
    const { task } = await office.waitingFor('receive-application');
    await office.as('consulting').post(`/api/tasks/${task.id}/refuse`, { version: task.version, reason: 'FALSE_IDENTITY' });
    expect(await page()).toMatchObject({ status: 'REJECTED' });
    expect(await page()).not.toHaveProperty('afterCancellation');
    expect(await refusalOf(office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '늦은 취소' }))).toBe('order.already-ended');
  });
});
