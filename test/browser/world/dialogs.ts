/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import type { Screen } from './web-office';

/** What stands on the buttons of a page: of the same words in each row of a list once. */
async function wordsOnButtons(page: Page): Promise<readonly string[]> {
  const all = await page.locator('main button:enabled:visible').allInnerTexts();
  return [...new Set(all.map((words) => words.trim()))].filter((words) => words !== '');
}

/** Words as they stand on a button, whatever breaks their lines. */
const exactly = (words: string): RegExp => new RegExp(`^\\s*${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s*')}\\s*$`);

/** Whether a dialog stands there, whole and still. */
async function isOpen(screen: Screen, dialog: Locator): Promise<boolean> {
  const comes = await dialog.waitFor({ timeout: 600 }).then(() => true, () => false);
  if (!comes) return false;
  await screen.settled();
  await screen.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  return true;
}

/** A list shows what may be done with a row of it once that is open. */
async function goWithOpenRow(screen: Screen, path: string): Promise<void> {
  await screen.goto(path);
  const row = screen.page.locator('main tr.opens').first();
  if ((await row.count()) === 0) return;
  await row.click();
  await screen.settled();
}

/**
 * Opens each dialog that a page offers, one after the other, and says its title while it stands there. A button that opens none may have changed the page,
 * which is then opened anew.
 */
export async function* openedDialogs(screen: Screen, path: string): AsyncGenerator<string> {
  const { page } = screen;
  const dialog = page.getByRole('dialog');
  const go = () => (path.startsWith('/bills/') ? goWithOpenRow(screen, path) : screen.goto(path));
  await go();
  for (const words of await wordsOnButtons(page)) {
    await page.locator('main button:enabled:visible', { hasText: exactly(words) }).first().click();
    if (!(await isOpen(screen, dialog))) {
      await go();
      continue;
    }
    yield (await dialog.locator('.ant-modal-title').innerText()).trim();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
}
