import { calendarFrom, type BusinessCalendar, type HolidayRow } from '../domain/calendar/business-calendar';
import type { PlainDate } from '../domain/calendar/plain-date';
import { refuse, type Refusal } from '../domain/refusal';
import type { Tx } from './transaction';

/** Reads an immutable version once per process. */
async function once<T>(tx: Tx, name: string, read: () => Promise<T>): Promise<T> {
  const known = tx.versions.get(name);
  if (known !== undefined) return known as T;
  const value = await read();
  tx.versions.set(name, value);
  return value;
}

/** The newest calendar, as a snapshot that pure functions read (K-24). Throws where none is loaded: nothing can be due without one. */
export const calendarOf = (tx: Tx): Promise<BusinessCalendar> =>
  once(tx, `calendar ${tx.calendarVersion}`, async () => {
    const rows = await tx.query<HolidayRow>(
      `SELECT date, array_agg(name_ko) AS names, CASE WHEN bool_and(status = 'OFFICIAL') THEN 'official' ELSE 'estimated' END AS status
         FROM holiday WHERE revoked_at IS NULL AND calendar = 'KR_STATUTORY' GROUP BY date`,
    );
    return calendarFrom(rows, tx.calendarVersion);
  });

interface VersionRow<T> {
  readonly code: string;
  readonly content: T;
}

const versionInForce = async <T>(tx: Tx, table: 'catalogue_version' | 'parameter_version', on: PlainDate): Promise<T | Refusal> => {
  const found = await tx.one<{ code: string; content_hash: string }>(
    `SELECT code, content_hash FROM ${table} WHERE effective_from <= $1 ORDER BY effective_from DESC LIMIT 1`,
    [on],
  );
  if (!found) return refuse('catalogue.not-in-force', { params: { date: on } });
  return once(tx, `${table} ${found.code} ${found.content_hash}`, async () => {
    const row = await tx.one<VersionRow<T>>(`SELECT code, content FROM ${table} WHERE code = $1`, [found.code]);
    if (!row) throw new Error(`${table} ${found.code} vanished`);
    return row.content;
  });
};

/** The price catalogue in force on a business date; refuses a date before the first. `T` is the shape of the data file. */
export const catalogueContentOf = <T>(tx: Tx, on: PlainDate): Promise<T | Refusal> => versionInForce<T>(tx, 'catalogue_version', on);

/** The parameters (rates, limits, rules) in force on a business date. */
export const parameterContentOf = <T>(tx: Tx, on: PlainDate): Promise<T | Refusal> => versionInForce<T>(tx, 'parameter_version', on);
