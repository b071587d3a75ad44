import { readFileSync } from 'node:fs';
import { byteOrderMark } from '../../libs/database/csv';
import { eventLogHeader } from '../../libs/desk/event-log/event-log-as-csv';
import { anApplication } from '../api/world/applications';
import { inTheBrowser } from './world/chromium';
import { bothSizes, farthestSeats } from './world/seats';
import { WebOffice } from './world/web-office';

const firstPassword = '첫 눈 오는 목요일 2026';

inTheBrowser('administration', () => {
  let web: WebOffice;
  beforeAll(async () => {
    web = await WebOffice.open('2026-09-01T09:00:00');
  }, 120_000);
  afterAll(() => web?.close());

  const paths = ['/admin', '/admin/people', '/admin/organisations', '/admin/calendar', '/admin/prices', '/admin/prices?kind=parameters', '/admin/prices/catalogue/call-centre-2014-07', '/admin/plans', '/admin/problems', '/admin/audit', '/absence'];

  it('enters somebody who can then log in, and tells what lies with them before their login is stopped', async () => {
    const screen = await web.signedIn('admin');
    const { page } = screen;
    await screen.goto('/admin');
    await page.getByRole('navigation', { name: '관리' }).getByRole('link', { name: '사람' }).click();
    await page.getByRole('button', { name: '사람 등록' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('이름').fill('이가람');
    await dialog.getByLabel('아이디').fill('garam.lee');
    await dialog.getByLabel('이메일').fill('garam.lee@ieum.example.com');
    await dialog.getByLabel('전화번호').fill('010-0000-1300');
    await dialog.getByRole('combobox', { name: /^팀/ }).selectOption({ index: 1 });
    await dialog.getByLabel('첫 비밀번호').fill(firstPassword);
    await dialog.getByRole('button', { name: '등록' }).click();
    await page.getByRole('heading', { name: '이가람', level: 1 }).waitFor();
    await page.getByText('사람 등록', { exact: true }).waitFor();
    const door = await web.atTheDoor();
    expect((await door.page.request.post('/api/login', { data: { login: 'garam.lee', password: firstPassword } })).ok()).toBe(true);
    await page.getByRole('button', { name: '로그인 중지' }).click();
    await page.getByRole('dialog').getByText('이 사람에게 남은 업무, 주문, 계약이 없습니다.').waitFor();
    await page.getByRole('dialog').getByLabel('사유').fill('퇴사');
    await page.getByRole('dialog').getByRole('button', { name: '중지' }).click();
    await page.getByText('로그인이 중지되었습니다.').waitFor();
    expect((await door.page.request.post('/api/login', { data: { login: 'garam.lee', password: firstPassword } })).ok()).toBe(false);
    expect(screen.complaints).toEqual([]);
    await door.close();
    await screen.close();
  });

  it('finds people by name and by firm', async () => {
    const screen = await web.signedIn('admin');
    const { page } = screen;
    await screen.goto('/admin/people?q=정컨설');
    await page.getByRole('link', { name: '정컨설' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await screen.goto('/admin/people');
    await page.getByLabel('회사').selectOption({ label: '가온시스템' });
    await page.getByText('협력사 · 시스템').last().waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('shows what a holiday would move before it is added (K-24)', async () => {
    await web.office.submitted(await anApplication(web.office));
    const screen = await web.signedIn('admin');
    const { page } = screen;
    await screen.goto('/admin/calendar?year=2026');
    await page.getByText('한글날').first().waitFor();
    await page.getByRole('button', { name: '공휴일 추가' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('날짜').fill('2026-09-02');
    await dialog.getByLabel('날짜').press('Tab');
    await dialog.getByLabel('이름').fill('임시공휴일');
    await dialog.getByLabel('관보 번호').fill('관보 제00000호');
    await dialog.getByLabel('사유').fill('국무회의 의결');
    await dialog.getByRole('button', { name: '옮겨지는 것 보기' }).click();
    await dialog.getByText(/업무 기한 \d+건/).waitFor();
    expect(await web.office.rows(`SELECT 1 FROM holiday WHERE date = '2026-09-02'`)).toEqual([]);
    await dialog.getByRole('button', { name: '달력 바꾸기' }).click();
    await page.getByText('달력이 바뀌었습니다.').waitFor();
    await page.getByRole('row', { name: /2026-09-02 .*임시공휴일/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('enters a substitution for another person, and keeps it in sight when it is over', async () => {
    const screen = await web.signedIn('admin');
    const { page } = screen;
    await screen.goto('/absence');
    await page.getByRole('button', { name: '부재 등록' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('부재자').selectOption({ label: '정컨설 (consulting)' });
    await dialog.getByLabel('대신할 사람').selectOption({ index: 1 });
    await dialog.getByLabel('종료일').fill('2026-09-03');
    await dialog.getByLabel('종료일').press('Tab');
    await dialog.getByRole('button', { name: '등록' }).click();
    const row = page.getByRole('row', { name: /정컨설/ });
    await row.waitFor();
    await row.getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: '끝내기' }).click();
    await page.getByText('등록된 부재나 위임이 없습니다').waitFor();
    await page.getByLabel('지난 것 보기').check();
    await page.getByRole('row', { name: /정컨설.*끝남/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('keeps a partner: a role from a day on, and somebody to turn to', async () => {
    const screen = await web.signedIn('admin');
    const { page } = screen;
    await screen.goto('/admin/organisations?kind=PARTNER');
    await page.getByRole('link', { name: '가온시스템' }).click();
    await page.getByRole('heading', { name: '가온시스템', level: 1 }).waitFor();
    await page.getByRole('button', { name: '연락처 등록' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('용도').selectOption({ label: '정산' });
    await dialog.getByLabel('이름').fill('한가람');
    await dialog.getByLabel('이메일').fill('garam@gaon.example.com');
    await dialog.getByRole('button', { name: '등록' }).click();
    await page.getByRole('row', { name: /정산 한가람/ }).waitFor();
    await page.getByRole('button', { name: '역할 부여' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: /^역할/ }).selectOption({ label: '협력사 · 개발' });
    await page.getByRole('dialog').getByRole('button', { name: '부여' }).click();
    await page.getByRole('table', { name: '맡는 역할' }).getByText('협력사 · 개발').waitFor();
    await page.getByRole('button', { name: /팀 추가$/ }).first().click();
    await page.getByRole('dialog').getByRole('combobox', { name: /^역할/ }).selectOption({ label: '협력사 · 상담 어플리케이션' });
    await page.getByRole('dialog').getByRole('button', { name: '추가' }).click();
    await page.getByRole('row', { name: /협력사 · 상담 어플리케이션/ }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('pays a partner to an account that one of the settlement team proposes and another approves, the number read off the paper anew (X-03)', async () => {
    const maker = await web.signedIn('settlement');
    await maker.goto('/admin/organisations?kind=PARTNER');
    await maker.page.getByRole('link', { name: '라온개발' }).click();
    await maker.page.getByText('승인된 지급 계좌가 없습니다').waitFor();
    await maker.page.getByRole('button', { name: '지급 계좌 제안' }).click();
    const proposing = maker.page.getByRole('dialog');
    await proposing.getByLabel('은행').selectOption({ label: '신한은행 (088)' });
    await proposing.getByLabel('계좌번호').fill('12');
    await proposing.getByLabel('사유').fill('통장 사본 접수');
    await proposing.getByRole('button', { name: '제안', exact: true }).click();
    await proposing.getByRole('alert').first().waitFor();
    await proposing.getByLabel('계좌번호').fill('110-12-123456');
    await proposing.getByRole('button', { name: '제안', exact: true }).click();
    await maker.page.getByText('지급 계좌가 제안되었습니다.', { exact: false }).waitFor();
    await maker.page.getByText('신한은행 *****1234** 라온개발').waitFor();
    await maker.page.getByText('제안한 사람은 승인할 수 없습니다.').waitFor();
    expect(await maker.page.getByRole('button', { name: '승인', exact: true }).count()).toBe(0);
    expect(await maker.page.getByRole('button', { name: '지급 계좌 제안' }).count()).toBe(0);
    const checker = await web.signedIn('settlement-2');
    const { page } = checker;
    await checker.goto('/admin/organisations');
    await page.getByText('지급 계좌 승인을 기다리는 협력사:').getByRole('link', { name: '라온개발' }).click();
    await page.getByRole('button', { name: '승인', exact: true }).click();
    const approving = page.getByRole('dialog');
    await approving.getByLabel('계좌번호').fill('110-12-123465');
    await approving.getByRole('button', { name: '승인' }).click();
    await approving.getByRole('alert').first().waitFor();
    await approving.getByLabel('계좌번호').fill('110-12-123456');
    await approving.getByRole('button', { name: '승인' }).click();
    await page.getByText('지급 계좌가 승인되었습니다.').waitFor();
    await page.getByRole('row', { name: /신한은행 \*\*\*\*\*1234\*\* 라온개발 .*지급 중인 계좌.*최정산.*윤확인/ }).waitFor();
    expect(await page.content()).not.toContain('12123456');
    expect([maker.complaints, checker.complaints]).toEqual([[], []]);
    await maker.close();
    await checker.close();
  });

  it('proposes a price table from an existing one after showing what changes; another person approves it, and the two are compared', async () => {
    const screen = await web.signedIn('product');
    const { page } = screen;
    await screen.goto('/admin/prices');
    await page.getByRole('link', { name: '2014-07-01 시행' }).click();
    await page.getByRole('button', { name: '이 버전으로 새 버전 만들기' }).click();
    await page.getByLabel('시행일').fill('2027-01-01');
    await page.getByLabel('시행일').press('Tab');
    await page.getByLabel('사유').fill('2027년 요금 조정');
    await page.getByLabel('ASP 기본이용료 30~49석 36개월 단가(원)').fill('150000');
    await page.getByRole('button', { name: '바뀌는 것 보기' }).click();
    await page.getByRole('row', { name: /ASP 기본이용료 · 30석부터 · 36개월 160,000원.*150,000원/ }).waitFor();
    await page.getByRole('button', { name: '승인 요청' }).click();
    await page.getByText('승인 대기').waitFor();
    await page.getByText('제안한 사람은 승인할 수 없습니다.').waitFor();
    expect(await page.getByRole('button', { name: '승인', exact: true }).count()).toBe(0);
    const other = await web.signedIn('consulting');
    await other.goto('/admin/prices');
    await other.page.getByRole('link', { name: '2027-01-01 시행 요금표 제안' }).click();
    await other.page.getByRole('button', { name: '승인', exact: true }).click();
    await other.page.getByRole('dialog').getByRole('button', { name: '승인' }).click();
    await other.page.getByText('버전이 승인되었습니다.').waitFor();
    await other.goto('/admin/prices');
    await other.page.getByRole('link', { name: '2027-01-01 시행' }).click();
    await other.page.getByLabel('견줄 버전').selectOption({ label: '2014-07-01 시행' });
    await other.page.getByRole('row', { name: /160,000원.*150,000원/ }).waitFor();
    await screen.goto('/admin/prices/catalogue/call-centre-2014-07?from=true');
    await page.getByLabel('시행일').fill('2027-01-01');
    await page.getByLabel('시행일').press('Tab');
    await page.getByLabel('사유').fill('같은 날');
    await page.getByLabel('ASP 기본이용료 30~49석 36개월 단가(원)').fill('155000');
    await page.getByRole('button', { name: '바뀌는 것 보기' }).click();
    await page.locator('.field', { hasText: '시행일' }).getByRole('alert').waitFor();
    expect([screen.complaints, other.complaints]).toEqual([[], []]);
    await other.close();
    await screen.close();
  });

  it('downloads the event log for process mining: case, activity, time and role of everything that happened', async () => {
    await web.office.submitted(await anApplication(web.office));
    const screen = await web.signedIn('consulting');
    await screen.goto('/admin/plans');
    const [log] = await Promise.all([screen.page.waitForEvent('download'), screen.page.getByRole('link', { name: 'CSV 내려받기' }).click()]);
    const [header, ...events] = readFileSync(await log.path(), 'utf8').split('\r\n');
    expect([log.suggestedFilename(), header]).toEqual(['event-log.csv', byteOrderMark + eventLogHeader.trimEnd()]);
    expect(events.some((event) => event.includes('check-site'))).toBe(true);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('proposes other size bands: one is split and one merged, and what that changes is shown first (X-07)', async () => {
    const screen = await web.signedIn('product');
    const { page } = screen;
    await screen.goto('/admin/prices/catalogue/call-centre-2014-07?from=true');
    await page.getByLabel('시행일').fill('2027-07-01');
    await page.getByLabel('시행일').press('Tab');
    await page.getByLabel('사유').fill('대형 고객 구간');
    await page.getByRole('button', { name: 'ASP 기본이용료 100석부터 나누기' }).click();
    const looks = page.getByRole('button', { name: '바뀌는 것 보기' });
    expect(await looks.isDisabled()).toBe(true);
    const begins = page.getByLabel('ASP 기본이용료 6번째 구간 시작 석수');
    await begins.fill('90');
    await page.getByText('앞 구간보다 크고 다음 구간보다 작은 석수를 적으십시오.').waitFor();
    await begins.fill('300');
    await page.getByLabel('ASP 기본이용료 300석부터 36개월 단가(원)').fill('90000');
    await page.getByRole('button', { name: 'ASP 기본이용료 30~49석 앞 구간에 합치기' }).click();
    await page.getByLabel('ASP 기본이용료 10~49석 36개월 단가(원)').waitFor();
    await screen.picture('bands');
    expect(await screen.broken()).toEqual([]);
    await looks.click();
    await page.getByRole('row', { name: /ASP 기본이용료 · 30석부터 · 36개월 1[56]0,000원.*180,000원/ }).waitFor();
    await page.getByRole('row', { name: /ASP 기본이용료 · 300석부터 · 36개월 100,000원.*90,000원/ }).waitFor();
    await page.getByRole('button', { name: '승인 요청' }).click();
    await page.getByRole('heading', { name: '2027-07-01 시행 요금표 제안', level: 1 }).waitFor();
    const [proposed] = await web.office.rows<{ begins: number[] }>(`SELECT ARRAY(SELECT (r ->> 'fromSeats')::int FROM jsonb_path_query(content, '$.items[*] ? (@.code == "ASP_BASE").rows[*]') AS r) AS begins FROM version_proposal WHERE effective_from = '2027-07-01'`);
    expect(proposed?.begins).toEqual([1, 10, 50, 100, 300]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it('says to whoever may not look that they may not', async () => {
    const screen = await web.signedIn('sales');
    await screen.goto('/admin/people');
    await screen.page.getByText('이 화면을 볼 권한이 없습니다').waitFor();
    expect(await screen.page.getByRole('button', { name: '사람 등록' }).count()).toBe(0);
    await screen.goto('/admin/calendar');
    expect(await screen.page.getByRole('button', { name: '공휴일 추가' }).count()).toBe(0);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it.each(bothSizes)('breaks no rule of accessibility and does not slide sideways, in both languages and themes (%s)', async (size) => {
    const person = (await web.office.rows<{ id: string }>(`SELECT id FROM person WHERE login = 'consulting'`))[0]?.id ?? '';
    const partner = (await web.office.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'PARTNER' ORDER BY id LIMIT 1`))[0]?.id ?? '';
    expect(await web.faultsOn([...paths, `/admin/people/${person}`, `/admin/organisations/${partner}`], 'admin', size)).toEqual([]);
  }, 240_000);

  it.each(farthestSeats)('offers dialogs that break no rule of accessibility either ($language, $shade, $size)', async (seat) => {
    const person = (await web.office.rows<{ id: string }>(`SELECT id FROM person WHERE login = 'consulting'`))[0]?.id ?? '';
    const partner = (await web.office.rows<{ id: string }>(`SELECT id FROM organisation WHERE code = 'P-SYSTEM'`))[0]?.id ?? '';
    const paths = ['/admin/people', `/admin/people/${person}`, '/admin/organisations', `/admin/organisations/${partner}`, '/admin/calendar', '/absence'];
    const { titles, faults } = await web.faultsInDialogs(paths, 'admin', seat);
    expect(faults).toEqual([]);
    expect(titles.length).toBeGreaterThanOrEqual(20);
  }, 240_000);

  it.each(farthestSeats)('offers a second person dialogs to decide in that break none either ($language, $shade, $size)', async (seat) => {
    const { settlement, product } = { settlement: web.office.as('settlement'), product: web.office.as('product') };
    const [partner] = await web.office.rows<{ id: string }>(`SELECT o.id FROM organisation o WHERE o.kind = 'PARTNER' AND NOT EXISTS (SELECT FROM partner_bank_account a WHERE a.partner_id = o.id) ORDER BY o.code LIMIT 1`);
    const account = `/admin/organisations/${partner?.id}`;
    const proposing = await web.faultsInDialogs([account], 'settlement', seat);
    await settlement.post(`/api/organisations/${partner?.id}/bank-accounts`, { bankCode: '088', accountNo: '110000000000', accountHolder: '가상', reason: '통장 사본' });
    const deciding = await web.faultsInDialogs([account], 'settlement-2', seat);
    const day = seat.language === 'ko' ? '2028-01-01' : '2029-01-01';
    const { id } = await product.post<{ id: string }>('/api/parameters/proposals', { effectiveFrom: day, reason: '늦은 납부', values: { minimumSeats: 2 } });
    const version = await web.faultsInDialogs([`/admin/prices/proposals/${id}`], 'consulting', seat);
    expect([...proposing.faults, ...deciding.faults, ...version.faults]).toEqual([]);
    expect([proposing, deciding, version].map(({ titles }) => titles.length)).toEqual([1, 2, 2]);
  }, 120_000);
});
