import { boxes, type Box } from '../../libs/desk/inbox';
import { TestOffice } from '../world/test-office';
import { Browser } from './world/browser';
import { manyTasks } from './world/many-tasks';

interface Row {
  readonly id: string;
  readonly step: string;
  readonly status: string;
  readonly assigneeId: string | null;
  readonly teamId: string;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly lateFromOn: string;
  readonly returnReason: string | null;
  readonly customerId: string;
  readonly partnerId: string | null;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}

const today = '2026-09-01';
const people = ['sales', 'sales-lead', 'consulting', 'system', 'branch'] as const;
type Person = (typeof people)[number];

let office: TestOffice;
let rows: readonly Row[];
let browsers: ReadonlyMap<string, Browser>;
let me: ReadonlyMap<string, { id: string; teams: readonly string[]; organisation: string }>;

beforeAll(async () => {
  office = await TestOffice.open(`${today}T09:00:00`);
  await manyTasks(office, 900, 40);
  rows = await office.rows<Row>(
    `SELECT id, step, status, assignee_id AS "assigneeId", team_id AS "teamId", opened_at AS "openedAt", due_on AS "dueOn", late_from_on AS "lateFromOn", return_reason AS "returnReason",
       customer_id AS "customerId", partner_id AS "partnerId", ended_at AS "endedAt", ended_by AS "endedBy" FROM task`,
  );
  browsers = new Map(await Promise.all(people.map(async (login) => [login, await Browser.signedIn(office.url, login)] as const)));
  me = new Map(await Promise.all([...browsers].map(async ([login, browser]) => [login, await whoIs(browser)] as const)));
}, 60_000);
afterAll(() => office?.close(), 60_000);

async function whoIs(browser: Browser) {
  const { id, memberships, organisation } = (await browser.get('/api/me')).body as { id: string; memberships: { teamId: string }[]; organisation: { id: string } };
  return { id, teams: memberships.map(({ teamId }) => teamId), organisation: organisation.id };
}

const browserOf = (login: Person): Browser => browsers.get(login) ?? new Browser('');
const meOf = (login: Person) => me.get(login) ?? { id: '', teams: [], organisation: '' };

/** What a box holds, in the words of the manual, over every task there is. */
const holds = (login: Person, box: Box, row: Row): boolean => {
  const { id, teams } = meOf(login);
  const open = row.status === 'OPEN' || row.status === 'IN_PROGRESS';
  const mine = open && row.assigneeId === id;
  const ofTeam = open && teams.includes(row.teamId);
  const toTake = ofTeam && row.assigneeId === null;
  const meaning: Readonly<Record<Box, boolean>> = {
    mine,
    team: ofTeam,
    waiting: (mine || toTake) && row.status === 'OPEN',
    'in-progress': mine && row.status === 'IN_PROGRESS',
    done: row.status === 'DONE' && row.endedBy === id,
    returned: (mine || toTake) && row.returnReason !== null,
    delegated: false,
    overdue: (mine || ofTeam) && row.lateFromOn <= today,
  };
  return meaning[box];
};

const inOrder = (box: Box, sort: 'due' | 'opened', found: readonly Row[]): string[] => {
  const key = (row: Row): string => `${box === 'done' ? row.endedAt : sort === 'due' ? row.dueOn : row.openedAt} ${row.id}`;
  const sorted = [...found].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return (box === 'done' ? sorted.reverse() : sorted).map(({ id }) => id);
};

async function allPages(login: Person, query: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  for (let [after, pages] = ['', 1]; ; pages += 1) {
    const answer = await browserOf(login).get(`/api/tasks?${query}${after}`);
    if (answer.status !== 200) throw new Error(answer.text);
    const page = answer.body as { items: { id: string }[]; next?: string };
    ids.push(...page.items.map(({ id }) => id));
    if (!page.next) return { ids, pages };
    after = `&after=${page.next}`;
  }
}

describe.each(people)('the boxes of %s', (login) => {
  it.each(boxes.flatMap((box) => (['due', 'opened'] as const).map((sort) => [box, sort] as const)))('%s by %s: every task once, in order, page by page', async (box, sort) => {
    const { ids } = await allPages(login, `box=${box}&sort=${sort}&limit=25`);
    expect(ids).toEqual(inOrder(box, sort, rows.filter((row) => holds(login, box, row))));
  });

  it('are counted as they are full', async () => {
    const counts = (await browserOf(login).get('/api/tasks/counts')).body;
    expect(counts).toEqual(Object.fromEntries(boxes.map((box) => [box, rows.filter((row) => holds(login, box, row)).length])));
  });
});

