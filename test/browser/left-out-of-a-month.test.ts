import { billLateEvidence } from '../../libs/books/supplementary/start-supplementary-bill';
import { contracts, type BuiltContract } from '../builders/contracts';
import { inTheBrowser } from './world/chromium';
import { Months } from './world/months';
import { farthestSeats } from './world/seats';
import { WebOffice } from './world/web-office';

jest.setTimeout(120_000);

const september = '2026-09';

inTheBrowser('what a month had to leave out', () => {
  let web: WebOffice;
  let months: Months;
  let changed: BuiltContract;
  /** The main order, whose two agents were billed by attendance. */
  let orderId: string;

  /** One contract whose seats changed between approval and issue, one order whose attendance did not come by the cut-off. */
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
    const { office } = web;
    months = new Months(office);
    orderId = await office.theMainOrderCarriedOut();
    await office.done('request-one-off-billing');
    [changed] = (await months.work((tx) => contracts(tx))) as [BuiltContract];
    await office.itIs('2026-10-01T09:00:00');
    await months.open(september);
    await months.run(september, 'DRY');
    await office.itIs('2026-10-08T00:00:01');
    await months.reachMoments(september);
    await months.run(september, 'FINAL');
    await office.done('approve-billing-run');
    await office.rows(`UPDATE contract_item SET quantity = 31 WHERE contract_id = $1 AND item = 'ASP_BASE'`, [changed.id]);
    await months.run(september, 'ISSUE');
    await office.itIs('2026-10-15T09:00:00');
  }, 120_000);
  afterAll(() => web?.close());

  it.each(farthestSeats)('is told on screens and in a dialog that break no rule ($language, $shade, $size)', async (seat) => {
    const { titles, faults } = await web.faultsInDialogs([`/settlement/${september}?view=exceptions`], 'settlement', seat);
    expect([...faults, ...(await web.faultsOn([`/settlement/${september}?view=exceptions`], 'settlement', seat.size)), ...(await web.faultsOn([`/orders/${orderId}?tab=money`], 'sales', seat.size))]).toEqual([]);
    expect(titles).toHaveLength(1);
  });

  it('is billed by itself once it is put right: what that does is said first, and whoever approves it sees its lines (X-110)', async () => {
    const maker = await web.signedIn('consulting');
    await maker.goto(`/settlement/${september}?view=exceptions`);
    const row = maker.page.getByRole('row', { name: new RegExp(`승인과 다름.*${changed.contractNo}`) }).first();
    await row.getByRole('button', { name: /따로 청구$/ }).click();
    const dialog = maker.page.getByRole('dialog');
    await dialog.getByText('이미 청구한 줄은 다시 청구하지 않습니다.', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: '따로 청구', exact: true }).click();
    await maker.page.getByText('따로 계산하도록 요청했습니다.', { exact: false }).waitFor();
    expect(maker.complaints).toEqual([]);
    await maker.close();
    await months.runBeside(september, 'FINAL');
    const checker = await web.signedIn('settlement');
    const { page } = checker;
    await page.getByRole('link', { name: /^대기함/ }).click();
    await page.getByRole('row', { name: /추가 청구 승인/ }).click();
    const prepared = page.getByRole('group', { name: '승인할 내용' });
    await prepared.getByText('4,960,000원 (VAT 별도)').waitFor();
    await prepared.getByText('합계 7,139,000원 (VAT 포함) (공급가액 6,490,000원, 세액 649,000원)').waitFor();
    await checker.picture('approve-supplementary-bill');
    await page.getByLabel(/확인한 합계/).fill('7139000');
    await page.getByRole('button', { name: '완료', exact: true }).click();
    await page.getByText('완료되었습니다.').waitFor();
    await months.runBeside(september, 'ISSUE');
    await checker.goto(`/settlement/${september}?view=exceptions`);
    await page.getByRole('row', { name: new RegExp(changed.contractNo) }).first().getByRole('link', { name: /^B-.*로 청구함$/ }).waitFor();
    expect(await page.getByRole('button', { name: /따로 청구$/ }).count()).toBe(0);
    expect(await web.office.rows(`SELECT payable_won::text AS won FROM bill WHERE contract_id = $1`, [changed.id])).toEqual([{ won: '7139000' }]);
    expect(checker.complaints).toEqual([]);
    await checker.close();
  });

  it('follows as an ad-hoc bill where its evidence is late: the workbench and the order say so, and when it comes (X-106)', async () => {
    const workbench = await web.signedIn('settlement');
    await workbench.goto(`/settlement/${september}?view=exceptions`);
    const row = workbench.page.getByRole('row', { name: new RegExp(`증빙 대기.*복무확인서`) });
    await row.getByText('증빙이 오면 그날을 작성일자로 수시분 청구를 만들고 정산팀이 승인합니다 (X-106).').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    await workbench.close();
    const screen = await web.signedIn('sales');
    const { page } = screen;
    await screen.goto(`/orders/${orderId}?tab=money`);
    await page.getByText(new RegExp(`${september}.*복무확인서.*증빙이 오면 그날을 작성일자로 수시분 청구가 만들어지고`)).waitFor();
    await screen.picture('left-out-ko');
    await web.office.done('submit-attendance');
    await months.work((tx) => billLateEvidence(tx, web.office.house.desk, september));
    await screen.goto(`/orders/${orderId}?tab=money`);
    await page.getByText('증빙이 2026-10-15에 와서 수시분 청구가 정산팀의 승인을 기다립니다.', { exact: false }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
