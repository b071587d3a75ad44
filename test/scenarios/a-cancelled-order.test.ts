import { anApplication, partnerOf } from '../api/world/applications';
import type { OrderOnScreen } from '../../apps/demo/what-people-fill-in';
import { refusalOf, TestOffice } from '../world/test-office';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
}, 60_000);
afterAll(() => office?.close());

interface Owed {
  readonly itemId: string;
  readonly kind: string;
  readonly atMostWon: string;
  readonly agreedWon: string | null;
}
interface Cancelled {
  readonly closes: string[];
  readonly doneForNothing: string[];
  readonly takenBack: { readonly step: string; readonly role: string }[];
  readonly freedSlotOn: string | null;
  readonly contractsToEnd: string[];
  readonly stillOwed: Owed[];
}
type OrderPage = OrderOnScreen & { status: string; afterCancellation?: { ended: boolean; steps: { ref: string; status: string }[]; stillOwed: Owed[] } };

const reason = '고객이 청약을 철회했습니다';
const cancel = (orderId: string, login: 'sales' | 'consulting' = 'sales') => office.as(login).post<Cancelled>(`/api/orders/${orderId}/cancel`, { reason });
const preview = (orderId: string) => office.as('sales').post<Cancelled>(`/api/orders/${orderId}/cancel/preview`, { reason });
const page = (orderId: string) => office.order(orderId) as Promise<OrderPage>;
const orderOfContracts = ['register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract'];
const documented = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application'];
const negotiated = documented.toSpliced(3, 0, 'approve-negotiated-price');
const stands = (orderId: string) =>
  office.rows(`SELECT r.plan_key, r.last_seq, r.ended, (SELECT count(*)::int FROM task t WHERE t.run_id = r.id) AS tasks, (SELECT array_agg(state ORDER BY id) FROM recording_booking b WHERE b.order_id = r.order_id) AS slots,
    (SELECT status FROM customer_order o WHERE o.id = r.order_id) AS status, (SELECT status FROM contract c WHERE c.order_id = r.order_id) AS contract FROM run r WHERE r.order_id = $1`, [orderId]);
const accrued = (orderId: string) =>
  office.rows<{ no: number; won: string; month: string; booked: boolean }>(
    `SELECT a.accrual_no AS no, a.supply_won::text AS won, a.accrual_month AS month, EXISTS (SELECT FROM ledger_entry e JOIN posting p ON p.entry_id = e.id WHERE e.ref = 'ACCRUAL-' || a.id) AS booked
       FROM partner_accrual a JOIN contract c ON c.id = a.contract_id WHERE c.order_id = $1 ORDER BY a.id`,
    [orderId],
  );

/** An order with thirty headsets and an ARS recording, delivered and installed. */
async function delivered(): Promise<string> {
  const full = await anApplication(office, {
    devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' }],
    partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: await partnerOf(office, 'PARTNER_DEVICE') },
  });
  const orderId = await office.submitted({ ...full, product: { ...full.product, arsUsed: true } });
  await office.done(...negotiated, ...orderOfContracts, 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'deliver-devices');
  return orderId;
}