describe('pages', () => {
  it('are many, and neither skip nor repeat a task however small they are', async () => {
    for (const limit of [1, 7, 100]) {
      const { ids, pages } = await allPages('sales', `box=mine&sort=opened&limit=${limit}`);
      expect(ids).toEqual(inOrder('mine', 'opened', rows.filter((row) => holds('sales', 'mine', row))));
      expect(pages).toBe(Math.ceil(ids.length / limit));
    }
  });

  it.each([
    ['is no cursor', 'nonsense'],
    ['is JSON of another kind', Buffer.from('{"a":1}').toString('base64url')],
    ['names a time that is none', Buffer.from('["1","0190000a-0000-7000-8000-000000000001"]').toString('base64url')],
    ['names an id that is none', Buffer.from(`["2026-09-01","${'-'.repeat(36)}"]`).toString('base64url')],
  ])('are not read from a cursor that %s', async (_, after) => {
    for (const path of ['/api/tasks?box=mine', '/api/orders?status=IN_ACTIVATION'])
      expect((await browserOf('sales').get(`${path}&after=${after}`)).problem).toMatchObject({ status: 400, code: 'request.bad-cursor', field: 'after' });
  });

  it.each(['dueFrom=2026-02-30', 'dueTo=0000-01-01', 'limit=0', 'limit=101', 'limit=many', 'box=somewhere', 'sort=name', 'customer=1', 'partner=x'])('are not asked for with %s', async (query) => {
    expect((await browserOf('sales').get(`/api/tasks?${query}`)).problem).toMatchObject({ status: 400, code: 'request.invalid', field: query.split('=')[0] });
  });
});

