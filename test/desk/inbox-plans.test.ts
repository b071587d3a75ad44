import type { Actor, ActsFor } from '../../libs/contract/sides';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { statementOfChanges } from '../../libs/desk/home/changes-since';
import { linesAhead } from '../../libs/desk/home/lines-ahead';
import { boxes, countBoxes, inboxStatement, type InboxQuery } from '../../libs/desk/inbox';
import { search } from '../../libs/desk/search/search';
import { listOfOrders } from '../../libs/orders/list-of-orders';
import { Browser } from '../api/world/browser';
import { manyTasks } from '../api/world/many-tasks';
import { TestOffice } from '../world/test-office';

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Node[];
}

/** The product team's person stands in for a rep, and for a colleague's receipts. */
const people = ['sales', 'consulting', 'system', 'product'] as const;
type Person = (typeof people)[number];

let office: TestOffice;
let actors: ReadonlyMap<string, Actor>;

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  await manyTasks(office, 20_000, 2_000);
  actors = new Map(await Promise.all(people.map(async (login) => [login, await actorOf(login)] as const)));
}, 120_000);
afterAll(() => office?.close(), 60_000);

const wholeDeskOf = async (login: Person): Promise<ActsFor> => ({ personId: String((await (await Browser.signedIn(office.url, login)).get('/api/me')).body['id']), role: null, step: null, taskIds: null });

async function actorOf(login: Person): Promise<Actor> {
  const me = (await (await Browser.signedIn(office.url, login)).get('/api/me')).body as unknown as Actor & { organisation: { id: string } };
  const actsFor = login === 'product' ? [await wholeDeskOf('sales'), { ...(await wholeDeskOf('consulting')), step: 'receive-application' }] : [];
  return { id: me.id, name: me.name, side: me.side, organisationId: me.organisation.id, memberships: me.memberships, actsFor };
}

const as = <T>(login: Person, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const actor = actors.get(login);
  if (!actor) throw new Error(`${login} is nobody`);
  return inTransaction(office.house.database, actor, work);
};

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Asked once before it is looked at: what a connection reads of the catalogue the first time is no page of the list. */
async function planOf(tx: Tx, sql: string, parameters: readonly unknown[]) {
  await tx.query(sql, parameters);
  const [row] = await tx.query<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(`EXPLAIN (FORMAT JSON, ANALYZE, BUFFERS) ${sql}`, parameters);
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('there is no plan');
  const nodes = nodesOf(plan).filter((node) => node['Actual Loops'] > 0);
  return {
    sorts: nodes.filter((node) => node['Node Type'].endsWith('Sort')).length,
    read: nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']),
    buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
  };
}

const planOfBox = (login: Person, query: Omit<InboxQuery, 'limit'>) => as(login, (tx) => {
  const { sql, parameters } = inboxStatement(tx, { ...query, limit: 25 });
  return planOf(tx, sql, parameters);
});

const walksItsIndex = { sorts: 0, read: [] };
const boxesAndSorts = boxes.flatMap((box) => (['due', 'opened'] as const).map((sort) => [box, sort] as const));

/** Late tasks by the day they were opened are looked for in the whole order: its index is read, rows that are not late are not. Late ones of a team are told from one's own by the row. */
const ownBuffers = (box: string, sort: string): number => (box === 'overdue' ? (sort === 'due' ? 60 : 220) : 40);
/** Whoever stands in for part of a desk passes the rest of it by, row by row. */
const mostBuffers = (login: Person, box: string, sort: string): number => (login === 'product' ? 2.5 : 1) * ownBuffers(box, sort);

describe.each(people)('20,000 tasks: a page of %s', (login) => {
  it.each(boxesAndSorts)('%s by %s is walked in its order and stops', async (box, sort) => {
    const plan = await planOfBox(login, { box, sort });
    expect(plan).toMatchObject(walksItsIndex);
    expect(plan.buffers).toBeLessThanOrEqual(mostBuffers(login, box, sort));
  });

  it.each(boxesAndSorts)('%s by %s goes on in the middle of nowhere', async (box, sort) => {
    const value = box === 'done' ? '2026-08-22T00:00:00.000Z' : sort === 'due' ? '2026-09-20' : '2026-08-15T00:00:00.000Z';
    const plan = await planOfBox(login, { box, sort, after: { value, id: '01900004-0000-7000-8000-000000000001' } });
    expect(plan).toMatchObject(walksItsIndex);
    expect(plan.buffers).toBeLessThanOrEqual(mostBuffers(login, box, sort));
  });

  const customerId = '01900001-0000-7000-8000-000000000011';
  it.each<[string, Partial<InboxQuery>]>([
    ['a step', { step: 'apply-vpn' }],
    ['a step that nobody has', { step: 'no-such-step' }],
    ['a customer', { customerId }],
    ['a customer and a step', { customerId, step: 'apply-vpn' }],
    ['due dates', { dueFrom: '2026-09-10', dueTo: '2026-09-12' }],
    ['days that are over', { dueTo: '2026-08-01' }],
    ['a partner', { partnerId: '01900001-0000-7000-8000-000000000001' }],
  ])('every box by %s keeps its order and reads little beside what it shows', async (_, filter) => {
    for (const [box, sort] of boxesAndSorts) {
      const plan = await planOfBox(login, { box, sort, ...filter });
      expect([box, sort, plan]).toEqual([box, sort, expect.objectContaining(walksItsIndex)]);
      expect([box, sort, plan.buffers <= 250]).toEqual([box, sort, true]);
    }
  });
});