describe('an order that is cancelled after its devices were delivered', () => {
  let orderId: string;
  let owed: Owed;
  const settle = async (items: unknown) => {
    const { task, by } = await office.waitingFor('settle-cancelled-work');
    return by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: { items } });
  };
  const approve = async (totalWon: string, login: 'settlement' | 'sales' = 'settlement') => {
    const { task } = await office.waitingFor('approve-cancelled-work');
    return office.as(login).post(`/api/tasks/${task.id}/complete`, { version: task.version, form: { totalWon } });
  };

  beforeAll(async () => {
    orderId = await delivered();
  });

  it('is shown first what closes, comes back and is still owed; looking changes nothing', async () => {
    const before = await stands(orderId);
    const foreseen = await preview(orderId);
    expect(foreseen.closes.toSorted()).toEqual(['submit-scenario', 'train-users']);
    expect(foreseen.doneForNothing).toEqual(expect.arrayContaining(['deliver-devices', 'install-software', 'process-service-order']));
    expect(foreseen.takenBack.map(({ step, role }) => [step, role])).toEqual([
      ['remove-software', 'PARTNER_SYSTEM'], ['disconnect-line', 'CONTACT_CENTER'], ['release-ip', 'NETWORK_OPS'], ['return-devices', 'PARTNER_DEVICE'],
    ]);
    expect(foreseen).toMatchObject({ freedSlotOn: '2026-09-03', contractsToEnd: ['PARTNER_DEVICE'], stillOwed: [{ kind: 'DEVICE', atMostWon: '2100000', agreedWon: null }] });
    expect(await stands(orderId)).toEqual(before);
  });

  it('does what was shown, and its run of taking back lies on the desks of those who must', async () => {
    const foreseen = await preview(orderId);
    expect(await cancel(orderId)).toEqual(foreseen);
    const after = await page(orderId);
    expect(after).toMatchObject({ status: 'CANCELLED', afterCancellation: { ended: false } });
    expect(after.afterCancellation?.steps.map(({ ref, status }) => [ref, status])).toEqual([
      ['remove-software', 'OPEN'], ['disconnect-line', 'WAITING'], ['release-ip', 'WAITING'], ['return-devices', 'OPEN'],
      ['settle-cancelled-work', 'WAITING'], ['approve-cancelled-work', 'WAITING'], ['end-partner-contract#PARTNER_DEVICE', 'WAITING'],
    ]);
    expect((await office.waitingFor('return-devices')).by).toBe(office.as('device'));
    expect((await office.waitingFor('return-devices')).task).toMatchObject({ orderId, dueOn: '2026-09-15' });
    expect(await office.rows(`SELECT state FROM recording_booking WHERE order_id = $1`, [orderId])).toEqual([{ state: 'GIVEN_UP' }]);
    expect(await office.rows(`SELECT status, opened_on FROM contract WHERE order_id = $1`, [orderId])).toEqual([{ status: 'TERMINATED', opened_on: null }]);
    owed = (after.afterCancellation?.stillOwed ?? [])[0] as Owed;
  });

  it('is not cancelled twice, and nobody else is told of its partners’ prices', async () => {
    expect(await refusalOf(cancel(orderId))).toBe('order.already-ended');
    expect(await refusalOf(preview(orderId))).toBe('order.already-ended');
    expect(await office.as('device').get(`/api/orders/${orderId}`)).not.toHaveProperty('afterCancellation');
  });

  it('brings the devices back against a certificate, not without', async () => {
    const { task, by } = await office.waitingFor('return-devices');
    const form = await office.formFor(task);
    expect(await refusalOf(by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form }))).toBe('evidence.missing');
    expect(await refusalOf(office.as('system').post(`/api/tasks/${task.id}/complete`, { version: task.version, form }))).toBe('task.not-found');
    await office.done('return-devices', 'remove-software', 'disconnect-line', 'release-ip');
  });

  it('pays no more than the partner’s price, nothing without a reason, and each item once', async () => {
    const before = await stands(orderId);
    expect(await refusalOf(settle([{ itemId: owed.itemId, amountWon: '2100001' }]))).toBe('cancelled-work.above-partner-price');
    expect(await refusalOf(settle([{ itemId: owed.itemId, amountWon: '0' }]))).toBe('cancelled-work.reason-missing');
    expect(await refusalOf(settle([{ itemId: orderId, amountWon: '1' }]))).toBe('cancelled-work.unknown-item');
    expect(await refusalOf(settle([1, 2].map(() => ({ itemId: owed.itemId, amountWon: '1' }))))).toBe('cancelled-work.item-twice');
    expect(await refusalOf(settle([]))).toBe('form.invalid');
    expect(await stands(orderId)).toEqual(before);
    expect(await office.rows(`SELECT 1 FROM one_off_item WHERE order_id = $1 AND cancelled_work_won IS NOT NULL`, [orderId])).toEqual([]);
  });

  it('has what was prepared approved by somebody else, and exactly that (X-03)', async () => {
    await settle([{ itemId: owed.itemId, amountWon: '900000' }]);
    await office.rows(`INSERT INTO team_member (person_id, team_id, valid_from) SELECT p.id, t.id, '2026-01-01' FROM person p, team t WHERE p.login = 'sales' AND t.role = 'SETTLEMENT_TEAM'`);
    expect(await refusalOf(approve('900000', 'sales'))).toBe('approval.maker-is-checker');
    expect(await refusalOf(approve('2100000'))).toBe('cancelled-work.another-total');
    expect(await accrued(orderId)).toEqual([]);
  });

  it('goes back to the rep and comes again with another amount', async () => {
    const { task } = await office.waitingFor('approve-cancelled-work');
    await office.as('settlement').post(`/api/tasks/${task.id}/return`, { version: task.version, reason: '반납 수량을 다시 확인하십시오' });
    expect((await page(orderId)).afterCancellation?.stillOwed[0]?.agreedWon).toBeNull();
    await settle([{ itemId: owed.itemId, amountWon: '800000' }]);
    expect((await page(orderId)).afterCancellation?.stillOwed[0]?.agreedWon).toBe('800000');
  });

  it('is booked with the approval, in its month, and taken back by its opposite where the approval is (회수)', async () => {
    const { task } = await office.waitingFor('approve-cancelled-work');
    await approve('800000');
    expect(await accrued(orderId)).toEqual([{ no: 1, won: '800000', month: '2026-09', booked: true }]);
    const done = await office.as('settlement').get<{ version: number }>(`/api/tasks/${task.id}`);
    await office.as('settlement').post(`/api/tasks/${task.id}/withdraw`, { version: done.version, reason: '금액 재확인' });
    await approve('800000');
    expect((await accrued(orderId)).map(({ no, won }) => [no, won])).toEqual([[1, '800000'], [-1, '-800000'], [2, '800000']]);
  });

  it('ends the partner’s contract last, and nothing is left', async () => {
    await office.done('end-partner-contract#PARTNER_DEVICE');
    const after = await page(orderId);
    expect(after.afterCancellation).toMatchObject({ ended: true });
    expect(after.afterCancellation?.steps.every(({ status }) => status === 'DONE')).toBe(true);
    const { items } = await office.as('sales').get<{ items: { seq: number; event: { type: string } }[] }>(`/api/orders/${orderId}/events`);
    const cancelledAt = items.findIndex(({ event }) => event.type === 'cancelled');
    expect(items.slice(cancelledAt + 1).map(({ event }) => event.type)).toEqual(expect.arrayContaining(['started', 'completed', 'returned']));
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, at) => at + 1));
  });

  it('cannot be paid twice by whatever statement, nor beside a charge of the month', async () => {
    const again = (no: number) =>
      office.rows(
        `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status, accrual_no)
         SELECT gen_random_uuid(), partner_id, contract_id, 'CANCELLED_WORK', id, '2026-11', kind, quantity, partner_unit_price_won, 800000, 80000, '{}', 'CONFIRMED', $2 FROM one_off_item WHERE order_id = $1`,
        [orderId, no],
      );
    await expect(again(2)).rejects.toThrow('cancelled_work_paid_once');
    await expect(again(3)).rejects.toThrow('paid as it was agreed, and once');
    await expect(office.rows(`UPDATE one_off_item SET billing_requested_on = '2026-09-01' WHERE order_id = $1`, [orderId])).rejects.toThrow('cancelled_work_or_billing_request');
    await expect(office.rows(`UPDATE one_off_item SET cancelled_work_won = 2100001 WHERE order_id = $1`, [orderId])).rejects.toThrow('cancelled_work_at_most');
  });
});

