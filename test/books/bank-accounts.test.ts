import { randomUUID } from 'node:crypto';
import { payoutFile } from '../../libs/books/settlement/payout-file';
import { payPartners } from '../../libs/books/settlement/pay-partners';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { anApplication, partnerOf } from '../api/world/applications';
import { Browser } from '../api/world/browser';
import { doneFor, quoted } from '../api/world/desk-of';
import { refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let one: Browser;
let other: Browser;
let partner: string;
let contractId: string;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  [one, other] = [await Browser.signedIn(office.url, 'settlement'), await Browser.signedIn(office.url, 'settlement-2')];
  partner = await partnerOf(office, 'PARTNER_SYSTEM');
  const orderId = await office.submitted(await anApplication(office));
  await doneFor(office, orderId, ...quoted, 'collect-documents', 'receive-application');
  contractId = (await office.as('sales').get<{ contractId: string }>(`/api/orders/${orderId}`)).contractId;
}, 60_000);
afterAll(() => office?.close(), 60_000);

const account = (accountNo: string) => ({ bankCode: '088', accountNo, accountHolder: '가온시스템', reason: '통장 사본 접수' });
const propose = (accountNo: string, by = one) => by.post(`/api/organisations/${partner}/bank-accounts`, { body: account(accountNo) });
const approve = (id: unknown, accountNo: string, by = other) => by.post(`/api/bank-accounts/${String(id)}/approve`, { body: { accountNo } });

/** A line of a partner that is approved to be paid on a day, and the machines that pay it. */
async function paidOn(payOn: string): Promise<void> {
  await office.rows(
    `INSERT INTO partner_accrual (id, partner_id, contract_id, source_kind, source_id, accrual_month, item, quantity, unit_price_won, supply_won, vat_won, lineage, status, pay_on)
     VALUES ($1, $2, $3, 'ONE_OFF_ITEM', $4, '2026-08', 'DEVICE', 1, 70000, 70000, 7000, '{}', 'SCHEDULED', $5)`,
    [randomUUID(), partner, contractId, randomUUID(), payOn],
  );
  await office.itIs(`${payOn}T09:00:00`);
  await inTransaction(office.house.database, systemActor, payPartners);
}
const download = async (payDate: string): Promise<string[]> => (await one.get(`/api/payout-files/${payDate}`)).text.trim().split('\r\n');

describe('where a partner is paid', () => {
  let id: unknown;

  it('is proposed by one person and told to the others, the number masked (X-03, K-18)', async () => {
    const made = await propose('110-12-123456');
    expect(made).toMatchObject({ status: 201, body: { status: 'PROPOSED', accountNo: '*****1234**', partnerName: '가온시스템' } });
    id = made.body['id'];
    expect(await office.rows(`SELECT p.login FROM notice n JOIN person p ON p.id = n.recipient_id WHERE n.kind = 'bank-account-proposed'`)).toEqual([{ login: 'settlement-2' }]);
    expect((await other.get('/api/bank-accounts')).text).not.toContain('11012123456');
    expect(await refusedWithoutTrace(office, () => propose('110-12-999999', other))).toMatchObject({ status: 409, code: 'bank-account.proposed-already' });
    expect((await refusedWithoutTrace(office, () => propose('12'))).issues).toEqual([expect.objectContaining({ field: 'accountNo', rule: 'not-an-account-number' })]);
    expect(await refusedWithoutTrace(office, () => one.post(`/api/organisations/${randomUUID()}/bank-accounts`, { body: account('110-12-123456') }))).toMatchObject({ status: 404, code: 'bank-account.no-such-partner' });
  });

  it('is approved by another person, who reads the number off the paper anew', async () => {
    expect(await refusedWithoutTrace(office, () => approve(id, '11012123456', one))).toMatchObject({ code: 'approval.maker-is-checker' });
    expect(await refusedWithoutTrace(office, () => approve(id, '11012123465'))).toMatchObject({ status: 422, code: 'bank-account.another-number', field: 'accountNo' });
    expect((await approve(id, '110-12-123456')).body).toMatchObject({ status: 'APPROVED', decidedByName: '윤확인', accountNo: '*****1234**' });
    expect(await refusedWithoutTrace(office, () => approve(id, '110-12-123456'))).toMatchObject({ code: 'bank-account.decided-already' });
    expect(await refusedWithoutTrace(office, () => propose('11012123456'))).toMatchObject({ code: 'bank-account.in-force-already' });
    await expect(office.rows(`UPDATE partner_bank_account SET decided_by = proposed_by`)).rejects.toThrow('bank_account_approved_by_another');
    await expect(office.rows(`UPDATE partner_bank_account SET account_no = '1'`)).rejects.toThrow('append-only');
  });

  it('is told whole to whoever asks for the one, and that is on record', async () => {
    expect((await other.get(`/api/bank-accounts/${String(id)}`)).body['accountNo']).toBe('11012123456');
    const actions = (await office.rows<{ action: string; name: string }>(`SELECT a.action, p.login AS name FROM audit_entry a JOIN person p ON p.id = a.actor_id WHERE a.subject_id = $1 ORDER BY a.at, a.id`, [partner])).map(({ action, name }) => `${name} ${action}`);
    expect(actions).toEqual(['settlement organisation.bank-account-proposed', 'settlement-2 organisation.bank-account-changed', 'settlement-2 organisation.bank-account-read']);
    expect(JSON.stringify(await office.rows(`SELECT before, after FROM audit_entry`)) + JSON.stringify(await office.rows(`SELECT fingerprint, response FROM request_key`))).not.toContain('12123456');
  });

  it('stands in the payout file of the settlement team; a payout keeps the account of its day, and the file in the folder has none', async () => {
    await paidOn('2026-09-24');
    const next = await propose('220-00-000001');
    await approve(next.body['id'], '22000000001');
    await paidOn('2026-09-28');
    expect((await download('2026-09-24'))[1]).toMatch(/,70000,7000,77000,088,11012123456,가온시스템$/);
    expect((await download('2026-09-28'))[1]).toMatch(/,70000,7000,77000,088,22000000001,가온시스템$/);
    expect(await inTransaction(office.house.database, systemActor, (tx) => payoutFile(tx, '2026-09-28'))).not.toContain('22000000001');
    expect(await office.rows(`SELECT subject_id FROM audit_entry WHERE action = 'payout.file-read' ORDER BY at, id`)).toEqual([{ subject_id: '2026-09-24' }, { subject_id: '2026-09-28' }]);
  });

  it('stays as it was where it is refused', async () => {
    const made = await propose('330-00-000001');
    expect((await other.post(`/api/bank-accounts/${String(made.body['id'])}/refuse`, { body: { reason: '예금주가 다릅니다' } })).body).toMatchObject({ status: 'REFUSED', refusalReason: '예금주가 다릅니다' });
    expect(((await one.get(`/api/organisations/${partner}/bank-accounts`)).body['items'] as { status: string }[]).map(({ status }) => status)).toEqual(['REFUSED', 'APPROVED', 'APPROVED']);
  });
});
