import { inTheBrowser } from './world/chromium';
import { bothSizes } from './world/seats';
import { WebOffice } from './world/web-office';

inTheBrowser('a partner at the own desk', () => {
  let web: WebOffice;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    await web.office.anAspOrder({ arsUsed: true });
    await web.office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order', 'apply-vpn', 'open-vpn-line', 'assign-ip');
  }, 120_000);
  afterAll(() => web?.close());

  it('sees the week with what is due on which day, and opens a task from it', async () => {
    const screen = await web.signedIn('system');
    const { page } = screen;
    await screen.goto('/partner');
    const task = page.locator('ol.week a').first();
    const name = await task.innerText();
    await task.click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('reads beside the task what was settled before and what it is to know of the order, and no price', async () => {
    await web.office.done('submit-scenario');
    const screen = await web.signedIn('system');
    const { page } = screen;
    await screen.goto('/inbox?box=team');
    await page.locator('tr.opens', { hasText: '시나리오 녹음' }).click();
    const told = page.getByRole('region', { name: '시나리오 제출' });
    const [text, place] = [await told.getByText('안녕하십니까, 한빛여행입니다.', { exact: false }).boundingBox(), await told.boundingBox()];
    expect(text?.y).toBeGreaterThanOrEqual(place?.y ?? Infinity);
    expect((text?.y ?? Infinity) + (text?.height ?? 0)).toBeLessThanOrEqual((place?.y ?? 0) + (place?.height ?? 0));
    await page.getByRole('tab', { name: '주문 내용' }).click();
    await page.getByRole('region', { name: '일정' }).getByText('2026-09-03 (목)').waitFor();
    await page.getByRole('region', { name: '신청인' }).getByText('주소').waitFor();
    expect(await page.getByRole('region', { name: '상품', exact: true }).locator('dt').allInnerTexts()).toEqual(['상담석', 'ARS 사용', '지능망 번호']);
    expect(await page.getByText('VAT').count()).toBe(0);
    await screen.picture('order-beside');
    expect([...(await screen.broken()), ...screen.complaints]).toEqual([]);
    await screen.close();
  });

  it.each(bothSizes)('breaks no rule of accessibility and does not slide sideways, in both languages and themes (%s)', async (size) => {
    expect(await web.faultsOn(['/partner', '/partner/statements', '/partner/staff'], 'system', size)).toEqual([]);
  });
});
