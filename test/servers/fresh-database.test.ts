import { Client } from 'pg';
import { Connection } from '@temporalio/client';
import { freshDatabase, temporalAddress } from '../world/servers';

const rows = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const result = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return result.rows;
};

describe('the servers of a test run', () => {
  it('give every test a database of its own: what one writes the next does not see', async () => {
    const [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
    await rows(first.url, 'CREATE TABLE only_here (id int)');
    expect(await rows(second.url, `SELECT to_regclass('only_here') AS found`)).toEqual([{ found: null }]);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('hold the schema already: the template was migrated once', async () => {
    const database = await freshDatabase();
    expect(await rows(database.url, `SELECT count(*) > 10 AS many FROM pg_tables WHERE schemaname = 'public'`)).toEqual([{ many: true }]);
    await database.drop();
  });

  it('include Temporal, with its default namespace ready', async () => {
    const connection = await Connection.connect({ address: temporalAddress() });
    const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    expect(namespaceInfo?.name).toBe('default');
    await connection.close();
  });
});
