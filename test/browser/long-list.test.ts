/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { manyTasks } from '../api/world/many-tasks';
import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

const shownWhole = 100;

/** How many rows the list has, whether they are drawn or not. */
const rowsOf = async (page: Page): Promise<number> => Number((await page.getByRole('table').getAttribute('aria-rowcount')) ?? (await page.locator('tr.opens').count()) + 1) - 1;

/** Which row the keyboard is on, from 1. */
const rowInHand = (page: Page): Promise<number> => page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? 0) - 1);

const isInSight = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    return top >= 0 && bottom <= window.innerHeight;
  });

const scrollTo = (page: Page, share: number): Promise<void> =>
  page.evaluate((to) => {
    const list = document.querySelector('.inbox-list');
    if (list) list.scrollTop = (list.scrollHeight - list.clientHeight) * to;
  }, share);

/** The row at the top edge of the list. */
const rowAtTheTop = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const edge = document.querySelector('.inbox-list')?.getBoundingClientRect().top ?? 0;
    return [...document.querySelectorAll('tr.opens')].find((row) => row.getBoundingClientRect().bottom > edge)?.getAttribute('aria-rowindex') ?? '';
  });

async function loadAll(page: Page): Promise<number> {
  const more = page.getByRole('button', { name: '더 보기' });
  for (let shown = await rowsOf(page); shown < 3 * shownWhole; shown = await rowsOf(page)) {
    await more.click();
    await page.waitForFunction((before) => Number(document.querySelector('table')?.getAttribute('aria-rowcount') ?? document.querySelectorAll('tr.opens').length) > before + 1, shown);
  }
  return rowsOf(page);
}

inTheBrowser('a list of hundreds of rows', () => {
  let web: WebOffice;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    await manyTasks(web.office, 4_000, 400);
  }, 120_000);
  afterAll(() => web?.close());

  it('draws what is in sight, says which of how many each row is, and goes by keyboard through rows that are not drawn', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    const count = await loadAll(page);
    expect(await page.locator('tr.opens').count()).toBeLessThan(shownWhole);
    expect(await screen.broken()).toEqual([]);
    await scrollTo(page, 0);
    await page.locator('tr[aria-rowindex="2"]').focus();
    for (let at = 1; at < 60; at += 1) await page.keyboard.press(at % 2 ? 'j' : 'ArrowDown');
    expect(await rowInHand(page)).toBe(60);
    expect(await isInSight(page)).toBe(true);
    await page.keyboard.press('x');
    await scrollTo(page, 1);
    await page.waitForFunction((last) => document.querySelector(`tr[aria-rowindex='${last}']`), count + 1);
    expect(await rowInHand(page)).toBe(60);
    await page.keyboard.press('k');
    expect(await rowInHand(page)).toBe(59);
    expect(await isInSight(page)).toBe(true);
    expect(await page.locator('tr[aria-rowindex="61"] input').isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('tr[aria-rowindex="60"][data-chosen]').waitFor();
    await page.locator('#task-title').waitFor();
    await screen.settled();
    await screen.picture('long-list-open');
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('stands where it stood after going back, its columns still while it is scrolled', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await loadAll(page);
    const widths = () => page.locator('th').evaluateAll((heads) => heads.map((head) => Math.round(head.getBoundingClientRect().width)));
    const before = await widths();
    await scrollTo(page, 0.5);
    await page.waitForFunction(() => Number(document.querySelector('tr.opens')?.getAttribute('aria-rowindex')) > 50);
    const top = await rowAtTheTop(page);
    expect(await widths()).toEqual(before);
    await page.getByRole('link', { name: '주문', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: '주문' }).waitFor();
    await page.goBack();
    await page.waitForFunction((row) => document.querySelector(`tr[aria-rowindex='${row}']`), top);
    expect(await rowAtTheTop(page)).toBe(top);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('is printed whole', async () => {
    const screen = await web.signedIn('sales');
    const count = await loadAll(screen.page);
    await screen.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await screen.page.locator('tr.opens').count()).toBe(count);
    await screen.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await screen.page.waitForFunction((whole) => document.querySelectorAll('tr.opens').length < whole, count);
    await screen.close();
  });

  it.each(seats.filter(({ language }) => language === 'ko'))('breaks no rule of accessibility in its middle ($language, $shade, $size)', async (seat) => {
    const screen = await web.signedIn('sales', seat);
    await loadAll(screen.page);
    await scrollTo(screen.page, 0.4);
    await screen.page.waitForFunction(() => Number(document.querySelector('tr.opens')?.getAttribute('aria-rowindex')) > 50);
    expect(await screen.broken()).toEqual([]);
    expect(await screen.slidesSideways()).toBe(false);
    await screen.picture(`long-list-${seat.shade}-${seat.size}`);
    await screen.close();
  });
});
