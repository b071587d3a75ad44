import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import { anApplication, partnerOf } from '../api/world/applications';
import { OfficeAtWork } from '../books/world/office-at-work';
import { soon } from '../world/soon';
import { refusalOf, type TestOffice } from '../world/test-office';

let house: OfficeAtWork;
let office: TestOffice;
let orderId: string;

const roles = ['PARTNER_SYSTEM', 'PARTNER_STAFFING', 'PARTNER_NETEQ'];
const partners = async () => Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await partnerOf(office, role)] as const)));

beforeAll(async () => {
  house = await OfficeAtWork.open('2026-09-01T09:00:00');
  ({ office } = house);
  orderId = await office.submitted(
    await anApplication(office, {
      access: { kind: 'LEASED' },
      buildHardware: [{ description: '교환 장비', quantity: 2, unitPriceWon: '12000000', partnerUnitPriceWon: '10000000' }],
      staffing: { agents: 2, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: null },
      partners: await partners(),
    }),
  );
}, 60_000);
afterAll(() => house?.close());

/** Fills the form of a step in as its person would, but for these fields. */
const tries = async (step: string, but: object): Promise<string | undefined> => {
  const { task, by } = await office.waitingFor(step);
  const form = { ...((await office.formFor(task, undefined, by)) as object), ...but };
  return refusalOf(by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form }));
};
const dueOn = async (step: string): Promise<string> => (await office.waitingFor(step)).task.dueOn;
const waitsForNobody = async (step: string) => expect(office.waitingFor(step)).rejects.toThrow('nobody');

describe('the contracts', () => {
  it('begin with agreed prices that the product owner approves as they were quoted, with the agreement on paper (X-11)', async () => {
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting');
    const { task, by } = await office.waitingFor('approve-negotiated-price');
    expect(await tries('approve-negotiated-price', {})).toBe('evidence.missing');
    await by.upload(`/api/tasks/${task.id}/documents`, 'NEGOTIATED_AGREEMENT', '협정서.pdf', evidenceFor('협정', 'X-11'), 'application/pdf');
    expect(await tries('approve-negotiated-price', { agreedAmountWon: '29199999' })).toBe('negotiated-price.amount-differs');
    // 2 × 12,000,000 once, 2 × 2,600,000 a month
    expect(await tries('approve-negotiated-price', { agreedAmountWon: '29200000' })).toBeUndefined();
  });

  it('are drafted for the customer and the partners, reviewed, and concluded one by one, the customer’s by procurement from 100,000,000 won on (S1-039, S1-040, X-102)', async () => {
    await office.done('collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility');
    const { task, by } = await office.waitingFor('draft-contract');
    await by.upload(`/api/tasks/${task.id}/documents`, 'CONTRACT_DRAFT', '계약서 초안.pdf', evidenceFor('계약', 'S1-101'), 'application/pdf');
    expect(await tries('draft-contract', {})).toBe('evidence.missing');
    await office.done('draft-contract', 'review-contract');
    expect((await office.waitingFor('conclude-customer-contract')).task.role).toBe('PROCUREMENT_CONTRACT');
    await office.done('conclude-customer-contract', 'conclude-partner-contract#PARTNER_STAFFING');
    await waitsForNobody('process-service-order');
  });

  it('name the day by which the hardware is delivered; only then is the service ordered (X-111)', async () => {
    const { task, by } = await office.waitingFor('conclude-partner-contract#PARTNER_SYSTEM');
    await by.upload(`/api/tasks/${task.id}/documents`, 'PARTNER_CONTRACT', '협력사 계약서.pdf', evidenceFor('계약', 'S1-101'), 'application/pdf');
    expect(await tries('conclude-partner-contract#PARTNER_SYSTEM', { deliveryDueOn: undefined })).toBe('partner-contract.date-missing');
    expect(await tries('conclude-partner-contract#PARTNER_SYSTEM', { deliveryDueOn: '2026-09-15' })).toBeUndefined();
    await office.done('process-service-order');
    expect([await dueOn('deliver-build-hardware'), await dueOn('hire-agents')]).toEqual(['2026-09-15', '2026-09-22']);
  });
});

