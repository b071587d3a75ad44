import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

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
    await page.getByRole('heading', { name: '홈' }).waitFor();
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

  it('hands a task to somebody else of the team, and says who has it', async () => {
    const lead = await web.signedIn('sales-lead');
    const { page } = lead;
    await page.goto('/inbox?box=team');
    await page.locator('tr.opens').first().click();
    await page.getByRole('button', { name: '담당자 변경' }).click();
    const dialog = page.getByRole('dialog', { name: '다른 담당자에게 넘기시겠습니까?' });
    expect(await dialog.getByRole('button', { name: '담당자 변경' }).isDisabled()).toBe(true);
    await dialog.getByLabel('박팀장').check();
    await dialog.getByLabel('사유').fill('휴가');
    expect(await lead.broken()).toEqual([]);
    await dialog.getByRole('button', { name: '담당자 변경' }).click();
    await page.getByText('담당자가 변경되었습니다.').waitFor();
    await page.getByText('영업대표(AM/ITC) · 박팀장').waitFor();
    expect(lead.complaints).toEqual([]);
    await lead.close();
  });

  it('does the same to several tasks at once, with a result a row', async () => {
    await web.office.anAspOrder();
    await web.office.anAspOrder();
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await page.goto('/inbox?step=check-site');
    const rows = page.locator('tr.opens');
    await rows.first().waitFor();
    const chosen = await rows.count();
    expect(chosen).toBeGreaterThan(1);
    await page.getByLabel('모두 선택').check();
    await page.getByRole('button', { name: '완료', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('네트워크 환경').fill('100Mbps');
    expect(await screen.broken()).toEqual([]);
    await dialog.getByRole('button', { name: '완료' }).click();
    await page.getByText(`${chosen}건 가운데 ${chosen}건이 처리되었습니다.`).waitFor();
    await page.getByText('조건에 맞는 일이 없습니다').waitFor();
    const [{ left } = { left: -1 }] = await web.office.rows<{ left: number }>(`SELECT count(*)::int AS left FROM task WHERE step = 'check-site' AND status IN ('OPEN', 'IN_PROGRESS') AND assignee_id = (SELECT id FROM person WHERE login = 'sales')`);
    expect(left).toBe(0);
    await screen.close();
  });

  it('says in plain words what to do, why it is due then and what the rules say', async () => {
    await web.office.anAspOrder();
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await page.goto('/inbox?step=check-site');
    await page.locator('tr.opens').first().click();
    await page.getByText('고객사의 회선, 방화벽, 전원을 확인하고').waitFor();
    await page.getByText('근거: 업무가 열린 날부터 3영업일').waitFor();
    await page.getByRole('button', { name: '업무 기준 S1-036 보기' }).click();
    await page.getByText('청약 전에 고객의 네트워크와 특이환경을 미리 검토합니다.').waitFor();
    expect(await screen.broken()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('nav [aria-current=page]').allInnerTexts()).toEqual([expect.stringContaining('내 업무')]);
    await screen.close();
  });

  it('shows what is said about the order beside its task, keeps what could not be written, and marks what belongs to the task', async () => {
    const orderId = await web.office.anAspOrder();
    await web.office.as('consulting').post(`/api/orders/${orderId}/comments`, { text: '고객이 이전을 준비하고 있습니다', audience: 'HOUSE' });
    const screen = await web.signedIn('sales');
    const { page } = screen;
    const [{ id } = { id: '' }] = await web.office.rows<{ id: string }>(`SELECT id FROM task WHERE order_id = $1 AND step = 'check-site'`, [orderId]);
    await screen.goto(`/inbox?task=${id}`);
    await page.getByRole('tab', { name: '댓글' }).click();
    await page.getByText('고객이 이전을 준비하고 있습니다').waitFor();
    const field = page.getByRole('textbox', { name: '댓글' });
    await page.route('**/comments', (route) => route.abort(), { times: 1 });
    await field.fill('방화벽 담당자와 통화했습니다');
    await page.getByRole('button', { name: '남기기' }).click();
    await page.getByRole('alert').waitFor();
    expect(await field.inputValue()).toBe('방화벽 담당자와 통화했습니다');
    await page.getByRole('button', { name: '남기기' }).click();
    const written = page.getByRole('listitem').filter({ hasText: '방화벽 담당자와 통화했습니다' });
    await written.getByText('이 업무').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await page.getByText('이 업무', { exact: true }).count()).toBe(1);
    expect(await screen.broken()).toEqual([]);
    expect(await web.office.rows(`SELECT text FROM order_comment WHERE task_id = $1`, [id])).toEqual([{ text: '방화벽 담당자와 통화했습니다' }]);
    await screen.close();
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
