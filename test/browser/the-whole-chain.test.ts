import { businessDaysAfter, wallCalendar } from '../../apps/demo/business-days';
import { Client } from '../../apps/demo/client';
import { doneOn } from '../../apps/demo/how-long-people-take';
import type { KnownTask } from '../../apps/demo/known-task';
import { applicationOfTheDemo, customerOfTheDemo } from '../../apps/demo/order-of-the-demo';
import { filledInFor, type OrderOnScreen } from '../../apps/demo/what-people-fill-in';
import type { FieldSchema } from '../../apps/web/src/forms/schema';
import type { OrderApplication } from '../../libs/contract/forms/order-application';
import { firstBusinessDayOfMonth } from '../../libs/domain/calendar/first-business-day-of-month';
import { addMonths, monthOf } from '../../libs/domain/calendar/plain-date';
import { orThrow } from '../../libs/domain/refusal';
import { soon } from '../world/soon';
import { aDataFolder, Command, untilNothingIsLeft } from '../world/started-product';
import { inTheBrowser } from './world/chromium';
import { attachEvidence, drawSignature, enterOrder, fillIn } from './world/hands';
import { Website, type Screen } from './world/web-office';

const names = {
  sales: '김영업',
  product: '이상품',
  consulting: '정컨설',
  network: '한망운',
  legal: '오법무',
  procurement: '강구매',
  branch: '서지사',
  contact: '문센터',
  settlement: '최정산',
  'settlement-2': '윤확인',
  admin: '관리자',
  system: '가온담당',
  app: '나래담당',
  staffing: '다솜담당',
  device: '바다담당',
} as const;
/** Invited by the rep while the order runs: no card at the login is theirs. */
const garam = { login: 'hanbit.garam', name: '한가람', email: 'garam@hanbit.example.com', firstPassword: '첫 눈 오는 목요일 2026', password: 'ieum-demo-2026' } as const;
type Login = keyof typeof names | typeof garam.login;

interface TaskOnScreen extends KnownTask {
  readonly evidence: readonly string[];
  readonly form: { readonly schema: FieldSchema };
}
interface OnDesk {
  readonly task: KnownTask;
  readonly by: Login[];
  readonly box: string;
}
interface Month {
  readonly ended: string | null;
  readonly dates: { readonly partnerPayDate: string };
}

/** Everybody at a browser of their own. What lies on whose desk is asked of the API; all that is done is done on the screen. */
class Office {
  private readonly screens = new Map<Login, Screen>();
  /** What axe found where somebody was for the first time. */
  readonly broken: string[] = [];
  private readonly clients = new Map<Login, Client>();
  private constructor(
    private readonly url: string,
    private readonly web: Website,
  ) {}

  static async enter(url: string): Promise<Office> {
    const office = new Office(url, await Website.at(url));
    for (const login of Object.keys(names) as readonly (keyof typeof names)[]) await office.comes(login);
    return office;
  }

  private async comes(login: Login): Promise<void> {
    this.clients.set(login, await Client.signIn(this.url, login, garam.password));
  }

  /** The rep gives a person of the customer a login, who enters by it. */
  async invites(orderId: string): Promise<void> {
    const { page } = await this.screenOf('sales');
    await page.goto(`/orders/${orderId}?tab=product`);
    await page.getByRole('button', { name: '고객 담당자 초대' }).click();
    const dialog = page.getByRole('dialog', { name: '고객 담당자 초대' });
    for (const [label, words] of [['이름', garam.name], ['아이디', garam.login], ['이메일', garam.email], ['첫 비밀번호', garam.firstPassword]] as const) await dialog.getByLabel(label).fill(words);
    await dialog.getByRole('button', { name: '초대', exact: true }).click();
    await page.getByRole('row', { name: new RegExp(`${garam.name}.*${garam.login}`) }).waitFor();
    await this.entersFirst();
    await this.comes(garam.login);
  }

  /** Logs in with what the rep told them, and chooses a password of their own before anything else. */
  private async entersFirst(): Promise<void> {
    const screen = await this.web.atTheDoor();
    const { page } = screen;
    await screen.goto('/login');
    await page.getByLabel('아이디').fill(garam.login);
    await page.getByLabel('비밀번호', { exact: true }).fill(garam.firstPassword);
    await page.getByRole('button', { name: '로그인', exact: true }).click();
    await page.getByRole('heading', { name: '처음 쓰는 비밀번호' }).waitFor();
    this.broken.push(...(await screen.broken()));
    for (const [label, words] of [['지금 비밀번호', garam.firstPassword], ['새 비밀번호', garam.password], ['새 비밀번호 확인', garam.password]] as const) await page.getByLabel(label, { exact: true }).fill(words);
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByRole('link', { name: '우리 회사 주문' }).waitFor();
    this.screens.set(garam.login, screen);
  }