describe('the leased line', () => {
  it('is not ordered for a day of which no calendar knows when its router would be due: that is said, and nothing is written (X-83)', async () => {
    const before = [await office.order(orderId), (await office.waitingFor('order-leased-line')).task];
    expect(await tries('order-leased-line', { plannedInstallOn: '2031-01-07' })).toBe('calendar.beyond-rows');
    expect([await office.order(orderId), (await office.waitingFor('order-leased-line')).task]).toEqual(before);
  });

  it('is ordered for the 15th, its router four business days before it, and late from the third (S1-049, F-15)', async () => {
    expect(await dueOn('order-leased-line')).toBe('2026-09-02');
    await waitsForNobody('order-router');
    await office.done('order-leased-line');
    expect((await office.order(orderId)).facts['plannedInstallOn']).toBe('2026-09-15');
    expect([await dueOn('order-router'), await dueOn('install-leased-line')]).toEqual(['2026-09-09', '2026-09-15']);
    const overdue = async () => (await house.items<{ step: string }>('/api/tasks?box=overdue', 'sales')).map(({ step }) => step);
    await office.itIs('2026-09-09T23:59:59');
    expect(await overdue()).not.toContain('order-router');
    await office.itIs('2026-09-10T00:00:00');
    expect(await overdue()).toContain('order-router');
  });

  it('has its router delivered by the network partner, due with the line, and its IP range when both are there (S1-050)', async () => {
    await office.done('order-router');
    expect((await office.waitingFor('deliver-router')).task).toMatchObject({ role: 'PARTNER_NETEQ', dueOn: '2026-09-15' });
    await office.itIs('2026-09-15T10:00:00');
    await office.done('install-leased-line');
    await waitsForNobody('assign-ip');
    await office.done('deliver-router');
    expect(await dueOn('assign-ip')).toBe('2026-09-16');
    expect(await tries('assign-ip', { ipRange: '사내 대역' })).toBe('form.invalid');
    expect(await tries('assign-ip', { routerConfigured: false })).toBe('form.invalid');
    await office.done('assign-ip');
  });
});

describe('hardware and agents', () => {
  it('are delivered whole, line by line, on a certificate with who handed them over (D-06)', async () => {
    const { task, by } = await office.waitingFor('deliver-build-hardware');
    await by.upload(`/api/tasks/${task.id}/documents`, 'DELIVERY_CERTIFICATE', '납품확인서.pdf', evidenceFor('납품', 'D-06'), 'application/pdf');
    expect(await tries('deliver-build-hardware', { lines: [{ item: '교환 장비', quantity: 1 }] })).toBe('delivery.incomplete');
    expect(await tries('deliver-build-hardware', { handedOverBy: undefined })).toBe('form.invalid');
    expect(await tries('deliver-build-hardware', {})).toBeUndefined();
  });

  it('let the service be tested and accepted before the agents are there, and opened only with them (X-105)', async () => {
    await office.done('install-software', 'train-users', 'final-test', 'prepare-acceptance');
    await office.itIs('2026-09-16T10:00:00');
    await office.done('accept-service', 'notify-settlement');
    await waitsForNobody('open-service');
    await office.itIs('2026-09-18T10:00:00');
    expect(await tries('hire-agents', { agents: [{ name: '상담원 가' }] })).toBe('staffing.roster-too-short');
    await office.done('hire-agents');
    // ten business days, over Chuseok and the substitute of 3 October
    expect(await dueOn('train-agents')).toBe('2026-10-07');
    await waitsForNobody('open-service');
    await office.done('train-agents');
    expect(await dueOn('open-service')).toBe('2026-09-21');
  });

  it('are asked to be billed one by one: the hardware by its D-05 at the price of the contract (S1-063, X-92)', async () => {
    expect(await dueOn('request-one-off-billing')).toBe('2026-09-21');
    const { task, by } = await office.waitingFor('request-one-off-billing');
    await by.upload(`/api/tasks/${task.id}/documents`, 'BILLING_REQUEST', '청구요청.pdf', evidenceFor('청구', 'D-05'), 'application/pdf');
    expect(await tries('request-one-off-billing', { partner: { amountWon: '19000000', budgetAccount: '상품매입' } })).toBe('billing-request.amount-differs');
    expect(await tries('request-one-off-billing', {})).toBeUndefined();
    await office.itIs('2026-09-21T10:00:00');
    await office.done('open-service', 'confirm-stability#PARTNER_SYSTEM', 'confirm-stability#CONSULTING_SUPPORT');
    expect((await office.order(orderId)).status).toBe('CLOSED');
  });
});

