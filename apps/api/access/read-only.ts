import type { DataSource } from 'typeorm';
import { systemActor } from '../../../libs/contract/sides';
import { coverageOn } from '../../../libs/database/calendar-versions';
import { inTransaction } from '../../../libs/database/transaction';
import type { CalendarCoverage } from '../../../libs/domain/calendar/official-months-ahead';

/** The date on the wall in Seoul, whatever business time says: holidays end in real time. */
const realToday = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());

const known = new WeakMap<DataSource, { readonly of: string; readonly coverage: CalendarCoverage }>();

/** How far the official rows of the newest calendar reach; looked up once for a version and a day. */
export async function coverageToday(database: DataSource): Promise<CalendarCoverage> {
  const [row] = await database.query<{ version: number }[]>(`SELECT coalesce(max(version), 0) AS version FROM calendar_version`);
  const of = `${row?.version ?? 0} ${realToday()}`;
  const last = known.get(database);
  if (last?.of === of) return last.coverage;
  const coverage = await inTransaction(database, systemActor, (tx) => coverageOn(tx, realToday()));
  known.set(database, { of, coverage });
  return coverage;
}

/** Under a month of official rows nothing is changed any more: a date that a change computes could be wrong. */
export const isReadOnly = async (database: DataSource): Promise<boolean> => (await coverageToday(database)) === 'READ_ONLY';