  close(): Promise<void> {
    return this.web.close();
  }

  get complaints(): readonly string[] {
    return [...this.screens].flatMap(([login, { complaints }]) => complaints.map((one) => `${login}: ${one}`));
  }

  knows<T>(login: Login, path: string): Promise<T> {
    const client = this.clients.get(login);
    if (!client) throw new Error(login);
    return client.get<T>(path);
  }

  /** Logs in with one click on the person's card, once. */
  async screenOf(login: Login): Promise<Screen> {
    const known = this.screens.get(login);
    if (known) return known;
    const screen = await this.web.atTheDoor();
    await screen.goto('/login');
    await screen.page.getByRole('button', { name: new RegExp(names[login as keyof typeof names]) }).click();
    await screen.page.getByRole('button', { name: '로그아웃' }).waitFor();
    this.screens.set(login, screen);
    return screen;
  }

  async today(): Promise<string> {
    return (await this.knows<{ today: string }>('admin', '/api/clock')).today;
  }

  /** The administrator moves business time with the panel behind the date. */
  async moveTo(date: string): Promise<void> {
    const { page } = await this.screenOf('admin');
    await page.reload();
    await page.getByRole('button', { name: /^시험 시계/ }).click();
    const panel = page.getByRole('dialog', { name: '업무 날짜 옮기기' });
    await panel.getByLabel('고른 날짜').fill(date);
    await panel.getByLabel('고른 날짜').press('Enter');
    const moved = page.getByText(`업무 날짜가 ${date}로 옮겨졌습니다.`);
    // Where machines are slow the panel says so, and the same click goes on from there.
    for (let clicks = 0; clicks < 3; clicks += 1) {
      await panel.getByRole('button', { name: '옮기기', exact: true }).click();
      const said = await Promise.race([moved.waitFor().then(() => 'moved'), panel.getByRole('alert').waitFor().then(() => panel.innerText())]);
      if (said === 'moved') return;
      if (clicks === 2) throw new Error(said);
    }
  }

  /** Everybody does what lies on their desk until nothing is left and `over` says so. */
  async work(wanted: (task: KnownTask) => boolean, over: () => Promise<boolean>): Promise<readonly string[]> {
    const done: string[] = [];
    for (;;) {
      const next = await soon(async () => (await this.next(wanted)) ?? ((await over()) ? ('over' as const) : undefined), `somebody has something to do, or it is over; done are ${done.join(', ')}`, 60_000);
      if (next === 'over') return done;
      const day = doneOn(next.task);
      if (day > (await this.today())) await this.moveTo(day);
      done.push(await this.do(next));
    }
  }

  private async next(wanted: (task: KnownTask) => boolean): Promise<OnDesk | undefined> {
    const seen = new Map<string, OnDesk>();
    for (const login of this.clients.keys())
      for (const box of ['mine', 'waiting'])
        for (const task of (await this.knows<{ items: readonly KnownTask[] }>(login, `/api/tasks?box=${box}&limit=100`)).items.filter(wanted)) {
          const known = seen.get(task.id) ?? { task, by: [], box };
          if (!known.by.includes(login)) known.by.push(login);
          seen.set(task.id, known);
        }
    return [...seen.values()].toSorted((a, b) => (doneOn(a.task) < doneOn(b.task) ? -1 : 1))[0];
  }

  /** Opens the task from its box, brings the papers, fills in the form, completes. Whoever may not approve their own work leaves it to a colleague. */
  private async do({ task, by: [login, ...others], box }: OnDesk): Promise<string> {
    if (!login) throw new Error(`nobody may do ${task.step}`);
    const screen = await this.screenOf(login);
    const { page } = screen;
    if (login === garam.login && task.step.startsWith('accept-')) return this.sign(task);
    const shown = await this.knows<TaskOnScreen>(login, `/api/tasks/${task.id}`);
    await page.goto(`/inbox?box=${box}&step=${task.step}`);
    await page.locator('tr.opens').filter({ hasText: shown.name.ko }).first().click();
    await page.getByRole('heading', { name: shown.name.ko, level: 1 }).waitFor();
    if (new URL(page.url()).searchParams.get('task') !== task.id) await page.goto(`/inbox?box=${box}&task=${task.id}`);
    await page.locator('#task-complete').waitFor();
    await attachEvidence(page, shown.evidence, task.step);
    const order = task.orderId ? await this.knows<OrderOnScreen>('sales', `/api/orders/${task.orderId}`) : { serviceNo: null, facts: {} };
    await fillIn(page, await filledInFor({ today: await this.today(), task, order, read: (path) => this.knows(login, path) }), shown.form.schema);
    await page.locator('#task-complete').click();
    const said = await Promise.race([page.getByText('완료되었습니다.').first().waitFor().then(() => 'done'), page.locator('.task').getByRole('alert').first().waitFor().then(() => 'refused')]);
    if (said === 'done') return task.step;
    if (others.length === 0) throw new Error(`${task.step} by ${login}: ${await page.locator('.task').innerText()}`);
    return this.do({ task, by: others, box: 'waiting' });
  }

