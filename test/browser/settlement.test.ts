import type { Tx } from '../../libs/database/transaction';
import { contracts, type BuiltContract } from '../builders/contracts';
import { oneOffs } from '../builders/one-offs';
import { attendance, staffing } from '../builders/staffing';
import { inTheBrowser } from './world/chromium';
import { Months } from './world/months';
import { seats } from './world/seats';
import { WebOffice } from './world/web-office';

const [march, april] = ['2026-03', '2026-04'];

/** Two months of five contracts: one begins, one ends, one is delivered to, one is staffed. */
async function whatTheMonthsFind(tx: Tx): Promise<void> {
  const one = async (more: Parameters<typeof contracts>[1] = {}) => (await contracts(tx, more))[0] as BuiltContract;
  await one({ billingStartOn: '2026-04-01' });
  await one({ terminatedOn: '2026-03-31' });
  await one({ billingStartOn: '2026-03-17' });
  const [delivered, staffed] = [await one(), await one()];
  await oneOffs(tx, [delivered]);
  await staffing(tx, [staffed]);
  await attendance(tx, [staffed]);
}

inTheBrowser('the settlement workbench', () => {
  let web: WebOffice;
  let months: Months;

  beforeAll(async () => {
    web = await WebOffice.open('2026-04-01T09:00:00');
    months = new Months(web.office);
    await months.work(whatTheMonthsFind);
    await months.open(march);
    await months.run(march, 'DRY');
    await months.run(march, 'FINAL');
  }, 120_000);
  afterAll(() => web?.close());

  it('shows the checker what the month comes to and leads to the approval, which issues the bills', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await page.getByRole('link', { name: '월 정산' }).click();
    await page.getByRole('link', { name: march }).first().click();
    await page.getByRole('heading', { name: `${march} 월 정산`, level: 1 }).waitFor();
    const sum = page.getByRole('row', { name: /^합계/ });
    const total = /([\d,]+)원/.exec(await sum.innerText())?.[1]?.replaceAll(',', '') ?? '';
    await page.getByRole('link', { name: '승인하러 가기' }).click();
    await page.getByRole('heading', { name: '청구 승인', level: 1 }).waitFor();
    await page.getByLabel(/확인한 합계/).fill(total);
    await page.getByRole('button', { name: '완료', exact: true }).click();
    await page.getByText('완료되었습니다.').waitFor();
    await months.run(march, 'ISSUE');
    await screen.goto(`/settlement/${march}`);
    await page.getByRole('listitem').filter({ hasText: '발행' }).getByText('완료').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('says why April differs from March, and leads from the total to the won', async () => {
    await web.office.itIs('2026-05-04T09:00:00');
    await months.open(april);
    await months.run(april, 'DRY');
    const screen = await web.signedIn('consulting');
    const { page } = screen;
    await screen.goto(`/settlement/${april}`);
    await page.getByRole('link', { name: '변경', exact: true }).click();
    await page.locator('tr.opens').first().click();
    await page.getByRole('heading', { name: new RegExp(`${april} 청구 줄`) }).waitFor();
    await page.locator('tr.opens').first().click();
    await page.getByText('30석 × 160,000원 = 4,800,000원').waitFor();
    await page.getByText('2014-07 요금표').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('leads from what waits to the task that brings it', async () => {
    const screen = await web.signedIn('consulting');
    const { page } = screen;
    await screen.goto(`/settlement/${april}?view=exceptions`);
    await page.getByText('복무확인서가 아직 없습니다').waitFor();
    await page.getByRole('link', { name: '복무확인서 제출' }).click();
    await page.getByRole('heading', { name: '복무확인서 제출', level: 1 }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('computes the month again for a reason, after saying what that undoes', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto(`/settlement/${april}`);
    await page.getByRole('button', { name: '다시 계산' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('시험 계산부터 다시 합니다', { exact: false }).waitFor();
    await dialog.getByLabel('다시 계산하는 이유').fill('늦게 온 복무확인서');
    await dialog.getByRole('button', { name: '다시 계산' }).click();
    await page.getByText('다시 계산하도록 요청했습니다.').waitFor();
    await months.run(april, 'DRY');
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('opens a bill with its lines, and a partner’s lines with their evidence', async () => {
    const screen = await web.signedIn('settlement');
    const { page } = screen;
    await screen.goto(`/bills?month=${march}`);
    await page.getByRole('link', { name: /^B-/ }).first().click();
    await page.getByRole('heading', { name: '청구 줄' }).waitFor();
    await page.locator('tr.opens').first().click();
    await page.getByRole('complementary', { name: '금액의 근거' }).getByText('계산').waitFor();
    await screen.goto(`/settlement/${march}?view=partners`);
    await page.locator('tr.opens').first().click();
    await page.getByRole('heading', { name: /정산 줄/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it.each(seats)('breaks no rule of accessibility and does not slide sideways ($language, $shade, $size)', async (seat) => {
    const bill = (await web.office.rows<{ id: string }>(`SELECT id FROM bill ORDER BY id LIMIT 1`))[0]?.id ?? '';
    const paths = ['/settlement', `/settlement/${april}`, `/settlement/${april}?view=exceptions`, `/settlement/${march}?view=partners`, '/bills', `/bills/${bill}`];
    expect(await web.faultsOn(paths, 'settlement', seat)).toEqual([]);
  }, 120_000);
});