describe('a cancellation', () => {
  it('of an order for which nothing was put in place asks nobody for anything', async () => {
    const orderId = await office.anAspOrder();
    await office.done(...documented);
    expect(await cancel(orderId, 'consulting')).toMatchObject({ closes: ['process-service-order'], takenBack: [], contractsToEnd: [], stillOwed: [], freedSlotOn: null });
    expect(await page(orderId)).not.toHaveProperty('afterCancellation');
    expect(await office.rows(`SELECT plan_key FROM run WHERE order_id = $1`, [orderId])).toEqual([{ plan_key: 'call-centre-subscription' }]);
  });

  it('of a draft is foreseen and done', async () => {
    const { id } = await office.as('sales').post<{ id: string }>('/api/orders', await anApplication(office));
    const nothing = { closes: [], doneForNothing: [], takenBack: [], stillOwed: [] };
    expect(await preview(id)).toMatchObject(nothing);
    expect((await page(id)).status).toBe('DRAFT');
    expect(await cancel(id)).toMatchObject(nothing);
    expect((await page(id)).status).toBe('CANCELLED');
  });

  it('during a change closes the quote that waits for its stamp, and takes back what an earlier access left behind', async () => {
    const application = await anApplication(office, {
      access: { kind: 'LEASED' },
      partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_NETEQ: await partnerOf(office, 'PARTNER_NETEQ') },
    });
    const orderId = await office.submitted(application);
    await office.done(...documented, 'process-service-order', 'order-leased-line', 'order-router');
    const neteq = await office.signIn('neteq');
    const [router] = (await neteq.get<{ items: { id: string; version: number }[] }>('/api/tasks?box=waiting')).items;
    await neteq.post(`/api/tasks/${router?.id}/complete`, { version: router?.version, form: { model: 'R-1', serial: 'S-1', deliveredOn: '2026-09-01' } });
    const { version } = (await office.order(orderId)) as unknown as { version: number };
    const toVpn = { ...application, access: { kind: 'VPN', routerFromKt: true }, product: { ...application.product, seats: 40 } };
    await office.as('sales').post(`/api/orders/${orderId}/changes`, { version, application: toVpn, reason: 'VPN으로 바꿉니다' });
    const cancelled = await cancel(orderId);
    expect(cancelled.closes).toEqual(expect.arrayContaining(['confirm-changed-quote-product#1', 'apply-vpn']));
    expect(cancelled.takenBack.map(({ step }) => step)).toEqual(['disconnect-line', 'return-router']);
    await office.done('disconnect-line');
    const [back] = (await neteq.get<{ items: { step: string }[] }>('/api/tasks?box=waiting')).items;
    expect(back?.step).toBe('return-router');
  });

  it('leaves what the customer accepted and was asked to be billed to its month, and charges nothing else', async () => {
    const full = await anApplication(office, {
      devices: [1, 2].map(() => ({ kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' })),
      partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: await partnerOf(office, 'PARTNER_DEVICE') },
    });
    const orderId = await office.submitted(full);
    await office.done(...negotiated, ...orderOfContracts, 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'deliver-devices');
    await office.done('final-test', 'prepare-acceptance', 'accept-service', 'request-one-off-billing');
    const cancelled = await cancel(orderId);
    expect(cancelled.stillOwed).toHaveLength(1);
    expect(cancelled.closes.filter((ref) => ref.startsWith('request-one-off-billing'))).toEqual([`request-one-off-billing#${cancelled.stillOwed[0]?.itemId}`]);
    expect(await office.rows(`SELECT accepted_on IS NOT NULL AS charged, billing_requested_on IS NOT NULL AS asked FROM one_off_item WHERE order_id = $1 ORDER BY 1`, [orderId])).toEqual([
      { charged: false, asked: false },
      { charged: true, asked: true },
    ]);
  });
});
