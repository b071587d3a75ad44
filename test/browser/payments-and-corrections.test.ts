import { markOverdue } from '../../libs/books/payments/due-dates';
import { payRefunds } from '../../libs/books/refunds/pay-refunds';
import { contracts, type BuiltContract } from '../builders/contracts';
import { inTheBrowser } from './world/chromium';
import { Months } from './world/months';
import { bothSizes, farthestSeats } from './world/seats';
import { WebOffice } from './world/web-office';

const march = '2026-03';
/** 30 seats and their agent app with VAT, due on Monday 2026-04-27. */
const total = '6,963,000';

jest.setTimeout(60_000);

inTheBrowser('money that comes in, and bills that were wrong', () => {
  let web: WebOffice;
  let months: Months;
  let built: readonly BuiltContract[];

  const billOf = async (n: number): Promise<{ readonly id: string; readonly billNo: string; readonly status: string }> => {
    const [bill] = await web.office.rows<{ id: string; billNo: string; status: string }>(`SELECT id, bill_no AS "billNo", status FROM bill WHERE contract_id = $1 ORDER BY id`, [built[n]?.id]);
    if (!bill) throw new Error(`customer ${n} has no bill`);
    return bill;
  };

  beforeAll(async () => {
    web = await WebOffice.open('2026-04-01T09:00:00');
    months = new Months(web.office);
    built = await months.work((tx) => contracts(tx, { count: 6, customers: 6 }));
    await months.open(march);
    await months.run(march, 'DRY');
    await months.run(march, 'FINAL');
    await web.office.done('approve-billing-run');
    await months.run(march, 'ISSUE');
    await web.office.itIs('2026-04-20T09:00:00');
  }, 120_000);
  afterAll(() => web?.close());

  it('shows what each row of a bank’s file would pay before it is booked, books it, and the bills are paid', async () => {
    const [first, second] = [await billOf(0), await billOf(1)];
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await page.getByRole('link', { name: '입금', exact: true }).click();
    await page.getByRole('link', { name: '은행 파일 올리기' }).click();
    const text = ['은행거래번호,입금일,입금액,입금자,적요', `CSV-1,2026-04-20,"6,963,000",가나다,${first.billNo}`, 'CSV-2,2026-04-20,6963000,가상고객 000002,', 'CSV-3,2026-04-20,500000,누구인지 모름,', 'CSV-4,2026-04-31,1000,가나다,'].join('\r\n');
    await page.getByLabel('파일 고르기').setInputFiles({ name: '입금.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const preview = page.getByRole('table', { name: '미리보기' });
    expect(await preview.getByRole('row', { name: /CSV-1/ }).innerText()).toMatch(new RegExp(`충당.*${first.billNo}.*${total}원.*청구서 번호로`, 's'));
    expect(await preview.getByRole('row', { name: /CSV-2/ }).innerText()).toMatch(new RegExp(`충당.*${second.billNo}.*입금자로`, 's'));
    expect(await preview.getByRole('row', { name: /CSV-3/ }).innerText()).toMatch(/충당 대기.*담당자가 볼 금액 500,000원/s);
    expect(await preview.getByRole('row', { name: /CSV-4/ }).innerText()).toMatch(/거절.*입금일: /s);
    expect((await billOf(0)).status).toBe('OPEN');
    await page.getByRole('button', { name: '3건 등록' }).click();
    await page.getByText('입금 3건이 등록되었습니다.').waitFor();
    await page.getByRole('table', { name: '등록 결과' }).getByRole('link', { name: first.billNo }).click();
    await page.getByRole('heading', { name: first.billNo, level: 1 }).waitFor();
    await page.locator('.page-head').getByText('납부 완료').waitFor();
    expect([(await billOf(0)).status, (await billOf(1)).status]).toEqual(['PAID', 'PAID']);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('lets a parked payment be put on a bill by hand, with what both come to shown first, and takes it back for a reason', async () => {
    const bill = await billOf(2);
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto('/payments');
    await page.getByRole('link', { name: '누구인지 모름' }).click();
    await page.getByLabel('청구서 찾기').last().fill(bill.billNo);
    await page.getByRole('button', { name: `${bill.billNo}에 충당` }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/6,963,000원 → 6,463,000원.*500,000원 → 0원/s);
    await dialog.getByRole('button', { name: '충당', exact: true }).click();
    await page.getByText(`${bill.billNo}에 충당되었습니다.`).waitFor();
    await page.getByText('충당 완료').waitFor();
    expect((await billOf(2)).status).toBe('PARTIAL');
    await page.getByRole('button', { name: `${bill.billNo} 충당 취소` }).click();
    await dialog.getByLabel('사유').fill('다른 고객의 돈');
    await dialog.getByRole('button', { name: '충당 취소' }).click();
    await page.getByText('충당이 취소되었습니다.').waitFor();
    await page.getByText('충당 대기').waitFor();
    expect((await billOf(2)).status).toBe('OPEN');
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('books a payment by hand, and says beside the field what is wrong with it', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto('/payments');
    await page.getByRole('button', { name: '입금 등록' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('입금액').fill('만원');
    await dialog.getByLabel('입금자', { exact: false }).first().fill('손으로 넣은 입금');
    await dialog.getByLabel('은행 거래번호').fill('HAND-1');
    await dialog.getByRole('button', { name: '등록', exact: true }).click();
    await dialog.getByRole('alert').first().waitFor();
    await dialog.getByLabel('입금액').fill('10,000');
    await dialog.getByRole('button', { name: '등록', exact: true }).click();
    await page.getByRole('heading', { name: /손으로 넣은 입금/, level: 1 }).waitFor();
    await page.getByText('10,000원').first().waitFor();
    await page.getByRole('button', { name: '남은 금액 반환' }).click();
    await dialog.getByText('되돌릴 수 없고', { exact: false }).waitFor();
    await dialog.getByLabel('사유').fill('잘못 보낸 돈');
    await dialog.getByRole('button', { name: '남은 금액 반환' }).click();
    await page.getByText('반환으로 표시되었습니다.').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('shows whose bills are late, since when, and what that cost for which reason', async () => {
    await web.office.itIs('2026-05-07T09:00:00');
    await months.work(markOverdue);
    const { billNo } = await billOf(3);
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await page.getByRole('link', { name: '미수', exact: true }).click();
    await page.getByRole('searchbox', { name: '찾기' }).fill('가상고객 000004');
    await page.getByRole('button', { name: '조회' }).click();
    await page.waitForURL(/find=/);
    await page.getByRole('table').getByText('139,260원').waitFor();
    const row = page.getByRole('row', { name: new RegExp(billNo) });
    expect(await row.innerText()).toMatch(/2026-04-27\s+10일\s+6,963,000원\s+139,260원\s+2026-05-07, 미납 6,963,000원의 2% \(X-76\).*7,102,260원.*미납/s);
    await page.getByRole('tab', { name: '경과 기간' }).click();
    await page.getByRole('img', { name: '받을 금액의 경과 기간' }).waitFor();
    await page.getByRole('row', { name: /1–30일\s+4/ }).click();
    await page.getByRole('row', { name: new RegExp(billNo) }).waitFor();
    await page.getByRole('tab', { name: '납부책임자별' }).click();
    await page.getByRole('row', { name: /가상고객 000004/ }).click();
    await page.getByText('가상고객 000004의 청구서만 보고 있습니다.').waitFor();
    await page.getByRole('link', { name: billNo }).click();
    await page.getByText(/가산금 2.00%:/).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('shows reversal and new line before a correction is proposed; another person approves it, and the bill shows both', async () => {
    const bill = await billOf(0);
    const maker = await web.signedIn('consulting');
    await maker.goto(`/bills/${bill.id}`);
    await maker.page.locator('tr.opens').filter({ hasText: '160,000원' }).click();
    await maker.page.getByRole('button', { name: '이 줄 정정' }).click();
    const proposing = maker.page.getByRole('dialog');
    await proposing.getByLabel('바로잡은 수량').fill('29');
    await proposing.getByText('29 × 160,000원 = 4,640,000원').waitFor();
    expect(await proposing.innerText()).toMatch(/취소.*-4,800,000원 \(VAT 별도\).*새 줄.*4,640,000원 \(VAT 별도\).*고객에게 176,000원을 돌려줍니다/s);
    await proposing.getByLabel('정정 사유').fill('한 석이 더 청구됨');
    await proposing.getByRole('button', { name: '정정 제안' }).click();
    await maker.page.getByText('제안한 사람은 승인할 수 없습니다.').waitFor();
    expect(await maker.page.getByRole('button', { name: '승인', exact: true }).count()).toBe(0);
    expect(maker.complaints).toEqual([]);
    await maker.close();
    const checker = await web.signedIn('settlement');
    const { page } = checker;
    await page.getByRole('link', { name: '정정 1 건 승인 대기' }).click();
    await page.getByRole('link', { name: bill.billNo }).click();
    await page.getByRole('button', { name: '승인', exact: true }).click();
    const approving = page.getByRole('dialog');
    await approving.getByText('승인하면 정정 청구서가 바로 발행되고', { exact: false }).waitFor();
    await approving.getByRole('button', { name: '승인', exact: true }).click();
    await page.getByText('정정이 승인되어 정정 청구서가 발행되었습니다.').waitFor();
    await page.getByRole('link', { name: '정정 청구서 보기' }).click();
    const lines = page.getByRole('table', { name: '청구 줄' });
    await lines.getByText('-4,800,000원').waitFor();
    await lines.getByText('4,640,000원', { exact: true }).waitFor();
    await lines.locator('tr.opens').first().click();
    await page.getByRole('link', { name: '다른 청구서의 1번 줄을 취소합니다' }).click();
    await page.getByRole('heading', { name: bill.billNo, level: 1 }).waitFor();
    await page.locator('tr.opens').filter({ hasText: '160,000원' }).click();
    await page.getByText('이 줄은 다른 청구서에서 취소되었습니다').waitFor();
    expect(await page.getByRole('button', { name: '이 줄 정정' }).count()).toBe(0);
    expect(checker.complaints).toEqual([]);
    await checker.close();
  });

  it('pays a credit that nothing takes up back once another person has approved, with the account compared', async () => {
    await web.office.itIs('2026-05-07T09:00:00');
    const maker = await web.signedIn('settlement');
    await maker.page.getByRole('link', { name: '환불', exact: true }).click();
    await maker.page.getByRole('button', { name: /환불 제안/ }).click();
    const proposing = maker.page.getByRole('dialog');
    await proposing.getByText('남은 차액 176,000원 모두를', { exact: false }).waitFor();
    await proposing.getByLabel('은행').selectOption({ label: '신한은행 (088)' });
    await proposing.getByLabel('계좌번호').fill('110-000-000000');
    await proposing.getByLabel('환불 사유').fill('정정 차액, 남은 청구 없음');
    await proposing.getByRole('button', { name: '환불 제안' }).click();
    await maker.page.getByText('제안한 사람은 승인할 수 없습니다.').waitFor();
    expect(await maker.page.getByRole('button', { name: '승인', exact: true }).count()).toBe(0);
    const [proposed] = await web.office.rows<{ id: string }>(`SELECT id FROM refund`);
    const tried = await maker.page.request.post(`/api/refunds/${proposed?.id}/approve`, { data: { amountWon: '176000' }, headers: { 'Idempotency-Key': 'own-refund', 'content-type': 'application/json' } });
    expect(await tried.json()).toMatchObject({ code: 'approval.maker-is-checker' });
    expect(maker.complaints).toEqual([]);
    await maker.close();
    const checker = await web.signedIn('settlement-2');
    const { page } = checker;
    await page.getByRole('link', { name: '환불 1 건 승인 대기' }).click();
    await page.getByRole('tab', { name: '승인 대기' }).click();
    await page.getByRole('link', { name: /^B-/ }).click();
    await page.getByText('신한은행 110000000000').waitFor();
    await page.getByRole('button', { name: '승인', exact: true }).click();
    await page.getByRole('dialog').getByText('되돌릴 수 없습니다', { exact: false }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '승인', exact: true }).click();
    await page.getByText('환불이 승인되었습니다.').waitFor();
    await page.getByRole('link', { name: '2026-05-08 환불 파일 내려받기' }).waitFor();
    await page.getByRole('link', { name: '환불', exact: true }).waitFor();
    await web.office.itIs('2026-05-08T09:00:00');
    await months.work(payRefunds);
    await checker.goto('/refunds?view=PAID');
    await page.getByRole('row', { name: /176,000원.*지급 완료/ }).waitFor();
    expect(checker.complaints).toEqual([]);
    await checker.close();
  });

  it('records that the bank sent a refund back, after saying what that does; the credit is left again, to be paid back to another account', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto('/refunds?view=PAID');
    await page.getByRole('link', { name: /^B-/ }).click();
    await page.getByRole('button', { name: '은행 반환 기록' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('은행이 176,000원을 되돌렸다고 기록합니다.', { exact: false }).waitFor();
    await dialog.getByLabel('반환 거래번호').fill('RT-20260508-1');
    await dialog.getByLabel('반환 사유').fill('해지된 계좌');
    expect([await screen.broken(), await screen.slidesSideways()]).toEqual([[], false]);
    await screen.picture('return-refund');
    await dialog.getByRole('button', { name: '은행 반환 기록' }).click();
    await page.getByText('반환이 기록되었습니다. 차액이 다시 남아 있습니다.').waitFor();
    await page.locator('.page-head').getByText('은행 반환').waitFor();
    await page.getByText('RT-20260508-1').waitFor();
    await screen.picture('returned-refund');
    await page.getByRole('link', { name: '남은 차액 보기' }).click();
    await page.getByRole('button', { name: /환불 제안$/ }).click();
    await dialog.getByText('앞선 환불을 은행이 되돌렸습니다: 해지된 계좌', { exact: false }).waitFor();
    await screen.goto('/settlement/2026-05?view=ledger');
    await screen.picture('ledger-of-a-return');
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('counts in the menu whose account and what price waits for a second person, not for whoever proposed it, and leads there (X-03)', async () => {
    const [partner] = await web.office.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'PARTNER' ORDER BY code LIMIT 1`);
    const maker = await web.signedIn('settlement');
    const { id } = await web.office.as('settlement').post<{ id: string }>(`/api/organisations/${partner?.id}/bank-accounts`, { bankCode: '088', accountNo: '110-12-123456', accountHolder: '가온시스템', reason: '통장 사본 접수' });
    await maker.goto('/admin');
    expect(await maker.page.getByRole('link', { name: '관리', exact: true }).count()).toBe(1);
    await maker.close();
    const checker = await web.signedIn('settlement-2');
    const { page } = checker;
    await page.getByRole('link', { name: '관리 1 건 승인 대기' }).click();
    await page.getByRole('main').getByRole('link', { name: '회사와 조직 1 건 승인 대기' }).click();
    await page.getByRole('main').getByRole('link', { name: '가온시스템' }).first().waitFor();
    // Somebody else decides it meanwhile: the page hears of it.
    await web.office.as('settlement').post(`/api/bank-accounts/${id}/refuse`, { reason: '다른 통장' });
    await page.getByRole('link', { name: '관리', exact: true }).waitFor();
    expect(checker.complaints).toEqual([]);
    await checker.close();
  });

  it('is for the settlement team: consulting support sees what is open and books nothing', async () => {
    const screen = await web.signedIn('consulting');
    expect(await screen.page.getByRole('link', { name: '입금', exact: true }).count()).toBe(0);
    await screen.goto('/receivables');
    await screen.page.getByRole('heading', { name: '미수', level: 1 }).waitFor();
    await screen.goto('/payments');
    await screen.page.getByRole('alert').getByText('이 일을 할 권한이 없습니다', { exact: false }).waitFor();
    await screen.close();
  });

  it.each(bothSizes)('breaks no rule of accessibility and does not slide sideways, in both languages and themes (%s)', async (size) => {
    const [payment] = await web.office.rows<{ id: string }>(`SELECT id FROM payment WHERE bank_ref = 'CSV-3'`);
    const [correction] = await web.office.rows<{ id: string }>(`SELECT id FROM bill_correction`);
    const [refund] = await web.office.rows<{ id: string }>(`SELECT id FROM refund`);
    const paths = ['/payments', '/payments?show=all', '/payments/import', `/payments/${payment?.id}`, '/receivables', '/receivables?view=payers', '/receivables?view=ageing', '/corrections?status=APPROVED', `/corrections/${correction?.id}`, '/refunds', '/refunds?view=RETURNED', `/refunds/${refund?.id}`];
    expect(await web.faultsOn(paths, 'settlement', size)).toEqual([]);
  }, 240_000);

  describe('the dialogs', () => {
    let paths: { readonly settlement: readonly string[]; readonly consulting: readonly string[] };

    /** One correction that waits, one that left a credit, and one whose credit is proposed to be paid back. */
    beforeAll(async () => {
      const [consulting, settlement] = [web.office.as('consulting'), web.office.as('settlement')];
      const correct = (billId: string, lineNo: number) => consulting.post<{ id: string; preview: { totalWon: string } }>(`/api/bills/${billId}/corrections`, { reason: '한 석이 더 청구됨', lines: [{ lineNo, quantity: 29 }] });
      const [first, second, waiting] = [await billOf(0), await billOf(1), await billOf(4)];
      for (const [bill, lineNo] of [[first, 2], [second, 1]] as const) {
        const { id, preview } = await correct(bill.id, lineNo);
        await settlement.post(`/api/corrections/${id}/approve`, { totalWon: preview.totalWon });
      }
      const [credit] = await web.office.rows<{ id: string }>(`SELECT id FROM bill WHERE payable_won < 0 ORDER BY id DESC LIMIT 1`);
      const { id: correction } = await correct(waiting.id, 1);
      const { id: refund } = await settlement.post<{ id: string }>(`/api/bills/${credit?.id}/refunds`, { reason: '남은 청구 없음', bankCode: '088', accountNo: '110000000000', accountHolder: '가상고객' });
      const [payment] = await web.office.rows<{ id: string }>(`SELECT id FROM payment WHERE bank_ref = 'CSV-3'`);
      const [matched] = await web.office.rows<{ id: string }>(`SELECT id FROM payment WHERE bank_ref = 'CSV-2'`);
      paths = { settlement: ['/payments', `/payments/${payment?.id}`, `/payments/${matched?.id}`, '/receivables', `/corrections/${correction}`, '/refunds', `/refunds/${refund}`], consulting: [`/bills/${waiting.id}`] };
    }, 60_000);

    it.each(farthestSeats)('break no rule of accessibility either ($language, $shade, $size)', async (seat) => {
      const [settled, consulted] = [await web.faultsInDialogs(paths.settlement, 'settlement', seat), await web.faultsInDialogs(paths.consulting, 'consulting', seat)];
      expect([...settled.faults, ...consulted.faults]).toEqual([]);
      expect([settled, consulted].map(({ titles }) => titles.length)).toEqual([7, 1]);
    }, 240_000);
  });
});
