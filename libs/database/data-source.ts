import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { types } from 'pg';
import { migrations } from './migrations/all';

const int8 = 20;
const date = 1082;
const timestampWithZone = 1184;

/** Won survive as bigint, business dates stay date-only text, instants are ISO text: nothing passes through a local zone. */
types.setTypeParser(int8, (text: string) => BigInt(text));
types.setTypeParser(date, (text: string) => text);
types.setTypeParser(timestampWithZone, (text: string) => new Date(text).toISOString());

/** The one connection pool of a process. */
export function dataSourceFor(url: string, poolSize = 10): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    poolSize,
    applicationName: 'ieum',
    installExtensions: false,
  });
}
