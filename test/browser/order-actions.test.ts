import type { Page } from 'playwright-core';
import { anApplication, partnerOf } from '../api/world/applications';
import { doneFor } from '../api/world/desk-of';
import { anotherDevicePartner } from '../builders/partners';
import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice, type Screen } from './world/web-office';

jest.setTimeout(120_000);

const untilContracts = [
  'check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application', 'register-opportunity', 'review-feasibility', 'draft-contract',
  'review-contract', 'conclude-customer-contract', 'conclude-partner-contract', 'process-service-order', 'deliver-devices',
];
const untilServiceOrder = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order'];

inTheBrowser('what people do on the page of an order', () => {
  let web: WebOffice;
  let [running, begun]: string[] = [];
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    running = await web.office.anAspOrder({ arsUsed: true });
    await web.office.done(...untilServiceOrder, 'apply-vpn');
    begun = await web.office.anAspOrder({});
  }, 120_000);
  afterAll(() => web?.close());

  const at = async (login: string, orderId: string | undefined, seat = {}): Promise<Screen> => {
    const screen = await web.signedIn(login, seat);
    await screen.goto(`/orders/${orderId}`);
    return screen;
  };
  const act = (page: Page, name: string) => page.getByRole('region', { name: '할 수 있는 일' }).getByRole('button', { name }).click();
  const effect = (page: Page) => page.getByRole('dialog').getByRole('region', { name: '이렇게 됩니다' });
  const ended = async (screen: Screen) => {
    expect(screen.complaints).toEqual([]);
    await screen.close();
  };

  it.each(seats)(
    'breaks no rule of accessibility with a dialog open ($language, $shade, $size)',
    async (seat) => {
      const screen = await at('sales', running, seat);
      const offered = await screen.page.locator('.order-acts button').allInnerTexts();
      expect(offered).toHaveLength(5);
      for (const name of offered) {
        await screen.page.locator('.order-acts').getByRole('button', { name, exact: true }).click();
        const dialog = screen.page.getByRole('dialog');
        await dialog.waitFor();
        await screen.settled();
        expect([name, ...(await screen.broken())]).toEqual([name]);
        expect(await screen.slidesSideways()).toBe(false);
        await dialog.getByRole('button', { name: seat.language === 'ko' ? '닫기' : 'Close' }).last().click();
        await dialog.waitFor({ state: 'hidden' });
      }
      await ended(screen);
    },
    180_000,
  );

  it('has ten more seats only after the price before and after was seen, and says at its field what cannot be', async () => {
    const screen = await at('sales', running);
    await act(screen.page, '내용 변경');
    const seatsField = screen.page.getByLabel('상담석');
    await seatsField.fill('0');
    await screen.page.locator('[id="field-product.seats-fault"]').waitFor();
    await seatsField.fill('40');
    await effect(screen.page).getByText('4,800,000원 → 6,400,000원').waitFor();
    await effect(screen.page).getByText(/견적 확인과 날인을 다시/).waitFor();
    expect((await web.office.order(running ?? '')).facts).toMatchObject({ seats: 30 });
    const confirm = screen.page.getByRole('dialog').getByRole('button', { name: '바꾸기' });
    expect(await confirm.isDisabled()).toBe(true);
    await screen.page.getByLabel('사유').fill('고객이 상담석 10석을 추가했습니다');
    await confirm.click();
    await screen.page.getByText('40석', { exact: false }).first().waitFor();
    await screen.goto(`/orders/${running}?tab=history`);
    await screen.page.getByText('상담석: 30 → 40').waitFor();
    await ended(screen);
  });

  it('has a step skipped that one proposes and another approves, both seeing what it does', async () => {
    const sales = await at('sales', begun);
    await act(sales.page, '단계 건너뛰기');
    await sales.page.getByRole('dialog').getByRole('checkbox').first().check();
    await effect(sales.page).getByText('예상 개통일').waitFor();
    await sales.page.getByLabel('사유').fill('쓰던 회선을 그대로 씁니다');
    await sales.page.getByRole('dialog').getByRole('button', { name: '제안' }).click();
    await sales.page.getByRole('heading', { name: /건너뛰기 승인 대기/ }).waitFor();
    expect(await sales.page.getByRole('button', { name: '승인' }).count()).toBe(0);
    await sales.page.getByRole('button', { name: '제안 회수' }).waitFor();

    const consulting = await at('consulting', begun);
    await consulting.page.getByText('쓰던 회선을 그대로 씁니다').waitFor();
    await consulting.page.getByText('새로 열리는 단계').waitFor();
    expect(await consulting.broken()).toEqual([]);
    await consulting.page.getByRole('button', { name: '승인' }).click();
    await consulting.page.getByText('승인되었습니다.').waitFor();
    await consulting.page.getByRole('heading', { name: /건너뛰기 승인 대기/ }).waitFor({ state: 'hidden' });
    await sales.page.getByRole('heading', { name: /건너뛰기 승인 대기/ }).waitFor({ state: 'hidden' });
    await consulting.goto(`/orders/${begun}?tab=history`);
    await consulting.page.getByText(/건너뜀/).waitFor();
    await ended(sales);
    await ended(consulting);
  });

  it('takes another term and devices with their partner, chosen by name, once the effect was seen (S1-051, X-115)', async () => {
    const orderId = await web.office.anAspOrder({});
    const screen = await at('sales', orderId);
    const { page } = screen;
    await act(page, '내용 변경');
    await page.getByLabel('약정기간').selectOption({ label: '12개월 약정' });
    await effect(page).getByText(/4,800,000원 → [\d,]+원/).waitFor();
    await page.getByRole('button', { name: '헤드셋·전화기 추가' }).click();
    await page.getByLabel('수량').fill('30');
    await page.getByLabel('고객 단가').fill('85000');
    await effect(page).waitFor({ state: 'detached' });
    await page.getByText('비었거나 잘못 적은 칸이 있습니다.', { exact: false }).waitFor();
    await page.getByLabel('협력사 단가').fill('70000');
    const partner = page.getByLabel('협력사 · 단말');
    await partner.waitFor();
    const [name = ''] = (await partner.locator('option').allInnerTexts()).slice(1);
    await partner.selectOption({ label: name });
    await effect(page).getByText(/0원 → 2,550,000원/).waitFor();
    expect(await screen.broken()).toEqual([]);
    await page.getByLabel('사유').fill('고객이 헤드셋을 함께 사기로 했습니다');
    await page.getByRole('dialog').getByRole('button', { name: '바꾸기' }).click();
    await page.getByText('주문 내용이 변경되었습니다.').waitFor();
    const order = await web.office.as('sales').get<{ application: { product: unknown; devices: unknown }; partners: { role: string; name: string }[] }>(`/api/orders/${orderId}`);
    expect(order).toMatchObject({ application: { product: { termMonths: 12 }, devices: [{ kind: 'HEADSET', quantity: 30 }] } });
    expect(order.partners.find(({ role }) => role === 'PARTNER_DEVICE')?.name).toBe(name);
    await ended(screen);
  });

  it('takes the agent app, agents, development and floor space, and lets them go again, each with its price and steps seen first (S1-008, S1-009)', async () => {
    const orderId = await web.office.anAspOrder({});
    const screen = await at('sales', orderId);
    const { page } = screen;
    const dialog = page.getByRole('dialog');
    await act(page, '내용 변경');
    await dialog.getByText('바꿀 내용을 적으면', { exact: false }).waitFor();
    await dialog.getByLabel('상담어플리케이션을 신청합니다').check();
    expect(await dialog.getByLabel('상담앱 석수').inputValue()).toBe('30');
    await dialog.getByLabel('협력사 · 상담 어플리케이션').waitFor();
    await effect(page).getByText(/4,800,000원 → (?!4,800,000)[\d,]+원/).waitFor();
    await dialog.getByLabel('상담어플리케이션 개발을 신청합니다').check();
    await dialog.getByRole('button', { name: '그 칸으로 가기' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-development.description');
    await dialog.locator('[id="field-development.description"]').fill('예약 조회 화면');
    await dialog.locator('[id="field-development.unitPriceWon"]').fill('5,000,000');
    await dialog.locator('[id="field-development.partnerUnitPriceWon"]').fill('4000000');
    await dialog.getByLabel('상면을 신청합니다').check();
    await dialog.getByLabel('상면 위치').fill('강남센터 3층');
    await dialog.locator('[id="field-floorSpace.places"]').fill('10');
    await dialog.locator('[id="field-floorSpace.monthlyUnitPriceWon"]').fill('150000');
    await dialog.getByLabel('상담원 위탁운영을 신청합니다').check();
    await dialog.locator('[id="field-staffing.agents"]').fill('2');
    await dialog.locator('[id="field-staffing.unitPriceWon"]').fill('2600000');
    await dialog.locator('[id="field-staffing.partnerUnitPriceWon"]').fill('2400000');
    await effect(page).getByText('0원 → 5,000,000원', { exact: false }).waitFor();
    await effect(page).getByText('0원 → 5,200,000원', { exact: false }).waitFor();
    expect(await effect(page).innerText()).toMatch(/더 해야 하는 단계\s+.*상담앱 설정.*/);
    expect(await screen.broken()).toEqual([]);
    await screen.picture('change-all-of-it');
    await page.getByLabel('사유').fill('고객이 상담앱과 상면을 더 신청했습니다');
    await dialog.getByRole('button', { name: '바꾸기' }).click();
    await page.getByText('주문 내용이 변경되었습니다.').waitFor();
    expect(await needed(orderId)).toEqual(optional);

    await act(page, '내용 변경');
    for (const part of ['상담어플리케이션을 신청합니다', '상담어플리케이션 개발을 신청합니다', '상면을 신청합니다', '상담원 위탁운영을 신청합니다']) await dialog.getByLabel(part).uncheck();
    await effect(page).getByText(/[\d,]+원 → 4,800,000원/).waitFor();
    await effect(page).getByText('하지 않아도 되는 단계').waitFor();
    await page.getByLabel('사유').fill('고객이 다시 뺐습니다');
    await dialog.getByRole('button', { name: '바꾸기' }).click();
    await page.getByText('주문 내용이 변경되었습니다.').last().waitFor();
    await dialog.waitFor({ state: 'hidden' });
    expect(await needed(orderId)).toEqual([]);
    await ended(screen);
  });

  const optional = ['develop-application', 'hire-agents', 'prepare-floor-space', 'set-up-agent-app'];
  const needed = async (orderId: string): Promise<readonly string[]> =>
    (await web.office.as('sales').get<{ steps: { ref: string; needed: boolean }[] }>(`/api/orders/${orderId}`)).steps.filter(({ ref, needed: is }) => is && optional.includes(ref)).map(({ ref }) => ref).toSorted();

  it('goes to another partner after the contract only once it was seen what the former one takes back and is still owed (X-118)', async () => {
    const { office } = web;
    const names = await anotherDevicePartner(office);
    const device = { kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' };
    const orderId = await office.submitted(await anApplication(office, { devices: [device], partners: { PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM'), PARTNER_DEVICE: names.former.id } }));
    await doneFor(office, orderId, ...untilContracts);
    const screen = await at('sales', orderId);
    const { page } = screen;
    await act(page, '내용 변경');
    await page.getByLabel('협력사 · 단말').selectOption({ label: names.next.name });
    await effect(page).getByText(`${names.former.name} → ${names.next.name}.`, { exact: false }).waitFor();
    await effect(page).getByText('최대 2,100,000원', { exact: false }).waitFor();
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/change-partner.png` });
    await page.getByLabel('사유').fill('협력사가 납품을 계속할 수 없습니다');
    await page.getByRole('dialog').getByRole('button', { name: '바꾸기' }).click();
    await page.getByText('주문 내용이 변경되었습니다.').waitFor();
    expect(await office.rows(`SELECT organisation_id AS id FROM order_partner WHERE order_id = $1 AND role = 'PARTNER_DEVICE'`, [orderId])).toEqual([{ id: names.next.id }]);
    await ended(screen);
  });

  it('is submitted from its page where it was entered by another system', async () => {
    const { id, orderNo } = await web.office.as('sales').post<{ id: string; orderNo: string }>('/api/orders', await anApplication(web.office));
    const screen = await at('sales', id);
    await act(screen.page, '제출');
    const dialog = screen.page.getByRole('dialog', { name: '청약 제출' });
    expect(await dialog.innerText()).toMatch(/월 요금\s*[\d,]+원 \(VAT 포함\)/);
    expect(await screen.broken()).toEqual([]);
    await dialog.getByRole('button', { name: '제출' }).click();
    await screen.page.getByText('제출되었습니다.').waitFor();
    await screen.page.getByRole('region', { name: '할 수 있는 일' }).getByRole('button', { name: '내용 변경' }).waitFor();
    expect(await web.office.as('sales').get(`/api/orders/${id}`)).toMatchObject({ orderNo, status: 'SUBMITTED', mayDo: expect.not.arrayContaining(['submit']) });
    await ended(screen);
  });

  it('is cancelled by its rep, who has seen what is taken back', async () => {
    const screen = await at('sales', running);
    await act(screen.page, '청약취소');
    await effect(screen.page).getByText('되돌릴 일').waitFor();
    expect(await effect(screen.page).innerText()).toMatch(/반납하는 녹음 목요일/);
    await screen.page.getByLabel('사유').fill('고객이 청약을 철회했습니다');
    await screen.page.getByRole('dialog').getByRole('button', { name: '청약취소' }).click();
    await screen.page.getByText('청약이 취소되었습니다.').waitFor();
    await screen.page.getByRole('region', { name: '할 수 있는 일' }).waitFor({ state: 'hidden' });
    await screen.goto(`/orders/${running}?tab=history`);
    await screen.page.getByText('사유: 고객이 청약을 철회했습니다').waitFor();
    await ended(screen);
  });

  it('keeps what the rep says to the house from a partner, and shows it what is addressed to it', async () => {
    const sales = await at('sales', `${begun}?tab=comments`);
    for (const [text, audience] of [['우리끼리 볼 말', 'HOUSE'], ['설치 전에 전화해 주세요', 'PARTNER']] as const) {
      await sales.page.getByRole('textbox', { name: '댓글' }).fill(text);
      await sales.page.getByLabel('볼 사람').selectOption(audience);
      await sales.page.getByRole('button', { name: '남기기' }).click();
      await sales.page.getByRole('listitem').filter({ hasText: text }).getByRole('button', { name: '거두기' }).waitFor();
    }
    const partner = await at('system', `${begun}?tab=comments`);
    await partner.page.getByText('설치 전에 전화해 주세요').waitFor();
    expect(await partner.page.getByText('우리끼리 볼 말').count()).toBe(0);
    expect(await partner.broken()).toEqual([]);
    await ended(sales);
    await ended(partner);
  });

  it('offers a partner nothing that is the house’s', async () => {
    const screen = await at('system', begun);
    expect(await screen.page.getByRole('region', { name: '할 수 있는 일' }).count()).toBe(0);
    await ended(screen);
  });
});
