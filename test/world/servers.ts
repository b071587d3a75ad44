import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: this test belongs to the project "system", whose set-up starts the servers.`);
  return value;
};

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of the test's own with the schema and the seed, copied from the template; takes some milliseconds. */
export const freshDatabase = (): Promise<FreshDatabase> => databaseFrom(given('IEUM_TEST_TEMPLATE'));

/** One with nothing in it, as a new installation has it. */
export const emptyDatabase = (): Promise<FreshDatabase> => databaseFrom('template1');

async function databaseFrom(template: string): Promise<FreshDatabase> {
  const name = `ieum_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(given('IEUM_TEST_ADMIN_URL'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Where Temporal's server for this test run listens, host and port. */
export const temporalAddress = (): string => given('IEUM_TEST_TEMPORAL_ADDRESS');

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client({ connectionString: given('IEUM_TEST_ADMIN_URL') });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
