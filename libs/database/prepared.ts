import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** A statement that every request asks, outside of any transaction: parsed and planned once for each connection. `name` belongs to its text alone. */
export async function prepared<Row extends object>(database: DataSource, name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  const runner = database.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    return (await client.query<Row>({ name, text, values: [...values] })).rows;
  } finally {
    await runner.release();
  }
}