describe('its first month', () => {
  const month = '2026-09';

  it('waits for the attendance sheet that the customer signed (S1-064)', async () => {
    await house.moveTo('2026-10-01');
    await house.stepIs(month, 'compute-dry-run', 'DONE');
    const { task, by } = await office.waitingFor('submit-attendance');
    expect(await tries('submit-attendance', {})).toBe('evidence.missing');
    await by.upload(`/api/tasks/${task.id}/documents`, 'ATTENDANCE_CERTIFICATE', '복무확인서.pdf', evidenceFor('복무', 'S1-064'), 'application/pdf');
    expect(await tries('submit-attendance', { signedBy: '' })).toBe('form.invalid');
    expect(await tries('submit-attendance', { signedOn: '2026-10-02' })).toBe('date.in-the-future');
    expect(await tries('submit-attendance', {})).toBeUndefined();
    expect(await dueOn('request-staffing-settlement')).toBe('2026-10-02');
    await office.done('request-staffing-settlement');
  });

  it('is billed: the seats by days, the agents by attendance, the hardware on a bill of its own (F-03, F-19, X-108)', async () => {
    await house.stepIs(month, 'approve-billing-run', 'OPEN');
    await office.done('approve-billing-run');
    await house.stepIs(month, 'issue-bills', 'DONE');
    const bills = await Promise.all((await house.items<{ id: string }>(`/api/bills?month=${month}`)).map(({ id }) => house.as('settlement').get<Bill>(`/api/bills/${id}`)));
    const shown = bills.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)).map(({ kind, writeDate, dueOn: due, lines }) => [kind, writeDate, due, Object.fromEntries(lines.map(({ item, supplyWon }) => [item, supplyWon]))]);
    expect(shown).toEqual([
      // ten of thirty days; 8 and 7 of 21 days attended
      ['MONTH', '2026-09-30', '2026-10-26', { ASP_BASE: '1600000', STAFFING: '1857142' }],
      ['ONE_OFF', '2026-09-16', '2026-10-26', { BUILD_HARDWARE: '24000000' }],
    ]);
    const evidence = bills.flatMap(({ lines }) => lines).map(({ item, lineage }) => [item, lineage.rules.length > 0, lineage.arithmetic.ko !== '']);
    expect(evidence.every(([, rules, words]) => rules && words)).toBe(true);
  });

  it('pays both partners on the 26th, the 24th being a Saturday (F-09, X-77)', async () => {
    await office.done('submit-partner-invoice', 'submit-partner-invoice', 'approve-partner-settlement', 'approve-partner-settlement');
    await house.moveTo('2026-10-26T10:00');
    const payouts = await soon(async () => {
      const paid = await house.payouts(month);
      return paid.length === 2 && paid;
    }, 'two payouts');
    expect(payouts.map(({ partnerName, payDate, supplyWon }) => `${partnerName} ${payDate} ${supplyWon}`).toSorted()).toEqual([
      '가온시스템 2026-10-26 20000000',
      '다솜인력 2026-10-26 1714285',
    ]);
  });
});

interface Bill {
  readonly kind: string;
  readonly writeDate: string;
  readonly dueOn: string;
  readonly lines: readonly { readonly item: string; readonly supplyWon: string; readonly lineage: { readonly rules: readonly string[]; readonly arithmetic: { readonly ko: string } } }[];
}
