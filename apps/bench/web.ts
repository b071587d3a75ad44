/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { sessionCookie } from '../api/session/session-cookie';
import { dataSourceFor } from '../../libs/database/data-source';
import type { Bench, Figure, Place } from './bench';
import { manyTasks } from './many-tasks';
import { percentile } from './measuring/load';
import { scriptBefore } from './measuring/script-size';
import { cookieOf } from './measuring/signed-in';

/** One in five is open; each team has its share of them, a little over a thousand. */
const taskCount = 100_000;
const rows = 1_000;
const looks = 5;
const login = 'consulting';
const built = join(__dirname, '../../web');
const beforeTheInbox = ['src/inbox/InboxPage.tsx', 'src/texts-ko.ts'];

const median = (times: readonly number[]): number => percentile([...times], 0.5);
const ms = (time: number): string => `${time.toFixed(0)} ms`;

async function timeToInbox(page: Page, url: string): Promise<{ ms: number; requests: number }> {
  let requests = 0;
  page.on('request', () => void (requests += 1));
  const began = performance.now();
  await page.goto(`${url}/inbox?box=team`);
  await page.locator('tr.opens').first().waitFor();
  const took = performance.now() - began;
  page.removeAllListeners('request');
  return { ms: took, requests };
}

/** From a click on a task to the frame that shows it beside its list, by the page's own clock: what moves the pointer there is not the product. */
async function clickToTask(page: Page, at: number): Promise<number> {
  const row = page.locator('tr.opens').nth(at);
  const took = row.evaluate(
    (line) =>
      new Promise<number>((done) => {
        const isShown = () => line.hasAttribute('data-chosen') && document.getElementById('task-title')?.textContent === line.querySelector('strong')?.textContent;
        const look = (since: number) => requestAnimationFrame(() => (isShown() ? setTimeout(() => done(performance.now() - since)) : look(since)));
        line.addEventListener('click', ({ timeStamp }) => look(timeStamp), { once: true });
      }),
  );
  await row.click();
  return took;
}

/** Frames a second while a list of a thousand rows is scrolled from its beginning to its end. */
const scrolled = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const list = document.querySelector('.inbox-list');
        const steps = 120;
        const began = performance.now();
        let at = 0;
        const step = () => {
          if (list) list.scrollTop = (list.scrollHeight / steps) * at;
          at += 1;
          if (at <= steps) requestAnimationFrame(step);
          else done(steps / ((performance.now() - began) / 1000));
        };
        requestAnimationFrame(step);
      }),
  );

/** Of a long list only what is in sight is drawn: how many rows it has stands in the table. */
const hasMoreThan = (shown: number): boolean => Number(document.querySelector('table.list')?.getAttribute('aria-rowcount') ?? document.querySelectorAll('tr.opens').length) > shown;

async function loadRows(page: Page): Promise<void> {
  for (let shown = 0; !(await page.evaluate(hasMoreThan, rows - 1)); shown += 50) {
    await page.waitForFunction(hasMoreThan, shown);
    await page.getByRole('button', { name: '더 보기' }).click();
  }
}

async function run(place: Place): Promise<readonly Figure[]> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) return [{ what: 'the web app in a browser', seen: 'not run: there is no Chromium' }];
  const databaseUrl = await place.installation('bench_web');
  place.say(`writing ${taskCount.toLocaleString('en')} tasks, ${(taskCount / 5).toLocaleString('en')} of them open`);
  await manyTasks(databaseUrl, taskCount);
  const database = await dataSourceFor(databaseUrl, 1).initialize();
  const cookie = await cookieOf(database, login);
  await database.destroy();
  const server = await place.serve('the-api', databaseUrl);
  const url = `http://127.0.0.1:${server.port}`;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    place.say('looking at it');
    const first: { ms: number; requests: number }[] = [];
    for (let look = 0; look < looks; look += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ko-KR' });
      await context.addCookies([{ name: sessionCookie, value: cookie.slice(cookie.indexOf('=') + 1), url }]);
      first.push(await timeToInbox(await context.newPage(), url));
      if (look < looks - 1) await context.close();
    }
    const page = browser.contexts().at(-1)?.pages()[0];
    if (!page) throw new Error('the last page is gone');
    const clicks: number[] = [];
    for (let at = 0; at < looks + 1; at += 1) clicks.push(await clickToTask(page, at));
    await page.goto(`${url}/inbox?box=team`);
    await page.locator('tr.opens').first().waitFor();
    place.say(`loading ${rows.toLocaleString('en')} rows`);
    await loadRows(page);
    const size = scriptBefore(built, beforeTheInbox);
    return [
      { what: 'script before the inbox shows, packed', seen: `${(size / 1024).toFixed(0)} KB`, goal: '≤ 250 KB', held: size <= 250 * 1024 },
      { what: 'requests to the inbox, nothing kept', seen: String(first[0]?.requests ?? 0) },
      { what: 'time to the inbox, nothing kept', seen: ms(median(first.map((one) => one.ms))) },
      { what: 'from click to the next task', seen: ms(median(clicks.slice(1))), goal: '< 100 ms', held: median(clicks.slice(1)) < 100 },
      { what: `scrolling ${rows.toLocaleString('en')} rows`, seen: `${(await scrolled(page)).toFixed(0)} frames a second` },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The web app in the system's Chromium on the real API. */
export const webApp: Bench = { name: 'web', title: 'the web app in Chromium at 20,000 open tasks', run };
