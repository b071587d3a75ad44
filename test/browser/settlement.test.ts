/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { payPartners } from '../../libs/books/settlement/pay-partners';
import type { Tx } from '../../libs/database/transaction';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { rowsOfWorkbook } from '../world/workbooks';
import { inTheBrowser } from './world/chromium';
import { Months } from './world/months';
import { bothSizes, farthestSeats } from './world/seats';
import { WebOffice, type Screen } from './world/web-office';

const [march, april] = ['2026-03', '2026-04'];

/** Two months of six contracts: one begins, one ends, two are delivered to, one is staffed. */
async function whatTheMonthsFind(tx: Tx): Promise<void> {
  const one = async (more: Parameters<typeof contracts>[1] = {}) => (await contracts(tx, more))[0] as BuiltContract;
  await one({ billingStartOn: '2026-04-01' });
  await one({ terminatedOn: '2026-03-31' });
  await one({ billingStartOn: '2026-03-17' });
  const [delivered, another, staffed] = [await one(), await one(), await one()];
  await oneOffs(tx, [delivered, another]);
  await staffing(tx, [staffed]);
  await attendance(tx, [staffed]);
}

inTheBrowser('the settlement workbench', () => {
  let web: WebOffice;
  let months: Months;

  beforeAll(async () => {
    web = await WebOffice.open('2026-04-01T09:00:00');
    months = new Months(web.office);
    await months.work(whatTheMonthsFind);
    await months.open(march);
    await months.run(march, 'DRY');
    await months.run(march, 'FINAL');
  }, 120_000);
  afterAll(() => web?.close());

  it('shows the checker what the month comes to and leads to the approval, which issues the bills', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await page.getByRole('link', { name: '월 정산' }).click();
    await page.getByRole('link', { name: march }).first().click();
    await page.getByRole('heading', { name: `${march} 월 정산`, level: 1 }).waitFor();
    const sum = page.getByRole('row', { name: /^합계/ });
    const total = /([\d,]+)원/.exec(await sum.innerText())?.[1]?.replaceAll(',', '') ?? '';
    await page.getByRole('link', { name: '승인하러 가기' }).click();
    await page.getByRole('heading', { name: '청구 승인', level: 1 }).waitFor();
    await page.getByLabel('확인한 합계 * (원, VAT 포함)').fill(total);
    await page.getByRole('button', { name: '완료', exact: true }).click();
    await page.getByText('완료되었습니다.').waitFor();
    await months.run(march, 'ISSUE');
    await screen.goto(`/settlement/${march}`);
    await page.getByRole('listitem').filter({ hasText: '발행' }).getByText('완료').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  const atTask = async (login: string, step: string, seat = {}): Promise<Screen> => {
    const ofTheirs = `step = $1 AND status IN ('OPEN', 'IN_PROGRESS') AND (partner_id IS NULL OR partner_id = (SELECT organisation_id FROM person WHERE login = $2))`;
    const [{ id } = { id: '' }] = await web.office.rows<{ id: string }>(`SELECT id FROM task WHERE ${ofTheirs}`, [step, login]);
    const screen = await web.signedIn(login, seat);
    await screen.goto(`/inbox?task=${id}`);
    return screen;
  };
  const completed = async (screen: Screen) => {
    const { page, complaints } = screen;
    await page.getByRole('button', { name: '완료', exact: true }).click();
    await page.getByText('완료되었습니다.').waitFor();
    expect(complaints).toEqual([]);
    await screen.close();
  };

  it('lets a partner choose the lines of its invoice by name, with the amounts that it was told (X-77, X-109)', async () => {
    const screen = await atTask('device', 'submit-partner-invoice');
    const { page } = screen;
    await page.getByLabel('승인번호').fill('2026040112345678abcdef01');
    await page.getByLabel('발급일자').fill('2026-04-01');
    await page.getByLabel('발급일자').press('Tab');
    const lines = page.getByRole('group', { name: '정산 건별 금액' });
    await page.getByRole('button', { name: '완료', exact: true }).click();
    await lines.getByText('꼭 적어야 합니다').waitFor();
    await lines.getByLabel(/헤드셋·전화기 2,100,000원/).first().check();
    expect(await lines.getByLabel('공급가액').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toEqual(['2100000']);
    expect([await lines.getByLabel('공급가액 * (원, VAT 별도)').count(), await lines.getByLabel('세액 * (원)').count()]).toEqual([1, 1]);
    await lines.getByLabel('모두 선택 (2건)').check();
    expect(await lines.getByLabel('세액').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toEqual(['210000', '210000']);
    // At its end the form lies under no foot, which elsewhere covers a part of some box.
    await page.locator('.task').evaluate((form) => form.scrollIntoView({ block: 'end' }));
    expect(await screen.broken()).toEqual([]);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/invoice.png`, fullPage: true });
    await page.getByLabel('협력사 세금계산서 첨부').setInputFiles({ name: '세금계산서.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
    await page.getByRole('link', { name: '세금계산서.pdf' }).waitFor();
    await completed(screen);
  });

  it('lets one of the settlement team hold a line by name, and another release it (X-03, X-110)', async () => {
    const approving = await atTask('settlement', 'approve-partner-settlement');
    const holds = approving.page.getByRole('group', { name: '보류할 건' });
    await holds.getByLabel(/헤드셋·전화기 2,100,000원.*세금계산서 금액이 맞음/).first().check();
    await holds.getByLabel('보류 사유').fill('수량을 다시 확인합니다');
    await completed(approving);
    const releasing = await atTask('settlement-2', 'resolve-held-lines');
    await releasing.page.getByRole('group', { name: '보류를 푸는 건' }).getByLabel(/수량을 다시 확인합니다/).check();
    expect(await releasing.broken()).toEqual([]);
    await completed(releasing);
    expect(await web.office.rows(`SELECT status FROM partner_accrual WHERE accrual_month = $1 AND item = 'DEVICE'`, [march])).toEqual([{ status: 'SCHEDULED' }, { status: 'SCHEDULED' }]);
  });

  it('says why April differs from March, and leads from the total to the won', async () => {
    await web.office.itIs('2026-05-04T09:00:00');
    await months.open(april);
    await months.run(april, 'DRY');
    const screen = await web.signedIn('consulting');
    const { page } = screen;
    await screen.goto(`/settlement/${april}`);
    await page.getByRole('link', { name: '변경', exact: true }).click();
    await page.locator('tr.opens').first().click();
    await page.getByRole('heading', { name: new RegExp(`${april} 청구 줄`) }).waitFor();
    await page.locator('tr.opens').first().click();
    await page.getByText('30석 × 160,000원 = 4,800,000원').waitFor();
    await page.getByText('2014-07 요금표').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('leads from what waits to the task that brings it', async () => {
    const screen = await web.signedIn('consulting');
    const { page } = screen;
    await screen.goto(`/settlement/${april}?view=exceptions`);
    await page.getByText('복무확인서가 아직 없습니다').waitFor();
    await page.getByRole('link', { name: '복무확인서 제출' }).click();
    await page.getByRole('heading', { name: '복무확인서 제출', level: 1 }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('computes the month again for a reason, after saying what that undoes', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto(`/settlement/${april}`);
    await page.getByRole('button', { name: '다시 계산' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('시험 계산부터 다시 합니다', { exact: false }).waitFor();
    await dialog.getByLabel('다시 계산하는 이유').fill('늦게 온 복무확인서');
    await dialog.getByRole('button', { name: '다시 계산' }).click();
    await page.getByText('다시 계산하도록 요청했습니다.').waitFor();
    await months.run(april, 'DRY');
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('opens a bill with its lines, and a partner’s lines with their evidence', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto(`/bills?month=${march}`);
    await page.getByRole('link', { name: /^B-/ }).first().click();
    await page.getByRole('heading', { name: '청구 줄' }).waitFor();
    await page.locator('tr.opens').first().click();
    await page.getByRole('region', { name: '금액의 근거' }).getByText('계산').waitFor();
    await screen.goto(`/settlement/${march}?view=partners`);
    await page.getByText('승인된 지급 계좌가 없는 협력사가 있습니다.', { exact: false }).waitFor();
    expect(await page.getByRole('link', { name: /지급 계좌$/ }).count()).toBeGreaterThan(0);
    await page.locator('tr.opens').first().click();
    await page.getByRole('heading', { name: /정산 줄/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('keeps a ledger of the month: debit and credit come to the same, and an entry leads to the bill or the payout that it books', async () => {
    await months.work(payPartners);
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto(`/settlement/${march}`);
    await page.getByRole('link', { name: '원장', exact: true }).click();
    await page.getByText('차변과 대변의 합계가 같습니다.', { exact: false }).waitFor();
    const [{ owed } = { owed: '' }] = await web.office.rows<{ owed: string }>(`SELECT to_char(sum(payable_won), 'FM999,999,999') AS owed FROM bill WHERE accrual_month = $1`, [march]);
    await page.getByRole('table', { name: '계정별 잔액' }).getByRole('row', { name: `미수금 ${owed}원` }).waitFor();
    await page.getByRole('row', { name: /협력사 발생.*협력사 원가 · 헤드셋·전화기 2,100,000원.*협력사 미지급금 2,100,000원/ }).first().waitFor();
    const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '엑셀용 내려받기' }).click()]);
    const [header, ...postings] = await rowsOfWorkbook(readFileSync(await sheet.path()));
    expect(header?.slice(-3)).toEqual(['계정', '차변', '대변']);
    expect(postings.reduce((sum, posting) => sum + Number(posting.at(-2)) - Number(posting.at(-1)), 0)).toBe(0);
    expect(postings.length).toBeGreaterThan(10);
    expect(postings.every(([bookedOn, , , , , , , debit, credit]) => bookedOn instanceof Date && typeof (debit ?? credit) === 'number')).toBe(true);
    await page.getByRole('row', { name: /청구서 발행/ }).first().getByRole('link').click();
    await page.getByRole('heading', { name: '청구 줄' }).waitFor();
    await page.goBack();
    await page.getByRole('row', { name: /협력사 지급.*협력사 미지급금 4,200,000원.*은행 4,620,000원/ }).getByRole('link').click();
    await page.getByRole('heading', { name: /지급 명세/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('records that the bank sent a payout back, after saying what that does, and leads to where another account is proposed', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto(`/settlement/${march}?view=payouts`);
    await page.locator('tr.opens').first().click();
    await page.getByRole('button', { name: '은행 반환 기록' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('다른 지급 계좌가 승인되면 다음 지급일에 새 번호로 다시 지급합니다.', { exact: false }).waitFor();
    await dialog.getByLabel('반환 거래번호').fill('RT-20260504-1');
    await dialog.getByLabel('반환 사유').fill('해지된 계좌');
    expect([await screen.broken(), await screen.slidesSideways()]).toEqual([[], false]);
    await screen.picture('return-payout');
    await dialog.getByRole('button', { name: '은행 반환 기록' }).click();
    await page.getByText('지급 반환이 기록되었습니다.').waitFor();
    await page.getByRole('row', { name: /은행 반환/ }).waitFor();
    await page.getByText('2026-05-04 은행 반환: 해지된 계좌 (RT-20260504-1)').waitFor();
    expect([await screen.broken(), await screen.slidesSideways()]).toEqual([[], false]);
    await screen.picture('returned-payout');
    await page.getByRole('link', { name: /지급 계좌$/ }).last().click();
    await page.getByRole('heading', { name: '지급 계좌' }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
    const [partner] = await web.office.rows<{ login: string }>(`SELECT p.login FROM payout_return r JOIN payout o ON o.id = r.payout_id JOIN person p ON p.organisation_id = o.partner_id ORDER BY p.login LIMIT 1`);
    const firm = await web.signedIn(partner?.login ?? '');
    await firm.goto(`/partner/statements?month=${march}`);
    await firm.page.getByText('2026-05-04 은행 반환: 해지된 계좌 (RT-20260504-1)').waitFor();
    expect([...(await firm.broken()), ...firm.complaints]).toEqual([]);
    await firm.picture('statement-came-back');
    await firm.close();
  });

  it.each(bothSizes)('breaks no rule of accessibility and does not slide sideways, in both languages and themes (%s)', async (size) => {
    const bill = (await web.office.rows<{ id: string }>(`SELECT id FROM bill ORDER BY id LIMIT 1`))[0]?.id ?? '';
    const paths = ['/settlement', `/settlement/${april}`, `/settlement/${april}?view=exceptions`, `/settlement/${march}?view=partners`, `/settlement/${march}?view=ledger`, '/bills', `/bills/${bill}`];
    expect(await web.faultsOn(paths, 'settlement', size)).toEqual([]);
  }, 240_000);

  it.each(farthestSeats)('asks in a dialog that breaks none either before the month is computed again ($language, $shade, $size)', async (seat) => {
    const { titles, faults } = await web.faultsInDialogs([`/settlement/${april}`], 'settlement', seat);
    expect(faults).toEqual([]);
    expect(titles).toHaveLength(1);
  }, 60_000);
});
