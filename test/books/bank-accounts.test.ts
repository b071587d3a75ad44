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

  it('is another one before a payout that its bank sent back is paid again: once, exactly, under a number of its own (X-03, F-09)', async () => {
    const [paid] = await office.rows<{ id: string; no: string }>(`SELECT id, payout_no AS no FROM payout WHERE pay_date = '2026-09-28'`);
    const sent = (more: object = {}, key?: string) => one.post(`/api/payouts/${paid?.id}/return`, { body: { returnedOn: '2026-09-28', reason: '해지된 계좌', bankRef: 'RT-1', toSameAccount: false, ...more }, ...(key ? { key } : {}) });
    const onAccounts = () => office.rows(`SELECT account, sum(amount_won)::text AS won FROM ledger_entry e JOIN posting p ON p.entry_id = e.id WHERE e.kind IN ('PAYOUT', 'PAYOUT_RETURN') GROUP BY account ORDER BY account`);
    const before = await onAccounts();
    expect(await refusedWithoutTrace(office, () => sent({ returnedOn: '2026-09-25' }))).toMatchObject({ code: 'payout.returned-before-payment', field: 'returnedOn' });
    expect(await refusedWithoutTrace(office, () => sent({ returnedOn: '2026-09-29' }))).toMatchObject({ code: 'date.in-the-future' });
    expect((await sent()).body).toMatchObject({ payoutNo: paid?.no, returnedOn: '2026-09-28', returnReason: '해지된 계좌', returnRef: 'RT-1', paidAgainNo: null });
    expect(await refusedWithoutTrace(office, () => sent({ bankRef: 'RT-2' }))).toMatchObject({ code: 'payout.returned-already' });
    const pay = () => inTransaction(office.house.database, systemActor, payPartners);
    const again = () => office.rows<{ id: string; no: string; won: string; day: string }>(`SELECT id, payout_no AS no, total_won::text AS won, pay_date::text AS day FROM payout WHERE pays_again_id = $1`, [paid?.id]);
    await office.itIs('2026-10-26T09:00:00');
    await pay();
    expect(await again()).toEqual([]);
    const fresh = await propose('440-00-000001');
    await approve(fresh.body['id'], '44000000001');
    await Promise.all([pay(), pay()]);
    const [repaid, ...more] = await again();
    expect([repaid, more]).toEqual([{ id: expect.any(String), no: expect.stringMatching(/^P-202610-/), won: '77000', day: '2026-10-26' }, []]);
    expect((await download('2026-10-26'))[1]).toMatch(/,70000,7000,77000,088,44000000001,가온시스템$/);
    expect(await onAccounts()).toEqual(before);
    expect((await one.get(`/api/payouts/${repaid?.id}`)).body).toMatchObject({ paysAgainNo: paid?.no, lines: [{ item: 'DEVICE', supplyWon: '70000' }] });
    await expect(office.rows(`INSERT INTO payout (id, payout_no, partner_id, accrual_month, pay_date, supply_won, vat_won, total_won, made_at, pays_again_id, lines_of_id) SELECT gen_random_uuid(), 'P-209901-0001', partner_id, accrual_month, '2099-01-01', supply_won, vat_won, total_won, made_at, id, id FROM payout WHERE id = $1`, [repaid?.id])).rejects.toThrow('payout_pays_again_id_fkey');
  });

  it('stays as it was where it is refused', async () => {
    const made = await propose('330-00-000001');
    expect((await other.post(`/api/bank-accounts/${String(made.body['id'])}/refuse`, { body: { reason: '예금주가 다릅니다' } })).body).toMatchObject({ status: 'REFUSED', refusalReason: '예금주가 다릅니다' });
    expect(((await one.get(`/api/organisations/${partner}/bank-accounts`)).body['items'] as { status: string }[]).map(({ status }) => status)).toEqual(['REFUSED', 'APPROVED', 'APPROVED', 'APPROVED']);
  });
});
