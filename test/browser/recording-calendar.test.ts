import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

inTheBrowser('the recording calendar', () => {
  let web: WebOffice;
  let orderId: string;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    orderId = await web.office.anAspOrder({ arsUsed: true });
    await web.office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
  }, 120_000);
  afterAll(() => web?.close());

  const booked = async (): Promise<string | undefined> => (await web.office.rows<{ on: string }>(`SELECT thursday::text AS on FROM recording_booking WHERE order_id = $1 AND state = 'BOOKED'`, [orderId]))[0]?.on;

  it.each(seats)('breaks no rule of accessibility and does not slide sideways ($language, $shade, $size)', async (seat) => {
    const screen = await web.signedIn('consulting', seat);
    await screen.goto('/recording');
    expect(await screen.broken()).toEqual([]);
    expect(await screen.slidesSideways()).toBe(false);
    await screen.page.locator('.place.taken button').first().click();
    await screen.page.getByRole('dialog').locator('#move-to').waitFor();
    await screen.settled();
    expect(await screen.broken()).toEqual([]);
    expect(await screen.slidesSideways()).toBe(false);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('moves a booking after showing what that does to the opening', async () => {
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await screen.goto('/recording');
    await page.getByRole('link', { name: '녹음 일정' }).waitFor();
    await page.getByRole('button', { name: /한빛여행/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('#move-to').selectOption('2026-09-10');
    await dialog.getByText('예상 개통일').waitFor();
    expect(await booked()).toBe('2026-09-03');
    await dialog.getByLabel('사유').fill('고객 담당자 휴가');
    await dialog.getByRole('button', { name: '옮기기' }).click();
    await page.getByText('녹음 예약이 2026-09-10로 옮겨졌습니다.').waitFor();
    expect(await booked()).toBe('2026-09-10');
    await page.locator('li.thursday', { hasText: '2026-09-10' }).getByRole('button', { name: /한빛여행/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('closes a Thursday after naming the bookings that move, and opens it again', async () => {
    const screen = await web.signedIn('consulting');
    const { page } = screen;
    await screen.goto('/recording');
    const thursday = page.locator('li.thursday', { hasText: '2026-09-10' });
    await thursday.getByRole('button', { name: '2026-09-10 정원·휴무' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2026-09-17').first().waitFor();
    await dialog.getByLabel('사유').fill('녹음실 공사');
    await dialog.getByRole('button', { name: '휴무로 하기' }).click();
    await page.getByText('2026-09-10이 휴무로 바뀌었습니다.').waitFor();
    await thursday.locator('.badge', { hasText: '휴무' }).waitFor();
    expect(await booked()).toBe('2026-09-17');

    await thursday.getByRole('button', { name: '2026-09-10 정원·휴무' }).click();
    await dialog.getByLabel('새 정원').fill('3');
    await dialog.getByLabel('사유').fill('공사가 끝났습니다');
    await dialog.getByRole('button', { name: '정원 바꾸기' }).click();
    await thursday.getByText('예약 0 / 정원 3').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
