import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

inTheBrowser('a partner at the own desk', () => {
  let web: WebOffice;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    await web.office.anAspOrder();
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

  it.each(seats)('breaks no rule of accessibility and does not slide sideways ($language, $shade, $size)', async (seat) => {
    expect(await web.faultsOn(['/partner', '/partner/statements', '/partner/staff'], 'system', seat)).toEqual([]);
  });
});
