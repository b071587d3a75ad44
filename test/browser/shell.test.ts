import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice, type Screen } from './world/web-office';

jest.setTimeout(120_000);

inTheBrowser('the frame around every page', () => {
  let web: WebOffice;
  let orderNo: string;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    const orderId = await web.office.anAspOrder({ arsUsed: true });
    await web.office.done('check-site', 'confirm-quote-product');
    [{ orderNo }] = (await web.office.rows<{ orderNo: string }>(`SELECT order_no AS "orderNo" FROM customer_order WHERE id = $1`, [orderId])) as [{ orderNo: string }];
  }, 120_000);
  afterAll(() => web?.close());

  const finding = async (screen: Screen, words: string) => {
    await screen.page.keyboard.press('ControlOrMeta+k');
    await screen.page.getByRole('dialog').getByLabel('찾기').fill(words);
    return screen.page.getByRole('dialog');
  };

  it('Ctrl K finds a customer and the orders by initial consonants, and the keyboard alone opens them', async () => {
    const screen = await web.signedIn('sales');
    const dialog = await finding(screen, 'ㅎㅂㅇㅎ');
    await dialog.getByRole('region', { name: '주문·서비스·계약' }).getByRole('link', { name: new RegExp(`한빛여행.*${orderNo}`) }).waitFor();
    await dialog.getByRole('region', { name: '고객' }).getByRole('link', { name: /한빛여행/ }).focus();
    await screen.page.keyboard.press('Enter');
    await screen.page.waitForURL('**/orders?customer=*');
    await screen.page.getByRole('button', { name: '한빛여행만 보기를 끝내기' }).waitFor();
    await finding(screen, orderNo);
    await screen.page.getByRole('dialog').getByRole('link', { name: new RegExp(orderNo) }).first().waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.page.waitForURL(/\/(orders|inbox)/);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('Ctrl K finds partners, and what waits for the person by the name of the step', async () => {
    const screen = await web.signedIn('consulting');
    const dialog = await finding(screen, '가온');
    await dialog.getByRole('region', { name: '협력사' }).getByRole('link', { name: /가온시스템.*P-SYSTEM/ }).waitFor();
    await dialog.getByLabel('찾기').fill('견적 확인');
    await dialog.getByRole('region', { name: '내가 할 업무' }).getByRole('link', { name: /견적 확인.*한빛여행/ }).waitFor();
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.keyboard.press('Enter');
    await screen.page.waitForURL('**/inbox?**task=*');
    await screen.page.getByRole('heading', { name: /견적 확인/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('Ctrl K says when nothing is found, and tells a partner nothing of customers', async () => {
    const screen = await web.signedIn('app');
    const dialog = await finding(screen, '한빛여행');
    await dialog.getByText('찾은 것이 없습니다').waitFor();
    expect(await dialog.getByRole('link').count()).toBe(0);
    await screen.close();
  });

  it('the clock lists what will happen on the way before it is moved', async () => {
    const screen = await web.signedIn('admin');
    await screen.page.getByRole('button', { name: /^시험 시계/ }).click();
    const panel = screen.page.getByRole('dialog', { name: '업무 날짜 옮기기' });
    const ahead = panel.getByRole('region', { name: '그때까지 일어날 일' });
    await panel.getByRole('button', { name: /다음 목요일 · 2026-09-03/ }).click();
    await ahead.getByText('그때까지 정해진 일이 없습니다.').waitFor();
    await panel.getByLabel('고른 날짜').fill('2026-10-02');
    await panel.getByLabel('고른 날짜').press('Enter');
    await ahead.getByText(/2026-10-01 00:00 · 월마감 시작/).waitFor();
    expect(await ahead.innerText()).toMatch(/기한이 지나는 업무 [1-9]\d*건/);
    await screen.close();
  });

  it('a date that is being typed outlives what the page learns meanwhile', async () => {
    const screen = await web.signedIn('admin');
    const { page } = screen;
    let answer: () => void = () => undefined;
    const typed = new Promise<void>((done) => (answer = done));
    await page.route('**/api/clock/ahead*', async (route) => {
      await typed;
      await route.continue();
    });
    await page.getByRole('button', { name: /^시험 시계/ }).click();
    const panel = page.getByRole('dialog', { name: '업무 날짜 옮기기' });
    await panel.getByLabel('고른 날짜').fill('2026-10-02');
    answer();
    await panel.getByText('그때까지 정해진 일이 없습니다.').waitFor();
    expect(await panel.getByLabel('고른 날짜').inputValue()).toBe('2026-10-02');
    await screen.close();
  });

  it('a text that a box cuts off would be found by the tests of every screen', async () => {
    const screen = await web.signedIn('sales');
    await screen.page.addStyleTag({ content: 'h1 { width: 20px; overflow: hidden; white-space: nowrap; }' });
    expect(await screen.broken()).toEqual([expect.stringMatching(/^cut off: /)]);
    await screen.close();
  });

  it('the login and the change of a password break no rule of axe', async () => {
    const door = await web.atTheDoor({ size: 'phone' });
    await door.goto('/login');
    const screen = await web.signedIn('sales', { shade: 'dark' });
    await screen.goto('/password');
    expect([await door.broken(), await screen.broken(), door.complaints, screen.complaints]).toEqual([[], [], [], []]);
    await door.close();
    await screen.close();
  });

  it.each(seats)('the search and the clock panel break no rule of axe: $language, $shade, $size', async (seat) => {
    const screen = await web.signedIn('admin', seat);
    const open = async (name: RegExp) => {
      await screen.page.getByRole('button', { name }).first().click();
      await screen.page.getByRole('dialog').waitFor();
    };
    await open(/^(찾기|Find)/);
    await screen.page.getByRole('dialog').getByRole('textbox').fill('한빛');
    await screen.page.getByRole('dialog').getByRole('link').first().waitFor();
    const found = [await screen.broken(), await screen.slidesSideways()];
    await screen.page.keyboard.press('Escape');
    await open(/^(시험 시계|Test clock)/);
    await screen.settled();
    expect({ found, clock: [await screen.broken(), await screen.slidesSideways()], complaints: screen.complaints }).toEqual({ found: [[], false], clock: [[], false], complaints: [] });
    await screen.close();
  });
});
