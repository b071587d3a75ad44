import { Client } from 'pg';

/** Does some work on a connection of its own. */
export async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function rowOf<Row extends object>(url: string, sql: string, parameters: unknown[] = []): Promise<Row> {
  const [row] = await onDatabase(url, async (client) => (await client.query<Row>(sql, parameters)).rows);
  if (!row) throw new Error(`no row: ${sql}`);
  return row;
}
