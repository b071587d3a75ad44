import { holidaysInForce, type EnteredHoliday, type HolidayKind } from '../../database/calendar-versions';
import { rowsOfCsv } from '../../database/csv';
import type { Tx } from '../../database/transaction';
import { isPlainDate } from '../../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import type { CalendarChange } from './change-calendar';

const kinds: ReadonlySet<string> = new Set(['STATUTORY', 'SUBSTITUTE', 'TEMPORARY', 'ELECTION']);

/** What a day is by its name, where the file does not say: substitutes, temporary days and elections are named so. */
export function kindByName(name: string): HolidayKind {
  if (name.startsWith('대체공휴일')) return 'SUBSTITUTE';
  if (name.includes('임시공휴일')) return 'TEMPORARY';
  return name.includes('선거') ? 'ELECTION' : 'STATUTORY';
}

type Cells = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC').trim() : '');

function holidayOf(cells: Cells, name: string, row: number, fileName: string): EnteredHoliday | Refusal {
  const [date, kind, status] = [text(cells['date']), text(cells['kind']).toUpperCase() || kindByName(name), text(cells['status']).toUpperCase()];
  const fault = !isPlainDate(date) ? 'date' : name === '' || name.length > 60 ? 'name' : !kinds.has(kind) ? 'kind' : status !== 'OFFICIAL' && status !== 'ESTIMATED' ? 'status' : undefined;
  if (fault !== undefined || (status !== 'OFFICIAL' && status !== 'ESTIMATED')) return refuse('calendar.file-row', { field: 'file', params: { row, column: fault ?? 'status' } });
  return { date, name, kind: kind as HolidayKind, status, source: text(cells['source']) || fileName, sourceRef: text(cells['source_ref']) || null };
}

function cellsOf(content: string, isJson: boolean): readonly Cells[] | Refusal {
  if (!isJson) {
    const [header = [], ...rows] = rowsOfCsv(content);
    return rows.map((row) => Object.fromEntries(header.map((column, at) => [column.toLowerCase(), row[at] ?? ''])));
  }
  try {
    const read: unknown = JSON.parse(content);
    if (Array.isArray(read) && read.every((row) => typeof row === 'object' && row !== null)) return read as Cells[];
  } catch {
    // Told as what it is below.
  }
  return refuse('calendar.file-unreadable', { field: 'file' });
}

/** CSV with the columns date, name, kind, status, source, source_ref; or JSON as in `data/calendar/`, where a day may have several names. */
export function holidaysInFile(fileName: string, content: string): readonly EnteredHoliday[] | Refusal {
  const cells = cellsOf(content.replace(/^\uFEFF/, ''), /^\s*[[{]/.test(content));
  if (isRefusal(cells)) return cells;
  const found = cells.flatMap((row, at) => (Array.isArray(row['names']) ? row['names'] : [row['name']]).map((name) => holidayOf(row, text(name), at + 1, fileName)));
  const holidays = found.filter((one): one is EnteredHoliday => !isRefusal(one));
  if (holidays.length === 0 && found.length === 0) return refuse('calendar.file-unreadable', { field: 'file' });
  const unique = new Map(holidays.map((one) => [`${one.date} ${one.name}`, one]));
  return found.find(isRefusal) ?? [...unique.values()];
}

const keyOf = ({ date, name, kind, status }: EnteredHoliday): string => [date, name, kind, status].join(' ');

/** A file is the whole truth of the years that it names: what it does not name there is taken back, what is there already stays untouched. */
export async function changeByFile(tx: Tx, fileName: string, content: string, reason: string): Promise<CalendarChange | Refusal> {
  const holidays = holidaysInFile(fileName, content);
  if (isRefusal(holidays)) return holidays;
  const years = new Set(holidays.map(({ date }) => date.slice(0, 4)));
  const known = (await holidaysInForce(tx, '1900-01-01', '9999-12-31')).filter(({ date }) => years.has(date.slice(0, 4)));
  const [asked, there] = [new Set(holidays.map(keyOf)), new Set(known.map(keyOf))];
  return { reason, add: holidays.filter((one) => !there.has(keyOf(one))), revoke: known.filter((one) => !asked.has(keyOf(one))).map(({ date, name }) => ({ date, name })) };
}
