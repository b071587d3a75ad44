import { markOverdue } from '../../libs/books/payments/due-dates';
import { contracts } from '../builders/contracts';
import { inTheBrowser } from './world/chromium';
import { Months } from './world/months';
import { WebOffice } from './world/web-office';

jest.setTimeout(120_000);

const march = '2026-03';
interface Bill {
  readonly id: string;
  readonly billNo: string;
  readonly payableWon: string;
}

inTheBrowser('a credit of a customer who owes for something else', () => {
  let web: WebOffice;
  let bills: readonly Bill[];

  /** Two contracts of one customer are billed; the first bill is paid, and then corrected to 29 seats. */
  beforeAll(async () => {
    web = await WebOffice.open('2026-04-01T09:00:00');
    const { office } = web;
    const months = new Months(office);
    await months.work((tx) => contracts(tx, { count: 2, customers: 1 }));
    await months.open(march);
    await months.run(march, 'DRY');
    await months.run(march, 'FINAL');
    await office.done('approve-billing-run');
    await months.run(march, 'ISSUE');
    await office.itIs('2026-04-20T09:00:00');
    bills = await office.rows<Bill>(`SELECT id, bill_no AS "billNo", payable_won::text AS "payableWon" FROM bill ORDER BY contract_id`);
    const [paid] = bills;
    await office.as('settlement').post('/api/payments', { bankRef: 'IEUM-20260413-0001', paidOn: '2026-04-13', amountWon: paid?.payableWon, payerName: '가상고객', remittanceText: paid?.billNo });
    const { id } = await office.as('consulting').post<{ id: string }>(`/api/bills/${paid?.id}/corrections`, { reason: '한 석이 더 청구됨', lines: [{ lineNo: 1, quantity: 29 }] });
    await office.as('settlement').post(`/api/corrections/${id}/approve`, { totalWon: '-176000' });
  }, 120_000);
  afterAll(() => web?.close());

  it('is set off against the open bill, after it was seen what both come to, instead of being paid back', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto('/refunds');
    await page.getByRole('button', { name: /차액 상계$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(new RegExp(`${bills[1]?.billNo} 남은 금액 6,963,000원 → 6,787,000원 \\(176,000원 상계\\)`)).waitFor();
    expect([await screen.broken(), await screen.slidesSideways()]).toEqual([[], false]);
    await dialog.getByRole('button', { name: '상계', exact: true }).click();
    await page.getByText('차액이 상계되었습니다.').waitFor();
    await page.getByText('남은 차액이 없습니다').waitFor();
    expect(await web.office.rows(`SELECT amount_won::text AS won, how FROM payment_allocation WHERE bill_id = $1`, [bills[1]?.id])).toEqual([{ won: '176000', how: 'SET_OFF' }]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('pays a bill that became late only after the credit was there, whose late charge then falls away (X-76)', async () => {
    const { office } = web;
    const [corrected, owed] = bills;
    const { id } = await office.as('consulting').post<{ id: string }>(`/api/bills/${corrected?.id}/corrections`, { reason: '상담앱을 쓰지 않음', lines: [{ lineNo: 2, quantity: 0 }] });
    await office.as('settlement').post(`/api/corrections/${id}/approve`, { totalWon: '-1683000' });
    await office.as('settlement').post('/api/payments', { bankRef: 'IEUM-20260420-0002', paidOn: '2026-04-20', amountWon: '6700000', payerName: '가상고객', remittanceText: owed?.billNo });
    await office.itIs('2026-04-28T09:00:00');
    const months = new Months(office);
    while (await months.work(markOverdue));
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto('/refunds');
    await page.getByRole('button', { name: /차액 상계$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('남은 금액 87,000원 → 0원 (87,000원 상계)', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: '상계', exact: true }).click();
    await page.getByText('차액이 상계되었습니다.').waitFor();
    await page.getByRole('row', { name: /1,596,000원/ }).getByRole('button', { name: /환불 제안$/ }).waitFor();
    expect(await office.rows(`SELECT status, late_charge_won::text AS late FROM bill WHERE id = $1`, [owed?.id])).toEqual([{ status: 'PAID', late: '0' }]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
