import { inTheBrowser } from './world/chromium';
import { bothSizes } from './world/seats';
import { WebOffice } from './world/web-office';

inTheBrowser('the home page', () => {
  let web: WebOffice;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    const { office } = web;
    await office.anAspOrder();
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn');
    await office.anAspOrder();
  }, 120_000);
  afterAll(() => web?.close());

  it('is the first page: how much there is, what is most urgent, and the orders by status, each leading to its list', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await screen.goto('/');
    await page.getByRole('link', { name: /^대기 \d+건/ }).waitFor();
    expect(await page.locator('nav [aria-current=page]').allInnerTexts()).toEqual(['홈']);
    await page.locator('table.bars').getByRole('link', { name: '개통 진행' }).waitFor();
    const task = page.locator('section', { hasText: '가장 급한 업무' }).locator('li a').first();
    const name = await task.innerText();
    await task.click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: /^대기 \d+건/ }).click();
    await page.getByRole('heading', { name: '대기함', level: 1 }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('tells what others did since the last visit, and tells it no more on the visit after', async () => {
    const { office } = web;
    const screen = await web.signedIn('sales');
    const { page } = screen;
    const changes = page.getByRole('region', { name: /그동안 바뀐 일/ });
    await screen.goto('/');
    await changes.waitFor();
    await office.itIs('2026-09-02T09:00:00');
    await office.done('open-vpn-line');
    await screen.goto('/');
    expect(await changes.locator('li').first().innerText()).toMatch(/완료됨[^]*VPN 회선 개통[^]*처리/);
    await page.reload();
    await screen.settled();
    expect(await changes.innerText()).toContain('VPN 회선 개통');
    await office.itIs('2026-09-02T13:00:00');
    await screen.goto('/');
    expect(await changes.innerText()).not.toContain('VPN 회선 개통');
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it.each([
    ['system', '우리 팀의 이번 주', 'ol.week'],
    ['network', '회선·라우터 2주 일정', 'ol.week a'],
    // No month is open in this office yet.
    ['settlement', '월 정산', '.home .section .empty'],
  ])('shows %s the picture of the role', async (login, heading, picture) => {
    const screen = await web.signedIn(login);
    await screen.goto('/');
    await screen.page.getByRole('heading', { name: heading, level: 2 }).first().waitFor();
    await screen.page.locator(picture).first().waitFor();
    expect(await screen.broken()).toEqual([]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it.each(bothSizes)('breaks no rule of accessibility and does not slide sideways, in both languages and themes (%s)', async (size) => {
    expect(await web.faultsOn(['/'], 'sales', size)).toEqual([]);
  });
});
