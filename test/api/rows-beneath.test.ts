import type { Actor } from '../../libs/contract/sides';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { TestOffice } from '../world/test-office';
import { outsiders, twoCustomers, wordsOfOthers, type Outsider, type OutsiderName } from './world/two-customers';
import { wholeDatabase } from './world/whole-database';

let office: TestOffice;
let people: Record<OutsiderName, Outsider>;
let tables: readonly { readonly name: string; readonly guarded: boolean }[];

/** Tables that row-level security leaves open, each for its reason. A new table is guarded, or says here why not. */
const openToAll: Readonly<Record<string, string>> = {
  calendar_version: 'the calendar is everybody’s', holiday: 'the calendar is everybody’s', recording_day: 'how many recordings a Thursday takes', test_clock: 'what time it is',
  catalogue_version: 'prices as published', parameter_version: 'parameters as published', plan_version: 'the plans, without anybody’s rows',
  document_number: 'counters without rows of anybody', poke: 'names of workflows, deleted when told', stored_file: 'sizes by hash; whose a file is, document says',
  org_unit: 'the house’s units', org_unit_name: 'the house’s units', team: 'who holds which role', team_member: 'who holds which role', migrations: 'the application’s role may not read it',
};

beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  people = await twoCustomers(office);
  tables = await office.rows(`SELECT c.relname AS name, c.relrowsecurity AS guarded FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`);
}, 60_000);
afterAll(() => office?.close(), 60_000);

const guardedTables = (): string[] => tables.filter(({ guarded }) => guarded).map(({ name }) => name);

/** What people keep of themselves, as themselves. */
const ofOneself = new Set(['person_session', 'request_key', 'saved_view']);

/** Every row of every guarded table that somebody reaches by SQL as the application asks it. */
const reachedBy = (actor: Pick<Actor, 'side' | 'organisationId' | 'id'>) =>
  inTransaction(office.house.database, { ...systemActor, ...actor }, (tx) =>
    tx.query<{ name: string; content: string }>(guardedTables().map((name) => `SELECT '${name}' AS name, t::text AS content FROM "${name}" t`).join(' UNION ALL ')),
  );

const actorOf = async ({ browser, side, organisationId }: Outsider) => ({ side, organisationId, id: String((await browser.get('/api/me')).body['id']) });

describe('row-level security', () => {
  it('guards every table, but for those that say why not', () => {
    expect(tables.filter(({ guarded }) => !guarded).map(({ name }) => name).filter((name) => !(name in openToAll))).toEqual([]);
    expect(guardedTables().filter((name) => name in openToAll)).toEqual([]);
  });

  it.each(outsiders)('lets %s reach the own rows and nothing of others, in whatever table', async (name) => {
    const outsider = people[name];
    const reached = await reachedBy(await actorOf(outsider));
    const hidden = wordsOfOthers(outsider);
    expect(reached.filter(({ content }) => hidden.some((word) => content.includes(word))).map((row) => row.name)).toEqual([]);
    const own = outsider.side === 'PARTNER' ? ['customer_order', 'document', 'order_partner', 'partner_accrual', 'payout', 'recording_booking', 'run', 'task'] : ['bill', 'bill_line', 'contract', 'customer', 'customer_order', 'recording_booking', 'run', 'task'];
    expect(own.filter((table) => !reached.some((row) => row.name === table))).toEqual([]);
  });

  it.each(['PARTNER', 'CUSTOMER'] as const)('gives a %s of no order nothing', async (side) => {
    expect(await reachedBy({ side, organisationId: systemActor.organisationId, id: systemActor.organisationId })).toEqual([]);
  });

  it.each(outsiders)('lets %s reach the own firm and its people, of others a name alone where a row of theirs names somebody', async (name) => {
    const actor = await actorOf(people[name]);
    const asked = await inTransaction(office.house.database, { ...systemActor, ...actor }, async (tx) => ({
      firms: await tx.query(`SELECT id FROM organisation`),
      firmsOfPeople: await tx.query(`SELECT DISTINCT organisation_id AS id FROM person`),
      reps: await tx.query<{ name: string | null; known: boolean }>(`SELECT name_of(o.sales_rep_id) AS name, EXISTS (SELECT FROM person p WHERE p.id = o.sales_rep_id) AS known FROM customer_order o LIMIT 1`),
    }));
    expect(asked).toEqual({ firms: [{ id: actor.organisationId }], firmsOfPeople: [{ id: actor.organisationId }], reps: [{ name: expect.stringMatching(/[가-힣]/), known: false }] });
  });

  it.each(outsiders)('lets %s lock the own person and change or add nobody, and no firm', async (name) => {
    const actor = await actorOf(people[name]);
    const asOutsider = (sql: string) => inTransaction(office.house.database, { ...systemActor, ...actor }, (tx) => tx.query(sql, [actor.id]));
    expect(await asOutsider(`SELECT id FROM person WHERE id = $1 FOR UPDATE`)).toEqual([{ id: actor.id }]);
    const another = `SELECT gen_random_uuid(), organisation_id, login || '.2', name, email FROM person WHERE id = $1`;
    for (const write of [`UPDATE person SET name = '다른 이름' WHERE id = $1`, `INSERT INTO person (id, organisation_id, login, name, email) ${another}`, `UPDATE organisation SET name_ko = '다른 회사' WHERE id = (SELECT organisation_id FROM person WHERE id = $1)`])
      await expect(asOutsider(write)).rejects.toThrow('row-level security');
    expect(await asOutsider(`DELETE FROM person WHERE id <> $1 RETURNING id`)).toEqual([]);
  });

  it.each(outsiders)('lets %s write no row of any table, not even one that it may read and lock', async (name) => {
    const actor = { ...systemActor, ...(await actorOf(people[name])) };
    const before = await wholeDatabase(office);
    const columns = await office.rows<{ table: string; column: string }>(
      `SELECT table_name AS "table", min(column_name) AS "column" FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = ANY ($1) AND is_identity = 'NO' AND is_generated = 'NEVER' GROUP BY 1 ORDER BY 1`,
      [guardedTables().filter((table) => !ofOneself.has(table))],
    );
    const read = new Set((await reachedBy(actor)).map((row) => row.name));
    for (const { table, column } of columns) {
      const update = inTransaction(office.house.database, actor, (tx) => tx.query(`UPDATE "${table}" SET "${column}" = "${column}" RETURNING 1`));
      if (read.has(table)) await expect(update).rejects.toThrow(/row-level security|append-only/);
      else expect([table, await update]).toEqual([table, []]);
      expect([table, await inTransaction(office.house.database, actor, (tx) => tx.query(`DELETE FROM "${table}" RETURNING 1`))]).toEqual([table, []]);
    }
    expect(await inTransaction(office.house.database, actor, (tx) => tx.query(`SELECT id FROM task FOR UPDATE`))).not.toEqual([]);
    expect(await wholeDatabase(office)).toEqual(before);
  });

  it('lets the house reach what it works with: the test would see a row that is there', async () => {
    const reached = new Set((await reachedBy(systemActor)).map(({ name }) => name));
    for (const table of ['bill', 'document', 'moment', 'notice', 'recording_booking', 'run', 'run_event', 'task']) expect(reached).toContain(table);
  });

  it('binds every role of the application: none owns a table or passes by', async () => {
    expect(await office.rows(`SELECT rolname FROM pg_roles WHERE rolname = 'ieum_app' AND (rolsuper OR rolbypassrls OR rolcanlogin)`)).toEqual([]);
    expect(await office.rows(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = 'ieum_app'`)).toEqual([]);
  });
});
