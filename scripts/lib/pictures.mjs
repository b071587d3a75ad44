/** @typedef {{ name: string, login?: string, size: { width: number, height: number }, path: string, act?: (page: import('playwright-core').Page) => Promise<void> }} Picture */

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** @param {import('playwright-core').Page} page */
const openFirst = async (page) => {
  await page.locator('tr.opens').first().click();
  await page.locator('#task-title').waitFor();
};

/** @param {string} status an order of the sample book that stands so @param {string} tab */
const openOrder = (status, tab) => async (/** @type {import('playwright-core').Page} */ page) => {
  const { items } = await (await page.request.get(`/api/orders?status=${status}`)).json();
  await page.goto(`/orders/${items[0].id}?tab=${tab}`);
  await page.locator('.step-bar').waitFor();
};

/** @param {import('playwright-core').Page} page */
const openNewestMonth = async (page) => {
  const { items } = await (await page.request.get('/api/months')).json();
  await page.goto(`/settlement/${items[0].month}`);
  await page.locator('h1').waitFor();
};

/** What is shown, of whom, and how one comes there. @type {readonly Picture[]} */
export const pictures = [
  { name: 'login', size: desk, path: '/login' },
  { name: 'home', login: 'sales', size: desk, path: '/' },
  { name: 'inbox', login: 'sales', size: desk, path: '/inbox', act: openFirst },
  { name: 'inbox-phone', login: 'system', size: phone, path: '/inbox?box=team' },
  { name: 'order', login: 'sales', size: desk, path: '/orders', act: openOrder('IN_ACTIVATION', 'progress') },
  { name: 'order-flow', login: 'sales', size: desk, path: '/orders', act: openOrder('IN_ACTIVATION', 'flow') },
  { name: 'recording', login: 'consulting', size: desk, path: '/recording' },
  { name: 'month', login: 'settlement', size: desk, path: '/settlement', act: openNewestMonth },
  { name: 'receivables', login: 'settlement', size: desk, path: '/receivables' },
  { name: 'statement', login: 'staffing', size: desk, path: '/partner/statements' },
  { name: 'customer-phone', login: 'pureun', size: phone, path: '/customer' },
];
