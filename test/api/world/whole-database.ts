import type { TestOffice } from '../../world/test-office';
import type { Answer } from './browser';

/** Of requests themselves: a key is kept only with what it changed, and a session and a home page note when they were seen. */
const ofRequests = new Set(['home_visit', 'person_session', 'request_key']);

/** Everything that the database holds, as one word a table: equal before and after where nothing changed. */
export async function wholeDatabase(office: Pick<TestOffice, 'rows'>): Promise<Readonly<Record<string, string>>> {
  const tables = await office.rows<{ name: string }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`);
  const asked = tables.filter(({ name }) => !ofRequests.has(name)).map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS content FROM "${name}" t`);
  const rows = await office.rows<{ name: string; content: string }>(asked.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}

/** Asked for, refused, and nothing is other than before: the problem that was answered. */
export async function refusedWithoutTrace(office: TestOffice, asked: () => Promise<Answer>): Promise<Answer['problem']> {
  const before = await wholeDatabase(office);
  const { problem } = await asked();
  expect(await wholeDatabase(office)).toEqual(before);
  return problem;
}

/** What every problem says, in the two languages of the house. */
export const inBothLanguages = { ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/[a-z]/) };
