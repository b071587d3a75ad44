import { inTheBrowser } from './world/chromium';
import { WebOffice } from './world/web-office';

const seats = (['ko', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((shade) => (['desk', 'phone'] as const).map((size) => ({ language, shade, size }))),
);

inTheBrowser('the inbox', () => {
  let web: WebOffice;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    await web.office.anAspOrder();
    await web.office.anAspOrder();
  }, 120_000);
  afterAll(() => web?.close());

  it('lets a person in with name and password, and says in Korean when they are wrong', async () => {
    const { page, complaints } = await web.atTheDoor();
    await page.goto('/');
    await page.getByLabel('아이디').fill('sales');
    await page.getByLabel('비밀번호').fill('틀린 비밀번호');
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('비밀번호').fill('ieum-demo-2026');
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('heading', { name: '내 업무' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is worked with the keyboard alone: open, fill in, complete, and the next task opens by itself', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '사전검토', level: 1 }).waitFor();
    const first = new URL(page.url()).searchParams.get('task');
    await page.getByLabel('네트워크 환경').fill('100Mbps, 방화벽 예외 가능');
    await page.getByRole('button', { name: '완료', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('완료되었습니다.').waitFor();
    await page.waitForFunction((before) => new URL(location.href).searchParams.get('task') !== before, first);
    expect(new URL(page.url()).searchParams.get('task')).not.toBeNull();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('shows what is missing beside its field before anything is sent', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await page.locator('tr.opens').first().click();
    await page.getByRole('button', { name: '완료', exact: true }).click();
    expect(await page.getByText('꼭 적어야 합니다').first().isVisible({ timeout: 5_000 })).toBe(true);
    await screen.close();
  });

  it('tells whoever is slower who was quicker, and keeps what they typed', async () => {
    const [slow, quick] = [await web.signedIn('product'), web.office.as('product')];
    await slow.page.goto('/inbox?box=waiting');
    await slow.page.locator('tr.opens').first().click();
    await slow.page.getByLabel('의견').fill('견적 확인했습니다');
    const id = new URL(slow.page.url()).searchParams.get('task') ?? '';
    const { version } = await quick.get<{ version: number }>(`/api/tasks/${id}`);
    await quick.post(`/api/tasks/${id}/complete`, { version, form: {} });
    await slow.page.getByRole('button', { name: '완료', exact: true }).click();
    await slow.page.getByRole('alert').first().waitFor();
    expect(await slow.page.getByLabel('의견').inputValue()).toBe('견적 확인했습니다');
    await slow.close();
  });

  it.each(seats)('breaks no rule of accessibility and does not slide sideways ($language, $shade, $size)', async (seat) => {
    const screen = await web.signedIn('sales', seat);
    expect(await screen.broken()).toEqual([]);
    expect(await screen.slidesSideways()).toBe(false);
    await screen.page.locator('tr.opens').first().click();
    await screen.settled();
    await screen.page.locator('#task-complete').waitFor();
    expect(await screen.broken()).toEqual([]);
    expect(await screen.slidesSideways()).toBe(false);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