describe('a box as a sheet', () => {
  type Line = readonly (string | number | null)[];
  const read = (login: Person, query: string) => browserOf(login).get(`/api/tasks/sheet.xlsx?${query}`);
  const sheet = async (login: Person, query: string): Promise<Line[]> => JSON.parse((await read(login, query)).text) as Line[];

  it('is every row that the filters leave, not a page of them, and counted as such', async () => {
    const wanted = rows.filter((row) => holds('sales', 'team', row) && row.step === 'apply-vpn');
    const [header, ...lines] = await sheet('sales', 'box=team&step=apply-vpn');
    expect(header?.join()).toBe('할 일,회차,고객,주문번호,서비스번호,발생월,처리기한,지연,상태,접수일시,완료일시,반려 사유');
    expect(lines).toHaveLength(wanted.length);
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.every(([name, round, customer]) => name === 'VPN 신청' && round === 1 && String(customer).startsWith('가상고객 '))).toBe(true);
    expect((await browserOf('sales').get('/api/tasks/count?box=team&step=apply-vpn')).body).toEqual({ count: wanted.length });
  });

  it('has dates for dates, in Korean time, and is named by its box and its day', async () => {
    const lines = await sheet('sales', 'box=mine');
    const wanted = rows.filter((row) => holds('sales', 'mine', row));
    expect(lines.slice(1).map((line) => String(line[6]).slice(0, 10)).toSorted()).toEqual(wanted.map(({ dueOn }) => dueOn).toSorted());
    const inSeoul = (at: string) => new Date(new Date(at).getTime() + 9 * 3_600_000).toISOString();
    expect(lines.slice(1).map((line) => String(line[9])).toSorted()).toEqual(wanted.map(({ openedAt }) => inSeoul(openedAt)).toSorted());
    expect((await read('sales', 'box=mine')).headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(`내 업무 ${today}.xlsx`)}`);
  });

  it('is in English for whoever asks so, says what is late, and holds nothing of another team', async () => {
    const [header, ...lines] = await sheet('system', 'box=overdue&language=en');
    expect(header?.slice(0, 3)).toEqual(['Task', 'Round', 'Customer']);
    expect(lines).toHaveLength(rows.filter((row) => holds('system', 'overdue', row)).length);
    expect(lines.every((line) => line[7] === 'late')).toBe(true);
    expect(await sheet('branch', 'box=team')).toHaveLength(1);
  });
});

describe('filters', () => {
  const aCustomer = () => rows.find((row) => holds('sales', 'mine', row))?.customerId ?? '';
  const found = (login: Person, box: Box, sort: 'due' | 'opened', wanted: (row: Row) => boolean) => inOrder(box, sort, rows.filter((row) => holds(login, box, row) && wanted(row)));

  it.each(['due', 'opened'] as const)('by step, customer and due date leave what they name, by %s', async (sort) => {
    const customer = aCustomer();
    const asked: readonly (readonly [string, (row: Row) => boolean])[] = [
      ['step=apply-vpn', ({ step }) => step === 'apply-vpn'],
      [`customer=${customer}`, ({ customerId }) => customerId === customer],
      ['dueFrom=2026-09-10&dueTo=2026-09-20', ({ dueOn }) => dueOn >= '2026-09-10' && dueOn <= '2026-09-20'],
      [`step=check-site&customer=${customer}&dueTo=2026-10-01`, ({ step, customerId, dueOn }) => step === 'check-site' && customerId === customer && dueOn <= '2026-10-01'],
      ['step=no-such-step', () => false],
    ];
    for (const box of boxes)
      for (const [query, wanted] of asked) {
        const { ids } = await allPages('sales', `box=${box}&sort=${sort}&limit=10&${query}`);
        expect([box, query, ids]).toEqual([box, query, found('sales', box, sort, wanted)]);
      }
  });

  it('by partner leave a partner its own, and of others nothing', async () => {
    const { organisation } = meOf('system');
    expect((await allPages('system', `box=team&partner=${organisation}`)).ids).toEqual(found('system', 'team', 'due', () => true));
    expect((await allPages('system', `box=team&partner=${meOf('sales').organisation}`)).ids).toEqual([]);
    expect((await allPages('sales', `box=team&partner=${organisation}`)).ids).toEqual([]);
  });
});

describe('search', () => {
  interface Found {
    readonly orders: readonly { readonly orderNo: string; readonly customerName: string }[];
    readonly tasks: readonly { readonly id: string; readonly step: string; readonly customerName: string; readonly orderNo: string }[];
    readonly firms: readonly { readonly id: string; readonly kind: string; readonly name: string; readonly code: string }[];
  }
  const findAll = async (login: Person, words: string) => (await browserOf(login).get(`/api/search?q=${encodeURIComponent(words)}`)).body as unknown as Found;
  const find = async (login: Person, words: string) => (await findAll(login, words)).orders;
  const numbers = async (login: Person, words: string) => (await find(login, words)).map(({ orderNo }) => orderNo);

  beforeAll(async () => {
    await office.rows(
      `INSERT INTO contract (id, contract_no, order_id, customer_id, sales_rep_id, sales_team_id, status, term_months, payer_due_day)
         SELECT gen_random_uuid(), 'C-2025-000077', id, customer_id, sales_rep_id, sales_team_id, 'ACTIVE', 36, '25' FROM customer_order WHERE order_no = 'O-2025-000077'`,
    );
    await office.rows(`UPDATE customer_order o SET contract_id = c.id FROM contract c WHERE c.order_id = o.id`);
    const [percent] = await office.rows<{ id: string }>(`SELECT id FROM customer WHERE business_no = '0000000007'`);
    await office.rows(`UPDATE customer SET name = '100%_상사' WHERE id = $1`, [percent?.id]);
    await office.rows(`UPDATE customer_order SET customer_name = '100%_상사' WHERE customer_id = $1`, [percent?.id]);
  });

  it.each([
    ['order number', 'O-2025-000077'],
    ['order number in small letters', 'o-2025-000077'],
    ['service number', 'J90000077'],
    ['service number with its hyphen (X-98)', 'J-90000077'],
    ['service number in small letters, with blanks around it', ' j90000077 '],
    ['contract number', 'C-2025-000077'],
  ])('finds an order by its %s', async (_, words) => {
    expect(await numbers('branch', words)).toEqual(['O-2025-000077']);
  });

  it('finds the orders of a business registration number, hyphens or not', async () => {
    const expected = (await office.rows<{ no: string }>(`SELECT order_no AS no FROM customer_order WHERE customer_id = (SELECT id FROM customer WHERE business_no = '0000000005') ORDER BY created_at DESC`)).map(({ no }) => no);
    expect(expected.length).toBeGreaterThan(10);
    for (const words of ['0000000005', '000-00-00005']) expect(await numbers('branch', words)).toEqual(expected);
  });

  it('finds by the beginning of a name, newest first, and by nothing in its middle', async () => {
    expect(new Set((await find('branch', '가상고객 00012')).map(({ customerName }) => customerName))).toEqual(new Set(['가상고객 00012']));
    expect(await find('branch', '가상고객'.normalize('NFD'))).toHaveLength(50);
    expect(await find('branch', '고객 00012')).toEqual([]);
  });

  it.each([
    ['its initial consonants', '㈜한빛여행사', 'ㅎㅂㅇ'],
    ['two of them that the keyboard wrote as one', '하부산업', 'ㅎㅄㅇ'],
    ['its beginning without legal form and blanks', '㈜한빛여행사', '한빛 여행'],
    ['its beginning with its legal form', '㈜한빛여행사', '㈜한빛'],
    ['a name that looks like a number', 'K2', 'k2'],
  ])('finds a customer and its orders by %s', async (_, name, words) => {
    await office.rows(`UPDATE customer SET name = $1 WHERE business_no = '0000000009'`, [name]);
    await office.rows(`UPDATE customer_order SET customer_name = $1 WHERE customer_id = (SELECT id FROM customer WHERE business_no = '0000000009')`, [name]);
    const { firms, orders } = await findAll('branch', words);
    expect(firms).toEqual([expect.objectContaining({ kind: 'CUSTOMER', name })]);
    expect(orders.length).toBeGreaterThan(0);
    expect((await findAll('system', words)).firms).toEqual([]);
  });

  it('finds a partner for the house by name, initials, code or business number', async () => {
    for (const words of ['가온시', 'ㄱㅇㅅㅅㅌ', 'p-system', 'Gaon']) expect([words, (await findAll('branch', words)).firms]).toEqual([words, [expect.objectContaining({ kind: 'PARTNER', code: 'P-SYSTEM' })]]);
  });

  it('finds among what waits for the person the tasks of an order and those of a step, by its words or their initials', async () => {
    const { items } = (await browserOf('sales').get('/api/tasks?box=mine&limit=1')).body as { items: { id: string; orderNo: string; step: string; name: { ko: string } }[] };
    const [first] = items;
    expect((await findAll('sales', first?.orderNo ?? '')).tasks.map(({ id }) => id)).toContain(first?.id);
    expect((await findAll('branch', first?.orderNo ?? '')).tasks).toEqual([]);
    const called = (await findAll('sales', first?.name.ko ?? '')).tasks;
    expect(new Set(called.map(({ step }) => step))).toEqual(new Set([first?.step]));
    expect((await findAll('sales', 'ㅅㅈㄱㅌ')).tasks.every(({ step }) => step === 'check-site')).toBe(true);
  });

  it('takes signs of patterns for what they are', async () => {
    expect(new Set((await find('branch', '100%_')).map(({ customerName }) => customerName))).toEqual(new Set(['100%_상사']));
    for (const words of ['%%', '__', '100\\%']) expect(await find('branch', words)).toEqual([]);
  });

  it('does not search a name by one letter, nor with nothing, nor by a legal form alone', async () => {
    expect(await find('branch', '가')).toEqual([]);
    for (const words of ['(주)', '주식회사', '주식회사 ']) expect([words, await findAll('branch', words)]).toEqual([words, { orders: [], tasks: [], bills: [], firms: [] }]);
    expect((await browserOf('branch').get('/api/search?q=%20')).problem).toMatchObject({ code: 'request.invalid', field: 'q', issues: [{ rule: 'required' }] });
  });

  it('finds for a partner what it works on, by number and by the name that it reads', async () => {
    expect(await numbers('system', 'O-2025-000078')).toEqual(['O-2025-000078']);
    expect(await numbers('system', 'O-2025-000077')).toEqual([]);
    const own = await find('system', '가상고객');
    expect(own).toHaveLength(50);
    expect(own.filter(({ orderNo }) => !/[89]$/.test(orderNo))).toEqual([]);
    expect(await numbers('system', '0000000005')).toEqual([]);
  });
});
