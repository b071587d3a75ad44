/// <reference lib="dom" />
/**
 * `npm run screenshots`: the pictures of README and docs, in Korean and English, taken of an installation of their own with the sample order book.
 * `npm run screenshots -- http://127.0.0.1:3000` takes them of one that runs.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createHousehold, Interrupted, onInterrupt } from './lib/household.mjs';
import { bringUp } from './lib/installation.mjs';
import { checkNode, installPackages } from './lib/packages.mjs';
import { dataFolder, root } from './lib/paths.mjs';
import { explain, Problem, say } from './lib/progress.mjs';
import { removePostgres } from './servers/postgres.mjs';
import { temporaryFolder } from './servers/temporary-folder.mjs';
import { pictures } from './lib/pictures.mjs';

const password = 'ieum-demo-2026';
const household = createHousehold();
/** @type {string | undefined} */
let folder;

/** @param {number} code */
async function end(code) {
  await household.stop();
  if (folder) removePostgres(join(folder, 'postgres'));
  process.exit(code);
}

/** @returns {Promise<string>} the address of an installation of their own */
async function ownInstallation() {
  folder = temporaryFolder('ieum-pictures-');
  household.throwAway(folder);
  const env = { DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined, PORT: undefined, IEUM_TEST_CLOCK: '1', IEUM_DEMO_DATA: '1', IEUM_SAMPLE_ORDERS: '1', IEUM_DEMO_PASSWORD: password };
  return (await bringUp(household, { folder, logFolder: join(folder, 'log'), env })).address;
}

/** @param {import('playwright-core').Browser} browser @param {string} address @param {'ko' | 'en'} language */
async function take(browser, address, language) {
  for (const { name, login, size, path, act } of pictures) {
    const context = await browser.newContext({ baseURL: address, viewport: size, locale: language === 'ko' ? 'ko-KR' : 'en-GB', timezoneId: 'Asia/Seoul', reducedMotion: 'reduce' });
    await context.addInitScript((spoken) => localStorage.setItem('ieum.language', spoken), language);
    const page = await context.newPage();
    if (login) {
      const answer = await page.request.post('/api/login', { data: { login, password } });
      if (!answer.ok()) throw new Problem(`${login} cannot log in: ${await answer.text()}`);
    }
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await act?.(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(root, 'docs/screenshots', `${name}.${language}.png`) });
    say(`  docs/screenshots/${name}.${language}.png`);
    await context.close();
  }
}

try {
  onInterrupt(() => end(130));
  checkNode();
  await installPackages(household, join(dataFolder, 'log'));
  const address = process.argv[2] ?? (await ownInstallation());
  mkdirSync(join(root, 'docs/screenshots'), { recursive: true });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  await take(browser, address, 'ko');
  await take(browser, address, 'en');
  await browser.close();
  await end(0);
} catch (error) {
  if (!(error instanceof Interrupted) && !household.isEnding()) {
    explain(error);
    await end(1);
  }
}
