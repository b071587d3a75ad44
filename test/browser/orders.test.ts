import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

jest.setTimeout(120_000);

inTheBrowser('the orders and the page of one', () => {
  let web: WebOffice;
  let orderId: string;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    const { office } = web;
    orderId = await office.anAspOrder({ arsUsed: true });
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn');
    await office.itIs('2026-10-28T09:00:00');
  }, 120_000);
  afterAll(() => web?.close());

  const page = (tab = '') => `/orders/${orderId}${tab ? `?tab=${tab}` : ''}`;

  it('lists orders by status, and opens one with the keyboard', async () => {
    const screen = await web.signedIn('sales');
    await screen.goto('/orders?status=IN_ACTIVATION');
    await screen.page.keyboard.press('j');
    await screen.page.keyboard.press('Enter');
    await screen.page.waitForURL(`**/orders/${orderId}`);
    await screen.goto('/orders?status=CANCELLED');
    await screen.page.getByText('주문이 없습니다', { exact: true }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('says where the order is, who has to act by when, and which steps do not apply', async () => {
    const screen = await web.signedIn('sales');
    await screen.goto(page());
    const bar = screen.page.getByRole('list', { name: '진행 단계' });
    expect(await bar.locator('[aria-current=step]').innerText()).toMatch(/개통.*지연/s);
    const steps = screen.page.getByRole('table', { name: '단계', exact: true });
    expect(await steps.getByRole('row', { name: /VPN 회선 개통/ }).innerText()).toMatch(/지연.*고객센터.*2026-09-01/s);
    expect(await steps.getByRole('row', { name: /전용회선 설치/ }).count()).toBe(0);
    await screen.page.getByLabel(/해당없음 단계도 보기/).check();
    expect(await steps.getByRole('row', { name: /전용회선 설치/ }).innerText()).toMatch(/해당없음.*고객센터/s);
    await screen.close();
  });

  it('says in words why the opening will be late, and how it could still be saved', async () => {
    const screen = await web.signedIn('sales');
    await screen.goto(page());
    await screen.page.getByText(/예상 개통일\(2026-11-\d\d\)이 개통희망일\(2026-11-02\)보다 \d+일 늦습니다/).waitFor();
    expect(await screen.page.getByText(/지금은 ‘VPN 회선 개통’ 단계를 기다립니다. 담당은 고객센터/).count()).toBe(1);
    await screen.close();
  });

  it('draws the running definition with where the order stands, in Korean alone', async () => {
    const screen = await web.signedIn('sales');
    await screen.goto(page('flow'));
    const drawing = screen.page.getByRole('application');
    await drawing.getByText(/! 지연.*09-0\d까지/).first().waitFor();
    await drawing.getByText('고객센터').first().waitFor();
    expect(await drawing.getByText(/Open the VPN line|CONTACT_CENTER|access-is-vpn/).count()).toBe(0);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('tells who did what when, and what it changed from what to what', async () => {
    const screen = await web.signedIn('sales');
    await screen.goto(page('history'));
    await screen.page.getByText('S/O 처리 완료').waitFor();
    expect(await screen.page.getByText(/서비스번호: 없음 → J\d{8}/).count()).toBe(1);
    await screen.close();
  });

  it('explains each won of the quote', async () => {
    const screen = await web.signedIn('sales');
    await screen.goto(page('product'));
    await screen.page.getByText('30석 × 160,000원 = 4,800,000원').waitFor();
    expect(await screen.page.getByText('공급가액 4,800,000원 + 세액 480,000원 =').count()).toBe(1);
    await screen.close();
  });

  it('shows a partner what concerns it, and no money', async () => {
    const screen = await web.signedIn('system');
    await screen.goto(page());
    await screen.page.getByText('개통 작업을 하고 있습니다.').waitFor();
    expect(await screen.page.getByRole('tab').allInnerTexts()).toEqual(['진행', '상품·요금', '서류', '댓글']);
    expect(await screen.page.getByText('월 요금').count()).toBe(0);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it.each(seats)(
    'breaks no rule of accessibility and does not slide sideways ($language, $shade, $size)',
    async (seat) => {
      const screen = await web.signedIn('sales', seat);
      await screen.goto('/orders');
      expect(await screen.broken()).toEqual([]);
      await screen.goto(page());
      for (const tab of await screen.page.getByRole('tab').all()) {
        await tab.click();
        await screen.settled();
        expect([await tab.innerText(), ...(await screen.broken())]).toEqual([await tab.innerText()]);
        expect(await screen.slidesSideways()).toBe(false);
      }
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    180_000,
  );
});