  /** The customer signs what was delivered, from the page of its orders. */
  private async sign(task: KnownTask): Promise<string> {
    const { page } = await this.screenOf(garam.login);
    await page.goto('/customer');
    await page.locator(`a[href="/customer/sign/${task.id}"]`).click();
    await drawSignature(page);
    await page.getByRole('button', { name: '서명하고 제출' }).click();
    await page.getByText('검수확인서가 제출되었습니다.').waitFor();
    return `${task.step}, signed`;
  }
}

inTheBrowser('one order, from the application to the partners’ payout, by every role at a screen', () => {
  let product: Command;
  let office: Office;
  let orderId: string;
  let month: string;

  beforeAll(async () => {
    product = Command.run('start', aDataFolder(), { IEUM_TEST_CLOCK: '1', IEUM_DEMO_DATA: '1' });
    office = await Office.enter(await product.up());
  }, 180_000);
  afterAll(async () => {
    await office?.close();
    await product?.sent('SIGINT');
    if (product) await untilNothingIsLeft(product.dataFolder);
  }, 60_000);

  it('is entered by the rep, page by page, and submitted', async () => {
    const { page } = await office.screenOf('sales');
    const wantedOn = `${addMonths(monthOf(await office.today()), 2)}-01`;
    await page.getByRole('link', { name: '주문', exact: true }).click();
    await page.getByRole('button', { name: '청약 작성' }).click();
    await enterOrder(page, applicationOfTheDemo({}, wantedOn) as OrderApplication);
    await page.getByRole('heading', { name: customerOfTheDemo, level: 1 }).waitFor();
    orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(await office.knows('sales', `/api/orders/${orderId}`)).toMatchObject({ status: 'SUBMITTED', requestedOpenDate: wantedOn });
    await office.invites(orderId);
    expect(office.broken).toEqual([]);
  }, 120_000);

  it('is worked on by everybody until it is opened', async () => {
    const isClosed = async () => (await office.knows<{ status: string }>('sales', `/api/orders/${orderId}`)).status === 'CLOSED';
    const done = await office.work((task) => task.orderId === orderId && task.accrualMonth === null, isClosed);
    expect(done).toEqual(expect.arrayContaining(['collect-documents', 'process-service-order', 'record-scenario', 'accept-service, signed', 'open-service']));
    const { contractId } = await office.knows<{ contractId: string }>('sales', `/api/orders/${orderId}`);
    month = monthOf((await office.knows<{ billingStartOn: string }>('sales', `/api/contracts/${contractId}`)).billingStartOn);
  }, 600_000);

  it('is billed for the month of its opening, with every line explained', async () => {
    await office.moveTo(orThrow(firstBusinessDayOfMonth(addMonths(month, 1), wallCalendar)));
    const isClosed = async () => (await office.knows<Month>('settlement', `/api/months/${month}`)).ended !== null;
    const done = await office.work((task) => task.accrualMonth === month, isClosed);
    expect(done).toEqual(expect.arrayContaining(['submit-attendance', 'approve-billing-run', 'submit-partner-invoice']));
    const { page } = await office.screenOf('settlement');
    await page.getByRole('link', { name: '청구서', exact: true }).click();
    await page.getByRole('row', { name: new RegExp(`${customerOfTheDemo}.*${month}.*월 청구`) }).getByRole('link').click();
    await page.getByRole('row', { name: /ASP 기본이용료/ }).click();
    await page.getByText(/30석 × 160,000원.*=/).first().waitFor();
  }, 600_000);

  it('is paid to both partners on the 24th, and each reads their statement', async () => {
    const { partnerPayDate } = (await office.knows<Month>('settlement', `/api/months/${month}`)).dates;
    await office.moveTo(businessDaysAfter(partnerPayDate, 1));
    for (const login of ['staffing', 'device'] as const) {
      const { page } = await office.screenOf(login);
      await page.goto(`/partner/statements?month=${month}`);
      await page.getByText(partnerPayDate).first().waitFor();
      await page.getByText('지급', { exact: true }).first().waitFor();
    }
    expect(office.complaints).toEqual([]);
  }, 120_000);
});
