import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anApplication, partnerOf } from '../api/world/applications';
import { evidenceFor } from '../../apps/demo/evidence-of-the-demo';
import type { Client } from '../../apps/demo/client';
import { subscriptionId } from '../../libs/contract/processes';
import { soon } from '../world/soon';
import { OfficeAtWork, type AccrualOnScreen } from './world/office-at-work';

/** Partners are paid for September on 2026-10-26 (F-09). */
const september = '2026-09';

let house: OfficeAtWork;
let developer: Client;
let orderId: string;

const tasksOf = (client: Client) => client.get<{ items: { id: string; step: string; version: number }[] }>('/api/tasks?box=waiting').then(({ items }) => items);
const developerDoes = async (step: string, form: unknown, evidence: string) => {
  const task = await soon(async () => (await tasksOf(developer)).find((one) => one.step === step), `${step} lies with the developer`);
  await developer.upload(`/api/tasks/${task.id}/documents`, evidence, `${evidence}.pdf`, evidenceFor(step, evidence), 'application/pdf');
  await developer.post(`/api/tasks/${task.id}/complete`, { version: task.version, form });
};
const invoiceOf = async (client: Client, approvalNo: string) => {
  const lines = (await client.get<{ items: AccrualOnScreen[] }>(`/api/accruals?month=${september}`)).items;
  return { approvalNo, issuedOn: '2026-10-01', lines: lines.map(({ id, supplyWon, vatWon }) => ({ accrualId: id, supplyWon, vatWon })) };
};

beforeAll(async () => {
  house = await OfficeAtWork.open('2026-09-01T09:00:00');
  const { office } = house;
  developer = await office.signIn('dev');
  const roles = ['PARTNER_SYSTEM', 'PARTNER_DEVICE', 'PARTNER_STAFFING', 'PARTNER_DEV'];
  const partners = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await partnerOf(office, role)] as const)));
  orderId = await office.submitted(
    await anApplication(office, {
      devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' }],
      staffing: { agents: 2, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: null },
      development: { description: '상담 이력 화면', unitPriceWon: '9000000', partnerUnitPriceWon: '7000000' },
      partners,
    }),
  );
  await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility');
  await office.done('draft-contract', 'review-contract', 'conclude-customer-contract', ...roles.slice(1).map((role) => `conclude-partner-contract#${role}`), 'process-service-order');
  await office.done('deliver-devices', 'hire-agents');
  await developerDoes('develop-application', { completedOn: '2026-09-01', version: '1.0' }, 'COMPLETION_CERTIFICATE');
}, 120_000);

afterAll(() => house?.close());

describe('an order that is cancelled after devices were delivered, agents hired and an application developed', () => {
  it('has devices and agents back, and its rep agree a part for the headsets and all for the development', async () => {
    const { office } = house;
    const cancelled = await office.as('sales').post<{ takenBack: { step: string }[]; contractsToEnd: string[]; stillOwed: { itemId: string; kind: string; atMostWon: string }[] }>(`/api/orders/${orderId}/cancel`, { reason: '고객이 사업을 접었습니다' });
    expect(cancelled.takenBack.map(({ step }) => step)).toEqual(['return-devices', 'release-agents']);
    expect(cancelled.stillOwed.map(({ kind, atMostWon }) => [kind, atMostWon])).toEqual([['DEVELOPMENT', '7000000'], ['DEVICE', '2100000']]);
    expect(cancelled.contractsToEnd.toSorted()).toEqual(['PARTNER_DEV', 'PARTNER_DEVICE', 'PARTNER_STAFFING']);
    await office.done('return-devices', 'release-agents');
    const agreed: Readonly<Record<string, string>> = { DEVELOPMENT: '7000000', DEVICE: '900000' };
    await house.fillsIn('sales', 'settle-cancelled-work', { items: cancelled.stillOwed.map(({ itemId, kind }) => ({ itemId, amountWon: agreed[kind] })) });
    await house.fillsIn('settlement', 'approve-cancelled-work', { totalWon: '7900000' });
  });

  it('is carried by its own workflow until the last contract has ended', async () => {
    const status = async () => (await house.temporal.workflow.getHandle(subscriptionId(orderId)).describe()).status.name;
    expect(await status()).toBe('RUNNING');
    await house.office.done(...['PARTNER_STAFFING', 'PARTNER_DEVICE', 'PARTNER_DEV'].map((role) => `end-partner-contract#${role}`));
    await soon(async () => (await status()) === 'COMPLETED', 'the subscription has ended');
  });

  it('is on its partners’ statements of the month of the approval, without a bill to the customer (X-109, X-118)', async () => {
    await house.moveTo('2026-10-01');
    await soon(async () => (await tasksOf(developer)).some(({ step }) => step === 'submit-partner-invoice'), 'the developer may invoice');
    const lines = await house.accruals(september);
    expect(lines.map(({ item, supplyWon, vatWon, status }) => [item, supplyWon, vatWon, status].join(' ')).toSorted()).toEqual([
      'DEVELOPMENT 7000000 700000 CONFIRMED',
      'DEVICE 900000 90000 CONFIRMED',
    ]);
    expect(await house.items(`/api/bills?month=${september}`)).toEqual([]);
    expect(await house.accruals(september, 'device')).toHaveLength(1);
  });

  it('is paid on the 24th, next open day, against their invoices: the payout file says so (F-09, X-77)', async () => {
    await house.fillsIn('device', 'submit-partner-invoice', await invoiceOf(house.as('device'), '20261001demo000000000001'));
    await developerDoes('submit-partner-invoice', await invoiceOf(developer, '20261001demo000000000002'), 'PARTNER_TAX_INVOICE');
    for (let partner = 0; partner < 2; partner += 1) await house.fillsIn('settlement', 'approve-partner-settlement', { holds: [] });
    await house.moveTo('2026-10-26T10:00');
    const payouts = await soon(async () => {
      const made = await house.payouts(september);
      return made.length === 2 && made;
    }, 'two payouts');
    expect(payouts.map(({ totalWon }) => totalWon).toSorted()).toEqual(['7700000', '990000']);
    const file = readFileSync(join(house.office.house.config.payoutDir, 'payouts-2026-10-26.csv'), 'utf8');
    expect(file).toContain(`${september},7000000,700000,7700000`);
    expect(file).toContain(`${september},900000,90000,990000`);
    expect(await house.office.rows(`SELECT account FROM posting GROUP BY account HAVING sum(amount_won) <> 0 AND account IN ('PARTNER_ACCRUED', 'RECEIVABLE')`)).toEqual([]);
  });
});
