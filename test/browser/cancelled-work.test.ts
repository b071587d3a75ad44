import { anApplication, partnerOf } from '../api/world/applications';
import { inTheBrowser } from './world/chromium';
import { seats } from './world/seats';
import { WebOffice, type Screen } from './world/web-office';

jest.setTimeout(120_000);

inTheBrowser('what the partners of a cancelled order are still owed (X-118)', () => {
  let web: WebOffice;

  /** Headsets delivered and floor space prepared for an order that its customer then gives up. */
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    const { office } = web;
    const roles = ['PARTNER_SYSTEM', 'PARTNER_DEVICE', 'PARTNER_STAFFING'];
    const partners = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await partnerOf(office, role)] as const)));
    const devices = [
      { kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' },
      { kind: 'IP_PHONE', quantity: 10, unitPriceWon: '60000', partnerUnitPriceWon: '50000' },
    ];
    const orderId = await office.submitted(await anApplication(office, { devices, partners: { PARTNER_SYSTEM: partners['PARTNER_SYSTEM'], PARTNER_DEVICE: partners['PARTNER_DEVICE'] } }));
    await office.done('check-site', 'confirm-quote-product', 'confirm-quote-consulting', 'approve-negotiated-price', 'collect-documents', 'receive-application');
    await office.done('register-opportunity', 'review-feasibility', 'draft-contract', 'review-contract', 'conclude-customer-contract', 'conclude-partner-contract#PARTNER_DEVICE', 'process-service-order', 'deliver-devices');
    await office.as('sales').post(`/api/orders/${orderId}/cancel`, { reason: '고객이 사업을 접었습니다' });
    await office.done('return-devices');
  }, 120_000);
  afterAll(() => web?.close());

  const atTask = async (login: string, step: string, seat = {}): Promise<Screen> => {
    const [{ id } = { id: '' }] = await web.office.rows<{ id: string }>(`SELECT id FROM task WHERE step = $1 AND status IN ('OPEN', 'IN_PROGRESS')`, [step]);
    const screen = await web.signedIn(login, seat);
    await screen.goto(`/inbox?task=${id}`);
    return screen;
  };

  it.each(seats)('is asked in a form that names every delivered item with the most it may cost, and breaks no rule ($language, $shade, $size)', async (seat) => {
    const screen = await atTask('sales', 'settle-cancelled-work', seat);
    await screen.page.locator('.choices input[type=checkbox]').first().check();
    // At its end the form lies under no foot, which elsewhere covers a part of some box.
    await screen.page.locator('.task').evaluate((form) => form.scrollIntoView({ block: 'end' }));
    expect([await screen.broken(), await screen.slidesSideways(), screen.complaints]).toEqual([[], false, []]);
    expect(await screen.page.getByRole('group', { name: seat.language === 'ko' ? '품목별 정산' : 'Settlement by item' }).count()).toBe(1);
    await screen.picture(`settle-cancelled-work-${seat.language}-${seat.shade}-${seat.size}`);
    await screen.close();
  });

  it('is agreed with each partner, item by item: at most its price, and nothing only for a reason', async () => {
    const screen = await atTask('sales', 'settle-cancelled-work');
    const { page } = screen;
    const items = page.getByRole('group', { name: '품목별 정산' });
    const complete = page.getByRole('button', { name: '완료', exact: true });
    const [headsets, phones] = ['2,100,000원 (VAT 별도) 헤드셋 ·', '500,000원 (VAT 별도) IP 전화기 ·'].map((name) => items.locator('.row').filter({ hasText: name }));
    await headsets?.getByRole('checkbox').check();
    await phones?.getByRole('checkbox').check();
    await headsets?.getByLabel('정산금액').fill('2,100,001');
    await phones?.getByLabel('정산금액').fill('500,000');
    await complete.click();
    await page.getByText('2,100,001원은 협력사 단가로 계산한 2,100,000원보다 많습니다.').first().waitFor();
    await headsets?.getByLabel('정산금액').fill('900,000');
    await phones?.getByLabel('정산금액').fill('0');
    await complete.click();
    await phones?.getByText('지급하지 않는 사유를 적으십시오.').waitFor();
    await screen.picture('settle-cancelled-work-reason');
    await phones?.getByLabel('사유').fill('뜯지 않은 채 돌려받음');
    await complete.click();
    await page.getByText('완료되었습니다.').waitFor();
    expect(await web.office.rows(`SELECT cancelled_work_won::text AS won, cancelled_work_reason AS reason FROM one_off_item ORDER BY quantity DESC`)).toEqual([
      { won: '900000', reason: null },
      { won: '0', reason: '뜯지 않은 채 돌려받음' },
    ]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('is approved by somebody of the settlement team, who sees what was agreed item by item, and is earned without a bill to the customer (X-03)', async () => {
    const screen = await atTask('settlement', 'approve-cancelled-work');
    const { page } = screen;
    await screen.picture('approve-cancelled-work');
    const prepared = page.getByRole('group', { name: '승인할 내용' });
    await prepared.getByText('900,000원 (VAT 별도) (최대 2,100,000원)').waitFor();
    await prepared.getByText('0원 (VAT 별도) (최대 500,000원) 뜯지 않은 채 돌려받음', { exact: true }).waitFor();
    await prepared.getByText('합계 900,000원 (VAT 별도)').waitFor();
    await page.getByLabel(/확인한 합계/).fill('900000');
    await page.getByRole('button', { name: '완료', exact: true }).click();
    await page.getByText('완료되었습니다.').waitFor();
    expect(await web.office.rows(`SELECT item, supply_won::text AS won, status FROM partner_accrual`)).toEqual([{ item: 'DEVICE', won: '900000', status: 'CONFIRMED' }]);
    expect(await web.office.rows(`SELECT 1 FROM bill`)).toEqual([]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
