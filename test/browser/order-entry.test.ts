import type { Page } from 'playwright-core';
import { anApplication } from '../api/world/applications';
import { inTheBrowser } from './world/chromium';
import { WebOffice, type Screen } from './world/web-office';

jest.setTimeout(120_000);

const next = (page: Page) => page.getByRole('button', { name: '다음' }).click();
const isAt = (page: Page, title: string) => page.getByRole('heading', { level: 2, name: title }).waitFor();
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label }).first();
const wanted = async (page: Page, date: string) => {
  const input = page.locator('[id="field-requestedOpenDate"]');
  await input.fill(date);
  await input.press('Tab');
};
const aPaper = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`) });
const kept = (page: Page) => page.getByText(/에 임시저장되었습니다/).waitFor();

async function aNewCustomer(page: Page, businessNo = '999-88-00028'): Promise<void> {
  await field(page, '사업자등록번호').fill(businessNo);
  await page.getByText('처음 거래하는 고객입니다').waitFor();
  await field(page, '법인명').fill('새벽물류');
  await field(page, '대표자').fill('한가람');
  await field(page, '주소').fill('서울특별시 중구 시범로 14');
  await field(page, '전화번호').fill('02-0000-1400');
  await page.getByLabel(/개인정보 수집·이용·취급위탁 동의를 받았습니다/).check();
}

inTheBrowser('entering an order', () => {
  let web: WebOffice;
  let formerNo: string;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    const { office } = web;
    const id = await office.submitted(await anApplication(office, { product: { seats: 42, termMonths: 24, agentApp: null, recordingSeats: 0, extraLines: 0, arsUsed: true, intelligentNumber: false } }));
    formerNo = (await office.as('sales').get<{ orderNo: string }>(`/api/orders/${id}`)).orderNo;
  }, 120_000);
  afterAll(() => web?.close());

  const atTheForm = async (seat = {}): Promise<Screen> => {
    const screen = await web.signedIn('sales', seat);
    await screen.goto('/orders/new');
    return screen;
  };

  it('goes from the empty form to the page of the order', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await screen.goto('/orders');
    await page.getByRole('button', { name: '청약 작성' }).click();
    await isAt(page, '고객');
    await aNewCustomer(page, '999-88-00014');
    await next(page);

    await isAt(page, '상품과 요금');
    await field(page, '상담석 수').fill('29');
    await page.getByText(/29석 × [\d,]+원/).first().waitFor();
    await page.getByText(/30석이면 한 구간 위 단가가 적용되어/).waitFor();
    await field(page, '상담석 수').fill('30');
    await page.getByText('30석 × 160,000원 = 4,800,000원').waitFor();
    await page.getByText('공급가액 4,800,000원 + 세액 480,000원 =').waitFor();
    await page.getByLabel('ARS 사용').check();
    await page.getByRole('button', { name: '헤드셋·전화기 추가' }).click();
    await page.locator('[id="field-devices.0.quantity"]').fill('30');
    await page.locator('[id="field-devices.0.unitPriceWon"]').fill('85,000');
    await page.locator('[id="field-devices.0.partnerUnitPriceWon"]').fill('70000');
    await page.getByText(/30.{0,2} × 85,000원/).first().waitFor();
    await next(page);

    await isAt(page, '접속과 일정');
    const forecast = page.getByRole('region', { name: '개통일 예측' });
    await forecast.getByText('2026-09-03 (목)').first().waitFor();
    await forecast.getByText(/예약한 녹음 목요일/).first().waitFor();
    await wanted(page, '2026-09-02');
    await forecast.getByText(/개통희망일을 지킬 수 없습니다/).waitFor();
    await wanted(page, '2026-12-15');
    await forecast.getByText(/예상 개통일이 개통희망일보다 \d+일 빠릅니다/).waitFor();
    await next(page);

    await isAt(page, '협력사');
    await page.getByLabel('협력사 · 단말').waitFor();
    expect(await page.locator('.entry-page select').count()).toBe(2);
    for (const select of await page.locator('.entry-page select').all()) await select.selectOption({ index: 1 });
    await next(page);

    await isAt(page, '서류');
    await page.getByText('날인한 견적서').waitFor();
    await page.getByText('협력사 계약서(날인)').waitFor();
    expect(await page.getByLabel('날인한 견적서 첨부').count()).toBe(0);
    await page.getByLabel('이용약관(D-02) 첨부').setInputFiles(aPaper('약관.pdf'));
    await page.getByRole('link', { name: '약관.pdf' }).waitFor();
    await page.getByLabel('사업자등록증 사본 첨부').setInputFiles([aPaper('다른 회사.pdf'), aPaper('사업자등록증.pdf')]);
    await page.getByRole('button', { name: '다른 회사.pdf 떼기' }).click();
    await page.getByRole('button', { name: '정말 떼기' }).click();
    await page.getByRole('link', { name: '다른 회사.pdf' }).waitFor({ state: 'detached' });
    expect(await screen.broken()).toEqual([]);
    await next(page);

    await isAt(page, '확인과 제출');
    const paper = page.getByRole('region', { name: '신규·해지·변경 신청서' });
    expect(await paper.innerText()).toMatch(/■ 신규[\s\S]*■ 36개월[\s\S]*■ 30~49석[\s\S]*새벽물류[\s\S]*통신사 귀중/);
    await page.getByRole('button', { name: '제출', exact: true }).click();
    await page.waitForURL(/\/orders\/[\da-f-]{36}/);
    await page.getByRole('heading', { level: 1, name: '새벽물류' }).waitFor();
    await page.getByText('사전검토').first().waitFor();
    expect(screen.complaints).toEqual([]);
    const { items } = await web.office.as('sales').get<{ items: unknown[] }>('/api/application-drafts');
    expect(items).toEqual([]);
    await page.getByRole('tab', { name: '서류' }).click();
    for (const name of ['약관.pdf', '사업자등록증.pdf']) await page.getByRole('link', { name }).waitFor();
    expect(await page.getByRole('link', { name: '다른 회사.pdf' }).count()).toBe(0);
    expect(await page.getByRole('row').filter({ hasText: '약관.pdf' }).innerText()).toContain('‘서류징구’ 단계가 열리면 그 업무에 붙습니다');
    await screen.picture('papers-that-wait');
    await screen.close();
  });

  it('says which paper could not be attached, and why', async () => {
    const { office } = web;
    const entry = { product: { seats: '30' } };
    const { id } = await office.as('sales').post<{ id: string }>('/api/application-drafts', { customerName: '서류물류', content: { entry, step: 'papers' } });
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await screen.goto(`/orders/new?draft=${id}`);
    await page.getByLabel('이용약관(D-02) 첨부').setInputFiles({ name: '약관.txt', mimeType: 'text/plain', buffer: Buffer.from('약관') });
    await page.getByText('첨부하지 못했습니다: 약관.txt').waitFor();
    await page.getByText('PDF, 사진(PNG·JPEG), 워드·엑셀 문서만 올릴 수 있습니다.').waitFor();
    await page.getByLabel('신청서(D-01) 첨부').setInputFiles(aPaper('신청서.pdf'));
    await page.getByRole('link', { name: '신청서.pdf' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: '신청서.pdf' }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('refuses a registration number that cannot exist as it is typed, and does not go on', async () => {
    const screen = await atTheForm();
    const { page } = screen;
    await field(page, '사업자등록번호').fill('211-88-12345');
    await page.getByText('사업자등록번호가 올바르지 않습니다').waitFor();
    await next(page);
    await isAt(page, '고객');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-customer.businessNo');
    expect(await page.getByText('꼭 적어야 합니다').count()).toBe(4);
    expect(await page.getByText('필수 동의를 받아야 합니다').count()).toBe(1);
    await screen.close();
  });

  it('shows beside its field what only the house can judge, and waits there', async () => {
    const screen = await atTheForm();
    const { page } = screen;
    await aNewCustomer(page);
    await next(page);
    await field(page, '상담석 수').fill('10');
    await field(page, '녹취 석수').fill('11');
    const beside = page.locator('[id="field-product.recordingSeats-fault"]');
    await beside.waitFor();
    await next(page);
    await isAt(page, '상품과 요금');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-product.recordingSeats');
    await field(page, '녹취 석수').fill('10');
    await beside.waitFor({ state: 'detached' });
    await screen.close();
  });

  it('keeps what is typed by itself, and goes on with it where it was left', async () => {
    const screen = await atTheForm();
    const { page } = screen;
    await aNewCustomer(page);
    await field(page, '법인명').fill('이어서물류');
    await next(page);
    await field(page, '상담석 수').fill('17');
    await kept(page);
    await page.getByRole('link', { name: '임시저장' }).click();
    await page.getByRole('link', { name: '이어서물류' }).click();
    await isAt(page, '상품과 요금');
    expect(await field(page, '상담석 수').inputValue()).toBe('17');
    await page.getByRole('button', { name: /1\. 고객/ }).click();
    expect(await field(page, '법인명').inputValue()).toBe('이어서물류');
    await page.getByRole('link', { name: '임시저장' }).click();
    await page.getByRole('button', { name: '이어서물류 임시저장 삭제' }).click();
    await page.getByRole('button', { name: '정말 삭제' }).click();
    await page.getByRole('link', { name: '이어서물류' }).waitFor({ state: 'detached' });
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('keeps the last words of whoever leaves in mid-sentence', async () => {
    const screen = await atTheForm();
    const { page } = screen;
    await field(page, '법인명').fill('떠난상사');
    await page.getByRole('link', { name: '주문', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '주문' }).waitFor();
    await page.getByRole('link', { name: '임시저장' }).click();
    await page.getByRole('link', { name: '떠난상사' }).click();
    await isAt(page, '고객');
    expect(await field(page, '법인명').inputValue()).toBe('떠난상사');
    await screen.close();
  });

  it('asks before words are lost that could not be kept', async () => {
    const screen = await atTheForm();
    const { page } = screen;
    await page.route('**/api/application-drafts', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 503, body: '' }) : route.continue()));
    await field(page, '법인명').fill('막힌상사');
    await page.getByRole('link', { name: '주문', exact: true }).click();
    await page.getByText('저장하지 못한 내용이 있습니다', { exact: false }).waitFor();
    await page.getByRole('button', { name: '머무르기' }).click();
    expect(await field(page, '법인명').inputValue()).toBe('막힌상사');
    await screen.close();
  });

  it('knows the customer by the number, and copies a former order, all but its dates and consents', async () => {
    const screen = await atTheForm();
    const { page } = screen;
    await field(page, '사업자등록번호').fill('2118812346');
    await page.getByText('기존 고객: 한빛여행').waitFor();
    expect(await field(page, '대표자').inputValue()).toBe('한가람');
    await page.getByRole('button', { name: `지난 주문 ${formerNo} 복사` }).click();
    await page.getByText(`주문 ${formerNo}의 내용을 가져왔습니다`, { exact: false }).first().waitFor();
    expect(await page.getByLabel(/개인정보 수집·이용·취급위탁 동의를 받았습니다/).isChecked()).toBe(false);
    await page.getByLabel(/개인정보 수집·이용·취급위탁 동의를 받았습니다/).check();
    await next(page);
    expect(await field(page, '상담석 수').inputValue()).toBe('42');
    expect(await page.getByLabel('약정기간').inputValue()).toBe('24');
    await next(page);
    expect(await page.locator('[id="field-requestedOpenDate"]').inputValue()).toBe('');
    await page.getByRole('button', { name: '예상일로 적기' }).click();
    await next(page);
    await next(page);
    await next(page);
    await page.getByRole('button', { name: '제출', exact: true }).click();
    await page.waitForURL(/\/orders\/[\da-f-]{36}/);
    await page.getByText('42석 · 24개월 약정').first().waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('puts a draft right that another system entered, at its price, and writes over nothing that somebody else changed meanwhile', async () => {
    const { office } = web;
    const application = await anApplication(office, { siteNotes: '지하 1층 통신실' });
    const { id, orderNo } = await office.as('sales').post<{ id: string; orderNo: string }>('/api/orders', application);
    const stored = () => office.as('sales').get<{ version: number; status: string; application: typeof application }>(`/api/orders/${id}`);
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await screen.goto(`/orders/${id}`);
    await page.getByRole('button', { name: '고치기' }).click();
    await isAt(page, '고객');
    expect(await field(page, '법인명').inputValue()).toBe('한빛여행');
    expect(await page.getByRole('button', { name: /지난 주문/ }).count()).toBe(0);
    await next(page);
    await field(page, '상담석 수').fill('40');
    await page.getByText('40석 × 160,000원 = 6,400,000원').waitFor();
    expect(await screen.broken()).toEqual([]);
    await next(page);
    expect(await field(page, '특이사항').inputValue()).toBe('지하 1층 통신실');

    const before = await stored();
    await office.as('sales').put(`/api/orders/${id}`, { version: before.version, application: { ...application, product: { ...application.product, termMonths: 12 } } });
    await page.getByRole('button', { name: '저장', exact: true }).click();
    const conflict = page.getByRole('alert', { name: '그사이 다른 사람이 이 주문을 고쳤습니다. 저장하지 않았습니다.' });
    await conflict.getByText('상품: 저장된 내용').waitFor();
    expect(await conflict.innerText()).toMatch(/30석[\s\S]*12개월[\s\S]*40석[\s\S]*36개월/);
    expect(await screen.broken()).toEqual([]);
    await screen.picture('conflict');
    expect((await stored()).application.product).toMatchObject({ seats: 30, termMonths: 12 });

    await page.getByRole('button', { name: /2\. 상품과 요금/ }).click();
    expect(await field(page, '상담석 수').inputValue()).toBe('40');
    await page.getByLabel('약정기간').selectOption('12');
    for (let to = 0; to < 3; to += 1) await next(page);
    await isAt(page, '확인과 저장');
    await conflict.getByRole('button', { name: '적은 내용으로 저장' }).click();
    await page.getByText(`주문 ${orderNo}의 내용이 저장되었습니다.`).waitFor();
    await page.getByText('40석 · 12개월 약정').first().waitFor();
    const after = await stored();
    expect(after.status).toBe('DRAFT');
    expect(after.application).toEqual({ ...before.application, product: { ...before.application.product, seats: 40, termMonths: 12 } });
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('asks before an edited draft is left unsaved, and edits none that is submitted', async () => {
    const { office } = web;
    const { id } = await office.as('sales').post<{ id: string }>('/api/orders', await anApplication(office));
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await screen.goto(`/orders/${id}/edit`);
    await field(page, '법인명').fill('한빛관광');
    await page.getByRole('link', { name: '주문', exact: true }).click();
    await page.getByText('저장하지 못한 내용이 있습니다', { exact: false }).waitFor();
    await page.getByRole('button', { name: '저장하지 않고 나가기' }).click();
    await page.getByRole('heading', { level: 1, name: '주문' }).waitFor();
    await office.as('sales').post(`/api/orders/${id}/submit`, { version: 1 });
    await screen.goto(`/orders/${id}/edit`);
    await page.getByText('이 주문은 고칠 수 없습니다', { exact: false }).waitFor();
    await page.getByRole('link', { name: '주문으로 가기' }).click();
    await page.getByRole('heading', { level: 1, name: '한빛여행' }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('is for sales reps alone', async () => {
    const screen = await web.signedIn('consulting');
    await screen.goto('/orders');
    expect(await screen.page.getByRole('button', { name: '청약 작성' }).count()).toBe(0);
    await screen.goto('/orders/new');
    await screen.page.getByText('청약은 영업대표가 작성합니다').waitFor();
    await screen.close();
  });
});
