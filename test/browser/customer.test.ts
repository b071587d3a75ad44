import { inTheBrowser } from './world/chromium';
import { drawSignature } from './world/hands';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

const garam = { login: 'hanbit.garam', name: '한가람', email: 'garam@hanbit.example.com' };

inTheBrowser('what a customer does', () => {
  let web: WebOffice;
  let orderId: string;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    const { office } = web;
    orderId = await office.anAspOrder({ arsUsed: true });
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'collect-documents', 'receive-application', 'process-service-order');
    await office.done('apply-vpn', 'open-vpn-line', 'assign-ip', 'install-software', 'train-users', 'submit-scenario');
    const { customerId } = await office.as('sales').get<{ customerId: string }>(`/api/orders/${orderId}`);
    await office.invited(customerId, garam);
    await office.itIs('2026-09-03T14:00:00');
    await office.done('record-scenario', 'load-scenario', 'final-test', 'prepare-acceptance');
    await office.itIs('2026-09-04T10:00:00');
  }, 120_000);
  afterAll(() => web?.close());

  it.each(seats)('breaks no rule of accessibility and does not slide sideways ($language, $shade, $size)', async (seat) => {
    const screen = await web.signedIn(garam.login, seat);
    const sound = async () => {
      expect(await screen.broken()).toEqual([]);
      expect(await screen.slidesSideways()).toBe(false);
    };
    await screen.goto('/customer/bills');
    await sound();
    await screen.goto(`/customer/orders/${orderId}`);
    await sound();
    await screen.goto('/customer');
    await sound();
    await screen.page.locator('a[href^="/customer/sign/"]').first().click();
    await screen.page.locator('.signature-pad').waitFor();
    await sound();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('reads where the order stands in plain words, and what will be heard on the phone', async () => {
    const screen = await web.signedIn(garam.login, { size: 'phone' });
    await screen.goto('/customer');
    await screen.page.getByText('검수할 차례입니다.').waitFor();
    await screen.page.getByRole('link', { name: /^O-/ }).click();
    await screen.page.getByText('예약은 1번, 상담원 연결은 0번을 눌러 주십시오.').waitFor();
    expect(await screen.page.locator('[aria-current=step]').innerText()).toContain('검수');
    await screen.close();
  });

  it('signs the acceptance certificate with a finger: it becomes a paper of the order, and the step is done (S1-059)', async () => {
    const screen = await web.signedIn(garam.login, { size: 'phone' });
    const { page } = screen;
    await screen.goto('/customer');
    await page.getByRole('link', { name: '검수하고 서명하기' }).click();
    const submit = page.getByRole('button', { name: '서명하고 제출' });
    await page.locator('.signature-pad').waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await drawSignature(page);
    await submit.click();
    await page.getByText('검수확인서가 제출되었습니다.').waitFor();
    await page.getByText('검수가 끝나 개통을 기다립니다.').waitFor();
    await page.getByRole('link', { name: /^검수확인서_O-.*\.png$/ }).waitFor();
    const papers = await web.office.rows(
      `SELECT f.media_type AS type, t.step, t.status FROM document d JOIN stored_file f ON f.hash = d.file_hash JOIN task t ON t.id = d.task_id WHERE d.order_id = $1 AND d.document_type = 'ACCEPTANCE_CERTIFICATE' AND d.removed_at IS NULL`,
      [orderId],
    );
    expect(papers).toEqual([{ type: 'image/png', step: 'accept-service', status: 'DONE' }]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
