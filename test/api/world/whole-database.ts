import type { TestOffice } from '../../world/test-office';

/** Of requests themselves: a key is kept only with what it changed, and a session notes when it was seen. */
const ofRequests = new Set(['person_session', 'request_key']);

/** Everything that the database holds, as one word a table: equal before and after where nothing changed. */
export async function wholeDatabase(office: TestOffice): Promise<Readonly<Record<string, string>>> {
  const tables = await office.rows<{ name: string }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`);
  const asked = tables.filter(({ name }) => !ofRequests.has(name)).map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS content FROM "${name}" t`);
  const rows = await office.rows<{ name: string; content: string }>(asked.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}
