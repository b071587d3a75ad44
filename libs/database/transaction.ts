import type { DataSource, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Actor } from '../contract/sides';
import { isRefusal } from '../domain/refusal';

/** One transaction, as one person, at one business moment. */
export interface Tx {
  readonly actor: Actor;
  /** Business now, an ISO instant: the real clock, or the test clock where it is on. */
  readonly now: string;
  /** Business today in Asia/Seoul, `YYYY-MM-DD`. */
  readonly today: string;
  /** The newest calendar that is loaded; due dates are stored with it (K-24). */
  readonly calendarVersion: number;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The row, or undefined where there is none. */
  one<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row | undefined>;
  /** The pg client beneath, for COPY and for what must count rows. */
  readonly client: PoolClient;
  /** What this process has read of immutable versions (calendar, catalogue, plans), per database. */
  readonly versions: Map<string, unknown>;
}

const versionsOf = new WeakMap<DataSource, Map<string, unknown>>();

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Begins, takes the role that owns nothing, names the person for row-level security, and reads the clock: one round trip. */
const begin = (actor: Actor): string =>
  `BEGIN; SELECT set_config('role', 'ieum_app', true),
     set_config('ieum.person', ${quoted(actor.id)}, true), set_config('ieum.side', ${quoted(actor.side)}, true),
     set_config('ieum.organisation', ${quoted(actor.organisationId)}, true),
     business_now() AS now, (business_now() AT TIME ZONE 'Asia/Seoul')::date AS today,
     (SELECT coalesce(max(version), 0) FROM calendar_version) AS "calendarVersion"`;

/** In SQL: the person for whom the transaction is made. */
export const whoAsks = `nullif(current_setting('ieum.person', true), '')::uuid`;

type Clock = Pick<Tx, 'now' | 'today' | 'calendarVersion'>;

const transactionOn = (client: PoolClient, actor: Actor, versions: Map<string, unknown>, clock: Clock): Tx => {
  const query = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query(sql, [...parameters])).rows as Row[];
  return { actor, ...clock, client, versions, query, one: async <Row>(sql: string, parameters?: readonly unknown[]) => (await query<Row>(sql, parameters))[0] };
};

/** Two statements in one simple query give two results, which pg's types do not know. */
const clockOf = (results: unknown): Clock => {
  const second = Array.isArray(results) ? (results[1] as { rows: Clock[] } | undefined) : undefined;
  const clock = second?.rows[0];
  if (!clock) throw new Error('the database did not tell the time');
  return clock;
};

const clientOf = async (runner: QueryRunner): Promise<PoolClient> => (await runner.connect()) as PoolClient;

/** The clients whose transaction acts as the house at this moment. */
const actingAsHouse = new WeakSet<PoolClient>();

/**
 * Does what the house owes after an outsider's act (opens the next person's task, books a slot) inside the same transaction:
 * row-level security sees the house, the actor in logs and events stays the person. Check the person's rights before. Within itself it is the work alone.
 */
export async function asHouse<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  if (tx.actor.side === 'STAFF' || tx.actor.side === 'SYSTEM' || actingAsHouse.has(tx.client)) return work();
  await tx.query(`SELECT set_config('ieum.side', 'SYSTEM', true)`);
  actingAsHouse.add(tx.client);
  try {
    const result = await work();
    await tx.query(`SELECT set_config('ieum.side', $1, true)`, [tx.actor.side]);
    return result;
  } finally {
    actingAsHouse.delete(tx.client);
  }
}

/**
 * Runs `work` in one transaction as `actor`. What it throws rolls everything back, and so does a refusal that it returns: bad input changes nothing.
 */
export async function inTransaction<T>(database: DataSource, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const runner = database.createQueryRunner();
  const versions = versionsOf.get(database) ?? new Map<string, unknown>();
  versionsOf.set(database, versions);
  try {
    const client = await clientOf(runner);
    try {
      const result = await work(transactionOn(client, actor, versions, clockOf(await client.query(begin(actor)))));
      await client.query(isRefusal(result) ? 'ROLLBACK' : 'COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}
