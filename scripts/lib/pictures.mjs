/** @typedef {{ name: string, login?: string, size: { width: number, height: number }, path: string, act?: (page: import('playwright-core').Page) => Promise<void> }} Picture */

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** @param {import('playwright-core').Page} page */
const openFirst = async (page) => {
  await page.locator('tr.opens').first().click();
  await page.locator('#task-title').waitFor();
};

/** What is shown, of whom, and how one comes there. @type {readonly Picture[]} */
export const pictures = [
  { name: 'login', size: desk, path: '/login' },
  { name: 'inbox', login: 'sales', size: desk, path: '/inbox', act: openFirst },
  { name: 'inbox-phone', login: 'system', size: phone, path: '/inbox?box=team' },
];
