import { readFileSync } from 'node:fs';
import { rowsOfWorkbook } from '../world/workbooks';
import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

inTheBrowser('the list of a work box', () => {
  let web: WebOffice;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    await web.office.anAspOrder();
    await web.office.anAspOrder();
  }, 120_000);
  afterAll(() => web?.close());

  it('says that there is new work, and moves no row until the person wants to see it', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    const rows = page.locator('tr.opens');
    await rows.first().waitFor();
    const before = await rows.allInnerTexts();
    await web.office.anAspOrder();
    const bar = page.getByRole('button', { name: '새 업무 1건 보기' });
    await bar.waitFor();
    expect(await rows.allInnerTexts()).toEqual(before);
    expect(await screen.broken()).toEqual([]);
    await bar.click();
    await page.getByText(`총 ${before.length + 1}건`).waitFor();
    await rows.nth(before.length).waitFor();
    expect(await rows.count()).toBe(before.length + 1);
    await bar.waitFor({ state: 'detached' });
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('shows the columns that the person chose, in the order that they chose, and remembers the columns', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await page.locator('tr.opens').first().waitFor();
    const heads = () => page.locator('th[scope=col]').allInnerTexts();
    expect(await heads()).toEqual(expect.arrayContaining([expect.stringContaining('접수일시')]));
    await page.getByText('보이는 열', { exact: true }).first().click();
    await page.getByLabel('접수일시').uncheck();
    await page.getByLabel('반려 사유').check();
    await page.reload();
    await screen.settled();
    expect((await heads()).join(' ')).toMatch(/^(?!.*접수일시).*반려 사유/);
    await page.getByText('보이는 열', { exact: true }).first().click();
    await page.getByLabel('접수일시').check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^접수일시/ }).click();
    await page.locator('th[aria-sort=ascending]', { hasText: '접수일시' }).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('opened');
    await screen.close();
  });

  it('leaves one customer’s work, counted, and gives all of it as a sheet', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    const customer = page.getByRole('search').getByLabel('고객');
    await customer.selectOption({ index: 1 });
    await page.waitForURL(/customer=/);
    await screen.settled();
    const rows = await page.locator('tr.opens').count();
    await page.getByText(`총 ${rows}건`).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '엑셀용 내려받기' }).click()]);
    const lines = await rowsOfWorkbook(readFileSync(await file.path()));
    expect(file.suggestedFilename()).toBe('내 업무 2026-09-01.xlsx');
    expect(lines[0]?.slice(0, 3)).toEqual(['할 일', '회차', '고객']);
    expect(lines).toHaveLength(rows + 1);
    await screen.close();
  });

  it('holds what was handed over for a time, from the task itself, in a box of its own', async () => {
    const sales = await web.signedIn('sales');
    await sales.page.locator('tr.opens', { hasText: '사전검토' }).first().click();
    await sales.page.getByRole('button', { name: '위임', exact: true }).click();
    const dialog = sales.page.getByRole('dialog');
    await dialog.getByLabel('대신할 사람').selectOption({ label: '박팀장 (sales-lead)' });
    await dialog.getByLabel('종료일').fill('2026-09-05');
    await dialog.getByLabel('종료일').press('Tab');
    expect(await sales.broken()).toEqual([]);
    await sales.picture('delegate');
    await dialog.getByRole('button', { name: '위임', exact: true }).click();
    await sales.page.getByText('업무가 위임되었습니다.').waitFor();
    expect(sales.complaints).toEqual([]);
    await sales.close();
    const screen = await web.signedIn('sales-lead');
    await screen.page.getByRole('link', { name: /위임받은 업무/ }).click();
    await screen.page.getByRole('heading', { name: '위임받은 업무', level: 1 }).waitFor();
    await screen.page.locator('tr.opens', { hasText: '사전검토' }).first().waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it.each(seats.filter(({ size, language }) => size === 'phone' || language === 'ko'))('breaks no rule of accessibility with the choice of columns open ($language, $shade, $size)', async (seat) => {
    const screen = await web.signedIn('sales', seat);
    await screen.page.locator('.column-choice summary').click();
    expect(await screen.broken()).toEqual([]);
    expect(await screen.slidesSideways()).toBe(false);
    await screen.close();
  });
});