/** The plans of the statements that `asks` sends, as one. */
const planOfAsked = (login: Person, asks: (tx: Tx) => Promise<unknown>) =>
  as(login, async (tx) => {
    const asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
    const noted = <T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> => {
      asked.push({ sql, parameters });
      return tx.query<T>(sql, parameters);
    };
    await asks({ ...tx, query: noted, one: async <T>(sql: string, parameters?: readonly unknown[]) => (await noted<T>(sql, parameters))[0] });
    const plans = [];
    for (const { sql, parameters } of asked) plans.push(await planOf(tx, sql, parameters));
    return { read: plans.flatMap(({ read }) => read), buffers: plans.reduce((sum, { buffers }) => sum + buffers, 0) };
  });

describe('what else a screen asks of 20,000 orders', () => {
  it('counting stops at 1,000, shown as 1,001, and reads no more for it', async () => {
    expect(await as('sales', countBoxes)).toMatchObject({ mine: 1001, team: 1001, waiting: 1001, 'in-progress': 798, done: 1001 });
    expect((await planOfAsked('sales', countBoxes)).buffers).toBeLessThan(8_000);
  });

  it.each(people)('%s finds by number, by the beginning of a name, its initials and a step, and no table is read from end to end', async (login) => {
    for (const words of ['O-2025-000078', 'J-90000078', '000-00-00005', '가상고객 00012', 'ㄱㅅㄱㄱ00012', '적재']) {
      const { read, buffers } = await planOfAsked(login, (tx) => search(tx, words));
      // Contracts and bills there are none; of firms there are few.
      expect([words, read.filter((table) => !['contract', 'bill', 'organisation'].includes(table ?? ''))]).toEqual([words, []]);
      // A partner's own orders are looked through for a name.
      expect([words, buffers < (login === 'system' ? 20_000 : 400)]).toEqual([words, true]);
    }
  });

  it.each(people)('what changed for %s since yesterday, or since long ago, is read along the indexes', async (login) => {
    for (const since of ['2026-08-31T00:00:00Z', '2026-01-01T00:00:00Z']) {
      const { read, buffers } = await as(login, (tx) => {
        const { sql, parameters } = statementOfChanges(tx, since);
        return planOf(tx, sql, parameters);
      });
      // The log of these orders is empty, and read as such.
      expect([since, read.filter((table) => table !== 'person' && table !== 'run_event')]).toEqual([since, []]);
      // Of a rep's newest 300 orders the end of each log is read.
      expect([since, buffers < (login === 'sales' ? 4_500 : 1_500), buffers]).toEqual([since, true, buffers]);
    }
  });

  it('the lines of two weeks are found among the tasks of all others', async () => {
    const { read, buffers } = await planOfAsked('sales', linesAhead);
    expect([read, buffers < 60]).toEqual([[], true]);
  });

  it.each<[string, Parameters<typeof listOfOrders>[1]]>([
    ['all of them', {}],
    ['the own', { mine: true }],
    ['of a status', { status: 'IN_ACTIVATION' }],
    ['of a status that none has', { status: 'REJECTED' }],
    ['the own, of a status that none has', { status: 'REJECTED', mine: true }],
  ])('a page of orders reads little beside what it shows: %s', async (_, filter) => {
    const { read, buffers } = await planOfAsked('sales', (tx) => listOfOrders(tx, filter));
    expect([read.filter((table) => table !== 'person'), buffers < 260]).toEqual([[], true]);
  });

  it('orders of a customer are found among those of all others', async () => {
    const [customer] = await office.rows<{ id: string }>(`SELECT id FROM customer LIMIT 1`);
    const actor: Actor = { id: customer?.id ?? '', side: 'CUSTOMER', organisationId: customer?.id ?? '', name: '', memberships: [] };
    actors = new Map([...actors, ['customer', actor]]);
    const { read, buffers } = await planOfAsked('customer' as Person, (tx) => listOfOrders(tx, {}));
    expect([read.filter((table) => table !== 'person'), buffers < 80]).toEqual([[], true]);
  });

  it('row-level security is told as a yes or no, which the planner does not take for rare', async () => {
    const told = await office.rows<{ policy: string }>(
      `SELECT tablename || '.' || policyname AS policy FROM pg_policies WHERE schemaname = 'public' AND tablename = ANY ($1) AND qual LIKE '%''ieum.side''::text, true) AS current_setting)%'`,
      [['task', 'run', 'customer_order', 'customer', 'order_partner', 'contract', 'document', 'recording_booking']],
    );
    expect(told).toEqual([]);
  });
});
