import { calendarFrom, type BusinessCalendar, type HolidayRow } from '../domain/calendar/business-calendar';
import { calendarCoverage, type CalendarCoverage } from '../domain/calendar/official-months-ahead';
import type { PlainDate } from '../domain/calendar/plain-date';
import { insertRows } from './insert-rows';
import type { Tx } from './transaction';

export type HolidayKind = 'STATUTORY' | 'SUBSTITUTE' | 'TEMPORARY' | 'ELECTION' | 'BANK' | 'COMPANY';

/** A holiday as it is entered: by which gazette it is known, and whether it is official. */
export interface EnteredHoliday {
  readonly date: PlainDate;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly status: 'OFFICIAL' | 'ESTIMATED';
  readonly source: string;
  readonly sourceRef: string | null;
}

export interface HolidayInForce extends EnteredHoliday {
  readonly knownFrom: number;
}

const statutory = `calendar = 'KR_STATUTORY' AND revoked_at IS NULL`;

export const holidaysInForce = (tx: Tx, from: PlainDate, to: PlainDate): Promise<HolidayInForce[]> =>
  tx.query(
    `SELECT date, name_ko AS name, kind, status, source, source_ref AS "sourceRef", valid_from_knowledge AS "knownFrom" FROM holiday WHERE ${statutory} AND date BETWEEN $1 AND $2 ORDER BY date, name_ko`,
    [from, to],
  );

const holidayRows = (tx: Tx): Promise<HolidayRow[]> =>
  tx.query(
    `SELECT date, array_agg(name_ko) AS names, CASE WHEN bool_and(status = 'OFFICIAL') THEN 'official' ELSE 'estimated' END AS status FROM holiday WHERE ${statutory} GROUP BY date`,
  );

/** The calendar as it lies in this transaction: a version that may never be committed is not kept by the process. */
export async function calendarAsItIs(tx: Tx, version: number): Promise<BusinessCalendar | undefined> {
  const rows = await holidayRows(tx);
  return rows.length > 0 ? calendarFrom(rows, version) : undefined;
}

/** How far official rows reach from a real date; where there is no row, nowhere. */
export async function coverageOn(tx: Tx, realToday: PlainDate): Promise<CalendarCoverage> {
  const calendar = await calendarAsItIs(tx, tx.calendarVersion);
  return calendar ? calendarCoverage(realToday, calendar) : 'READ_ONLY';
}

/** The next version of the calendar: its rows say from which on they are known, and in which they were taken back (K-24). One at a time. */
export async function newCalendarVersion(tx: Tx, reason: string, change: { readonly add: readonly EnteredHoliday[]; readonly revoke: readonly Pick<EnteredHoliday, 'date' | 'name'>[] }): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('calendar_version'))`);
  const row = await tx.one<{ version: number }>(
    `INSERT INTO calendar_version (version, loaded_at, loaded_by, reason) SELECT coalesce(max(version), 0) + 1, $1, $2, $3 FROM calendar_version RETURNING version`,
    [tx.now, tx.actor.id, reason],
  );
  const version = row?.version ?? 0;
  await tx.query(
    `UPDATE holiday h SET revoked_at = $1, revoked_in = $2 FROM unnest($3::date[], $4::text[]) AS r (date, name) WHERE h.${statutory} AND h.date = r.date AND h.name_ko = r.name`,
    [tx.now, version, change.revoke.map(({ date }) => date), change.revoke.map(({ name }) => name)],
  );
  await insertRows(
    tx,
    'holiday',
    [
      { name: 'date', type: 'date', of: (one) => one.date },
      { name: 'name_ko', type: 'text', of: (one) => one.name },
      { name: 'kind', type: 'text', of: (one) => one.kind },
      { name: 'status', type: 'text', of: (one) => one.status },
      { name: 'source', type: 'text', of: (one) => one.source },
      { name: 'source_ref', type: 'text', of: (one) => one.sourceRef },
      { name: 'valid_from_knowledge', type: 'int', of: () => version },
    ],
    change.add,
  );
  return version;
}
