/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import type { Screen } from './web-office';

/** The buttons of a page by what stands on them: of the same ones in each row of a list the first. */
async function buttonsOf(page: Page): Promise<readonly Locator[]> {
  const byWords = new Map<string, Locator>();
  for (const button of await page.locator('main button:enabled:visible').all()) {
    const words = (await button.innerText()).trim();
    if (words !== '' && !byWords.has(words)) byWords.set(words, button);
  }
  return [...byWords.values()];
}

/** Whether a dialog stands there, whole and still. */
async function isOpen(screen: Screen, dialog: Locator): Promise<boolean> {
  const comes = await dialog.waitFor({ timeout: 2_000 }).then(() => true, () => false);
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

/** Opens each dialog that a page offers, one after the other, and says its title while it stands there. */
export async function* openedDialogs(screen: Screen, path: string): AsyncGenerator<string> {
  const { page } = screen;
  const dialog = page.getByRole('dialog');
  const go = () => (path.startsWith('/bills/') ? goWithOpenRow(screen, path) : screen.goto(path));
  await go();
  const count = (await buttonsOf(page)).length;
  for (let at = 0; at < count; at++) {
    await (await buttonsOf(page))[at]?.click();
    if (await isOpen(screen, dialog)) yield (await dialog.locator('.ant-modal-title').innerText()).trim();
    await go();
  }
}
