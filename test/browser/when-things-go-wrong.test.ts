import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inTheBrowser } from './world/chromium';
import { WebOffice, type Screen } from './world/web-office';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

inTheBrowser('when things go wrong', () => {
  let web: WebOffice;
  let screen: Screen;
  let page: Page;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
  }, 120_000);
  afterAll(() => web?.close());
  afterEach(() => screen.close());

  /** A new order's first task, open before its rep, with something typed. */
  const typed = '100Mbps, 방화벽 예외 가능';
  async function atATask(): Promise<{ readonly orderId: string; readonly taskId: string }> {
    const orderId = await web.office.anAspOrder();
    const [row] = await web.office.rows<{ id: string }>(`SELECT id FROM task WHERE order_id = $1 AND step = 'check-site' ORDER BY round DESC LIMIT 1`, [orderId]);
    screen = await web.signedIn('sales');
    ({ page } = screen);
    await page.goto(`/inbox?task=${row?.id}`);
    await page.getByLabel('네트워크 환경').fill(typed);
    return { orderId, taskId: row?.id ?? '' };
  }
  const complete = () => page.getByRole('button', { name: '완료', exact: true });
  const whatWasTyped = () => page.getByLabel('네트워크 환경').inputValue();
  const statusOf = async (taskId: string) => (await web.office.rows<{ status: string }>(`SELECT status FROM task WHERE id = $1`, [taskId]))[0]?.status;

  it('a dropped connection is told, what was typed stays, and the same click afterwards is enough', async () => {
    const { taskId } = await atATask();
    await page.context().setOffline(true);
    await complete().click();
    await page.getByText('네트워크가 끊겼습니다').first().waitFor();
    expect(await whatWasTyped()).toBe(typed);
    await page.context().setOffline(false);
    await complete().click();
    await page.getByText('완료되었습니다.').waitFor();
    expect(await statusOf(taskId)).toBe('DONE');
  }, 60_000);

  it('an ended session asks for the password on top of the page, where everything that was typed stays', async () => {
    const { taskId } = await atATask();
    await page.context().clearCookies();
    await complete().click();
    const again = page.getByRole('dialog', { name: '로그인 시간이 끝났습니다' });
    await again.getByLabel('아이디').fill('sales');
    await again.getByLabel('비밀번호').fill('ieum-demo-2026');
    await again.getByRole('button', { name: '로그인' }).click();
    await again.waitFor({ state: 'hidden' });
    expect(await whatWasTyped()).toBe(typed);
    await complete().click();
    await page.getByText('완료되었습니다.').waitFor();
    expect(await statusOf(taskId)).toBe('DONE');
  }, 60_000);

  it('a fault of the server is told with the number to ask about, and may be tried again', async () => {
    const { taskId } = await atATask();
    const problem = { type: 'about:blank', title: '오류', status: 500, code: 'server.failed', ko: '처리하지 못했습니다. 잠시 뒤 다시 시도하십시오.', en: 'It could not be done.', requestId: 'r-0001' };
    await page.route('**/complete', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }));
    await complete().click();
    await page.getByText('문의할 때 알려 주십시오: r-0001').waitFor();
    expect(await whatWasTyped()).toBe(typed);
    await page.unroute('**/complete');
    await complete().click();
    await page.getByText('완료되었습니다.').waitFor();
    expect(await statusOf(taskId)).toBe('DONE');
  }, 60_000);

  it('a slow answer shows the shape of what comes, and a second click sends nothing more', async () => {
    const { taskId } = await atATask();
    let sent = 0;
    await page.route('**/complete', async (route) => {
      sent += 1;
      await new Promise((done) => setTimeout(done, 1_500));
      await route.continue();
    });
    await page.getByLabel('네트워크 환경').press('Tab');
    await complete().click();
    await page.locator('#task-complete').click({ force: true, timeout: 1_000 }).catch(() => undefined);
    await page.getByText('완료되었습니다.').waitFor();
    expect([sent, await statusOf(taskId)]).toEqual([1, 'DONE']);
    await page.route('**/api/tasks?*', async (route) => {
      await new Promise((done) => setTimeout(done, 1_500));
      await route.continue();
    });
    await page.goto('/inbox?box=done');
    await page.getByRole('status', { name: '불러오는 중입니다' }).first().waitFor();
    await page.locator('tr.opens').first().waitFor();
  }, 60_000);

  it('a file that is too large is told by name, and what was typed and attached before stays', async () => {
    await atATask();
    const attach = page.getByLabel('기타 서류 첨부');
    await attach.setInputFiles({ name: '현장.png', mimeType: 'image/png', buffer: png });
    await page.getByRole('link', { name: '현장.png' }).waitFor();
    const tooLarge = join(web.office.folder, '너무큰.pdf');
    writeFileSync(tooLarge, Buffer.alloc(web.office.house.config.maxUploadBytes + 1, 'x'));
    await attach.setInputFiles(tooLarge);
    await page.getByText('첨부하지 못했습니다: 너무큰.pdf').waitFor();
    expect(await whatWasTyped()).toBe(typed);
    await page.getByRole('button', { name: '현장.png 미리보기' }).click();
    await page.getByRole('img', { name: '현장.png' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '현장.png 떼기' }).click();
    await page.getByRole('button', { name: '정말 떼기' }).click();
    await page.getByRole('link', { name: '현장.png' }).waitFor({ state: 'hidden' });
    const [{ left } = { left: -1 }] = await web.office.rows<{ left: number }>(`SELECT count(*)::int AS left FROM document WHERE file_name = '현장.png' AND removed_at IS NULL`);
    expect(left).toBe(0);
  }, 60_000);

  it('a task that is closed under its form keeps what was typed, as a late answer, and the papers that belong to it', async () => {
    const { orderId, taskId } = await atATask();
    const attach = page.getByLabel('기타 서류 첨부');
    await attach.setInputFiles({ name: '현장.png', mimeType: 'image/png', buffer: png });
    await page.getByRole('link', { name: '현장.png' }).waitFor();
    await web.office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '고객이 취소' });
    await page.getByText('그 사이 이 업무가 닫혔습니다.').waitFor();
    expect(await whatWasTyped()).toBe(typed);
    expect(await page.getByRole('button', { name: '현장.png 떼기' }).count()).toBe(0);
    await attach.setInputFiles({ name: '배선.png', mimeType: 'image/png', buffer: png });
    await page.getByText('늦게 온 서류', { exact: true }).waitFor();
    expect(await screen.broken()).toEqual([]);
    await screen.picture('late-papers');
    await page.getByRole('button', { name: '적은 내용을 늦은 답으로 남기기' }).click();
    await page.getByText('늦은 답으로 남겼습니다.').waitFor();
    const [note] = await web.office.rows<{ network: string }>(`SELECT detail -> 'form' ->> 'network' AS network FROM task_note WHERE task_id = $1 AND kind = 'LATE_ANSWER'`, [taskId]);
    expect(note?.network).toBe(typed);
    const papers = await web.office.rows(`SELECT file_name AS name, came_late AS late FROM document WHERE task_id = $1 AND removed_at IS NULL ORDER BY id`, [taskId]);
    expect(papers).toEqual([{ name: '현장.png', late: false }, { name: '배선.png', late: true }]);
  }, 60_000);

  it('what was completed too early is taken back, while nobody has begun with what followed', async () => {
    const { taskId } = await atATask();
    await complete().click();
    await page.getByText('완료되었습니다.').waitFor();
    await page.goto(`/inbox?box=done&task=${taskId}`);
    await page.getByRole('button', { name: '회수' }).click();
    const dialog = page.getByRole('dialog', { name: '완료한 업무를 회수하시겠습니까?' });
    await dialog.getByLabel('회수 사유').fill('환경을 잘못 적었습니다');
    await dialog.getByRole('button', { name: '회수' }).click();
    await page.getByText('회수되었습니다.').waitFor();
    const [again] = await web.office.rows<{ draft: { network: string } }>(
      `SELECT n.draft FROM task n JOIN task t ON t.run_id = n.run_id AND t.step = n.step AND n.round > t.round WHERE t.id = $1 AND n.status = 'IN_PROGRESS'`,
      [taskId],
    );
    expect(again?.draft.network).toBe(typed);
  }, 60_000);
});
